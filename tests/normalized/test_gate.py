"""The gate refuses what breaks the definition, and says which row of which table breaks what."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from normalized import GateError, Release
from normalized.exports import ReleaseTables
from normalized.release.gate import all_checks, cell_rules, check_tables
from normalized.schema import TABLES, table
from normalized.schema.arrow import arrow_schema, write_parquet
from tests.normalized.factory import publish, three_towns


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return publish(tmp_path_factory.mktemp("gate"), [three_towns()])


def refused(release: Release, tmp_path: Path, name: str, change: Any) -> tuple[str, ...]:
    """What the gate says after one row of a table was changed."""
    parquet = tmp_path / "parquet"
    shutil.copytree(release.path / "parquet", parquet)
    path = parquet / f"{name}.parquet"
    rows = pq.read_table(path).to_pylist()
    change(rows)
    schema = arrow_schema(table(name))
    loose = pa.schema([field.with_nullable(True) for field in schema], metadata=schema.metadata)
    broken = pa.Table.from_pylist(rows, loose)
    write_parquet(table(name), [broken], path)
    with closing(ReleaseTables.from_parquet(parquet)) as tables, pytest.raises(GateError) as error:
        check_tables(tables, parquet)
    return error.value.failures


def _first(rows: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next(row for row in rows if row["type"] == kind)


def test_a_sound_release_passes(release: Release) -> None:
    with closing(ReleaseTables.from_parquet(release.path / "parquet")) as tables:
        check_tables(tables, release.path / "parquet")


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("mentions", lambda rows: rows[0].update(raw="24 mars 1952"), "raw is the text between start and end"),
        ("mentions", lambda rows: rows[0].update(end=4000), "raw is the text between start and end"),
        ("mentions", lambda rows: rows.append(dict(rows[0])), "(page_id, block, start, end, type) is unique"),
        ("mentions", lambda rows: rows[0].update(type="animal"), "type is one of the allowed values"),
        ("mentions", lambda rows: rows[0].update(value=""), "value is not the empty text"),
        ("mentions", lambda rows: _first(rows, "date").update(value="13.2019"), "value is EDTF"),
        ("pages", lambda rows: rows[0].update(published="2019-02-30"), "published is EDTF"),
        ("mayors", lambda rows: rows[0].update(as_of=["2019", "since 2014"]), "as_of is EDTF"),
        ("mentions", lambda rows: rows[0].update(confidence=1.5), "confidence is at most 1"),
        ("mentions", lambda rows: rows[0].update(confidence=float("nan")), "confidence is a number"),
        ("mentions", lambda rows: rows[0].update(confidence=-0.5), "confidence is at least 0"),
        ("mentions", lambda rows: rows[0].update(attributes="{"), "attributes is JSON"),
        ("mentions", lambda rows: rows[0].update(area_id="42"), "(area_id) is a row of cities"),
        ("mentions", lambda rows: rows[0].update(block=77), "(page_id, block) is a row of blocks"),
        ("mentions", lambda rows: rows[0].update(first_day="1952"), "first_day matches"),
        ("mentions", lambda rows: rows.pop(), "n_blocks, n_kept and n_mentions count"),
        ("blocks", lambda rows: rows[0].update(language="french"), "language matches"),
        ("pages", lambda rows: rows[0].update(source="nobody"), "(source) is a row of sources"),
        ("pages", lambda rows: rows[0].update(country="fr"), "country matches"),
        ("pages", lambda rows: rows.clear(), "there is at least one page"),
        ("cities", lambda rows: rows[0].update(latitude=91.0), "latitude is at most 90"),
        ("cities", lambda rows: rows.pop(0), "is a row of cities"),
        ("mayors", lambda rows: rows[0].update(person_id="0" * 16), "(person_id) is a row of people"),
        ("mayors", lambda rows: rows[0]["evidence"][0].update(end=4000), "evidence lies inside a block's text"),
        ("partnerships", lambda rows: rows[0]["evidence"][0].update(block=9), "evidence lies inside a block's text"),
        ("issues", lambda rows: rows.clear(), "a failed page has an issue that says why"),
    ],
)
def test_what_breaks_a_rule_is_refused(release: Release, tmp_path: Path, name: str, change: Any, says: str) -> None:
    failures = refused(release, tmp_path, name, change)
    assert any(says in failure for failure in failures), failures


def test_a_missing_required_value_is_refused_even_where_parquet_allows_it(release: Release, tmp_path: Path) -> None:
    parquet = tmp_path / "parquet"
    shutil.copytree(release.path / "parquet", parquet)
    path = parquet / "people.parquet"
    people = pq.read_table(path)
    loose = pa.schema([field.with_nullable(True) for field in people.schema])
    pq.write_table(pa.Table.from_pylist([people.to_pylist()[0] | {"name": None}], loose), path)
    with closing(ReleaseTables.from_parquet(parquet)) as tables, pytest.raises(GateError) as error:
        check_tables(tables, parquet)
    assert error.value.failures == ("people: columns are not those of the definition",)


def test_every_check_names_its_table_and_rule() -> None:
    named = [(check.table, check.rule) for check in all_checks()]
    named += [(rule.table.name, rule.rule) for table in TABLES for rule in cell_rules(table)]
    assert len(set(named)) == len(named)
