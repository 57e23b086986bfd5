"""The forms of a release say the same; CSV is harmless in a spreadsheet; SQLite can be searched."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from frictionless import Package, system
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from normalized import CorruptRelease, Release, UnknownExport
from normalized.exports import ReleaseTables, all_exports, export, export_release, register
from normalized.exports import registry as registry_module
from normalized.exports.csv_tables import unescape
from normalized.schema import TABLES, ColumnType, table
from tests.normalized.factory import LISBON, PageWriter, publish, three_towns

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")

HOSTILE = [
    '=HYPERLINK("http://example.org";"x")',
    "+352 4796-1",
    "-2+3",
    "@SUM(A1)",
    "\tindented",
    "\rreturned",
    "'quoted",
    "''twice",
    "tel:+352 as text",
    'a "quoted", comma;\nand a line',
    "😀 emoji",
    "nothing \x00 between",
    "plain",
]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    hostile = PageWriter("fr-metz", "hostile", title="=1+1")
    for text in HOSTILE:
        hostile.block(text)
    hostile.block("=Anna Blum & Lisboa").mayor("=Anna Blum", LISBON, "@maire")
    return publish(tmp_path_factory.mktemp("exports"), [[*three_towns(), hostile.result()]])


def csv_rows(release: Release, name: str) -> list[dict[str, str]]:
    with (release.path / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def jsonl_rows(release: Release, name: str) -> list[dict[str, Any]]:
    with (release.path / "jsonl" / f"{name}.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def parquet_rows(release: Release, name: str) -> list[dict[str, Any]]:
    objects = [column.name for column in table(name).columns if column.type is ColumnType.OBJECT]
    rows: list[dict[str, Any]] = pq.read_table(release.path / "parquet" / f"{name}.parquet").to_pylist()
    for row in rows:
        row.update({column: row[column] and json.loads(row[column]) for column in objects})
    return rows


@pytest.fixture
def database(release: Release) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{release.path}/rathaus.sqlite?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


@pytest.mark.parametrize("name", [defined.name for defined in TABLES])
def test_jsonl_says_what_parquet_says_and_fits_its_schema(release: Release, name: str) -> None:
    rows = jsonl_rows(release, name)
    assert rows == parquet_rows(release, name)
    validator = Draft202012Validator(json.loads((release.path / "schema" / f"{name}.json").read_text("utf-8")))
    for row in rows:
        validator.validate(row)


@pytest.mark.parametrize("name", [defined.name for defined in TABLES])
def test_csv_says_what_parquet_says(release: Release, name: str) -> None:
    for cells, row in zip(csv_rows(release, name), parquet_rows(release, name), strict=True):
        for column in table(name).columns:
            cell, value = cells[column.name], row[column.name]
            if value is None:
                assert cell == ""
            elif column.type is ColumnType.STRING:
                assert unescape(cell, phones=column.phones) == value
            elif column.type in (ColumnType.INTEGER, ColumnType.NUMBER):
                assert float(cell) == value
            else:
                assert json.loads(cell) == value


@pytest.mark.parametrize("name", [defined.name for defined in TABLES])
def test_sqlite_says_what_parquet_says(release: Release, database: sqlite3.Connection, name: str) -> None:
    key = ", ".join(f'"{column}"' for column in table(name).key)
    found = database.execute(f"SELECT * FROM {name} ORDER BY {key}").fetchall()
    for stored, row in zip(found, parquet_rows(release, name), strict=True):
        for column in table(name).columns:
            value = stored[column.name]
            if column.type in (ColumnType.OBJECT, ColumnType.STRINGS, ColumnType.EVIDENCE):
                value = value and json.loads(value)
            assert value == row[column.name]


def test_no_csv_cell_starts_with_a_formula_sign(release: Release) -> None:
    cells = [
        (defined.name, column, cell)
        for defined in TABLES
        for row in csv_rows(release, defined.name)
        for column, cell in row.items()
        if cell.startswith(FORMULA_SIGNS)
    ]
    assert cells == []


def test_phone_numbers_in_csv_are_uris(release: Release) -> None:
    assert [row["value"] for row in csv_rows(release, "contacts") if row["type"] == "voice"] == ["tel:+35247961"]
    assert [row["value"] for row in csv_rows(release, "mentions") if row["type"] == "phone"] == ["tel:+35247961"]


def test_a_longitude_in_the_west_is_still_a_number(release: Release) -> None:
    (lisbon,) = (row for row in csv_rows(release, "cities") if row["name"] == "Lisbon")
    assert lisbon["longitude"] == " -9.13333"
    assert float(lisbon["longitude"]) == -9.13333


def test_lines_of_csv_end_with_a_line_feed_and_files_have_no_byte_order_mark(release: Release) -> None:
    content = (release.path / "csv" / "people.csv").read_bytes()
    assert content.startswith(b"person_id,name")
    assert b"\r" not in content


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("jumelée", {"Jumelages", "Villes jumelées"}),
        ("JUMELEE", {"Jumelages", "Villes jumelées"}),
        ("netz", {"Partnerstädte"}),
    ],
)
def test_the_text_of_pages_can_be_searched(database: sqlite3.Connection, query: str, titles: set[str]) -> None:
    found = database.execute(
        "SELECT pages.title FROM pages_fts JOIN pages ON pages.rowid = pages_fts.rowid WHERE pages_fts MATCH ?", [query]
    ).fetchall()
    assert {row["title"] for row in found} == titles


def test_noise_is_not_searched_but_is_there(database: sqlite3.Connection) -> None:
    assert database.execute("SELECT count(*) FROM pages_fts WHERE pages_fts MATCH 'accueil'").fetchone()[0] == 0
    (label,) = database.execute("SELECT label FROM blocks WHERE text LIKE 'Accueil%'").fetchall()
    assert label["label"] == "navigation"


def test_sqlite_keeps_its_references(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


class CityNames:
    """An export format as a stranger would write it."""

    name = "city-names"
    in_release = False

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        path = folder / "cities.txt"
        path.write_text("".join(f"{row['name']}\n" for row in tables.rows(table("cities"))), encoding="utf-8")
        return [path]


def test_a_stranger_registers_a_format_by_the_same_door(
    release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry_module, "_EXPORTS", dict(all_exports()))
    register(CityNames())
    with closing(ReleaseTables.from_parquet(release.path / "parquet")) as tables:
        (written,) = export("city-names").write(tables, tmp_path)
    assert "Trier\n" in written.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["popolo", "geojson", "json-ld", "feeds", "site"])
def test_what_leaves_the_house_names_whom_the_places_are_owed_to(release: Release, name: str, tmp_path: Path) -> None:
    written = export_release(release.path, name, tmp_path)
    left = [path for path in written if path.name not in ("style.css", "etags.json", "index.json")]
    assert left
    assert [path.name for path in left if "geonames" not in path.read_text("utf-8").lower()] == []


def test_an_export_removes_what_the_one_before_wrote_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    both = publish(tmp_path / "one", [three_towns()])
    export_release(both.path, "site", folder)
    (folder / "city" / "mine.html").write_text("mine")
    quiet = publish(tmp_path / "two", [[PageWriter("fr-metz", "a").block("Rien.").result()]])
    written = export_release(quiet.path, "site", folder)
    left = {path for path in folder.rglob("*") if path.is_file()}
    assert left == {*written, folder / "city" / "mine.html", folder / ".site.json"}


def test_a_note_that_names_files_elsewhere_removes_none_of_them(release: Release, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".geojson.json").write_text('["../mine.txt"]')
    export_release(release.path, "geojson", tmp_path / "out")
    (tmp_path / "out" / ".geojson.json").write_text("no JSON")
    export_release(release.path, "geojson", tmp_path / "out")
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_an_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownExport, match=r"'papyrus'; there are csv, .*parquet, .*sqlite"):
        export("papyrus")


def test_a_folder_without_all_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorruptRelease, match=r"sources\.parquet is missing"):
        ReleaseTables.from_parquet(tmp_path)


@settings(max_examples=4, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1))
def test_any_text_survives_every_form(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    writer = PageWriter("fr-metz", "a")
    for text in texts:
        writer.block(text)
    published = publish(tmp_path_factory.mktemp("any"), [[writer.result()]])
    assert [row["text"] for row in parquet_rows(published, "blocks")] == texts
    assert [row["text"] for row in jsonl_rows(published, "blocks")] == texts
    assert [unescape(row["text"]) for row in csv_rows(published, "blocks")] == texts


def test_frictionless_accepts_hostile_text_too(release: Release) -> None:
    with system.use_context(trusted=True):
        report = Package(str(release.path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["taskNumber", "rowNumber", "fieldName", "type", "message"])
