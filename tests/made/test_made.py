"""The made corpus through the real run: exactly the expected facts and issues, and in three more releases exactly the
expected changes, each with its cause."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.intake.request import RunRequest
from flows.runs.run import run_without_prefect
from flows.settings import Settings
from normalized import Release

HERE = Path(__file__).parent
EXPECTED: dict[str, Any] = yaml.safe_load((HERE / "expected.yaml").read_text("utf-8"))
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Told:
    """A release, and its tables as lines of JSON."""

    release: Release

    def rows(self, table: str) -> Rows:
        """The rows of a table."""
        return [json.loads(line) for line in self._lines(f"jsonl/{table}.jsonl")]

    def changes(self) -> Rows:
        """What the release before did not say."""
        return [json.loads(line) for line in self._lines("changes.jsonl")]

    def _lines(self, name: str) -> list[str]:
        return (self.release.path / name).read_text("utf-8").splitlines()

    def names(self) -> dict[str, str]:
        """The name of each city, and the cities of each partnership, by id."""
        cities = {row["area_id"]: row["name"] for row in self.rows("cities")}
        return cities | {row["partnership_id"]: _pair(row, cities) for row in self.rows("partnerships")}


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """The first release and three more, each after one thing has changed."""
    root = tmp_path_factory.mktemp("made")
    pages, catalogue = root / "pages", root / "catalogue"
    shutil.copytree(HERE / "pages", pages)
    shutil.copytree(HERE / "catalogue", catalogue)
    settings = Settings(data=root / "data", workers=2, batch_pages=8, page_seconds=120)

    def publish() -> Told:
        return Told(run_without_prefect(RunRequest(paths=(str(pages),), catalogue=catalogue), settings).release)

    made = {"first": publish()}
    shutil.copytree(HERE / "edited", pages, dirs_exist_ok=True)
    made["a page is edited"] = publish()
    shutil.copytree(HERE / "rules", catalogue, dirs_exist_ok=True)
    made["a rule is changed"] = publish()
    for page in pages.glob("pl-leszno-*"):
        page.unlink()
    _without(pages / "pages.yaml", "pl-leszno")
    made["a source is removed"] = publish()
    return made


def _without(listing: Path, source: str) -> None:
    entries = yaml.safe_load(listing.read_text("utf-8"))
    left = {name: entry for name, entry in entries.items() if entry["source"] != source}
    listing.write_text(yaml.safe_dump(left), "utf-8")


def test_the_corpus_is_as_large_as_it_says() -> None:
    sources = {path.name.rsplit("-", 1)[0] for path in (HERE / "catalogue").glob("*.yaml")}
    languages = {
        yaml.safe_load(path.read_text("utf-8"))["languages"][0] for path in (HERE / "catalogue").glob("*.yaml")
    }
    assert (len(list((HERE / "pages").glob("*.html"))), len(list((HERE / "catalogue").glob("*")))) == (30, 12)
    assert (len(sources), len(languages)) == (6, 6)


@pytest.mark.parametrize(
    "table", ["mayors", "officeholders", "partnerships", "partnership_dates", "networks", "contacts", "issues"]
)
def test_the_first_release_says_exactly_what_a_reader_would(releases: dict[str, Told], table: str) -> None:
    told = releases["first"]
    names = told.names()
    assert sorted(SAYINGS[table](row, names) for row in told.rows(table)) == sorted(EXPECTED[table])


@pytest.mark.parametrize("step", EXPECTED["changes"])
def test_each_further_release_changes_exactly_what_must_change(releases: dict[str, Told], step: str) -> None:
    before = releases[list(releases)[list(releases).index(step) - 1]]
    told = list(_changes(releases[step], releases[step].names() | before.names()))
    assert sorted(told) == sorted(EXPECTED["changes"][step])


def test_every_fact_lists_evidence_and_says_how_many_pages_and_sources_stand_behind_it(
    releases: dict[str, Told],
) -> None:
    told = releases["first"]
    source_of = {row["page_id"]: row["source"] for row in told.rows("pages")}
    for table in ("mayors", "officeholders", "partnerships", "partnership_dates", "networks"):
        for row in told.rows(table):
            pages = {span["page_id"] for span in row["evidence"]}
            assert (row["n_pages"], row["n_sources"]) == (len(pages), len({source_of[page] for page in pages}))


def _mayor(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    pages = (
        f"{row['n_pages']} page{'s' * (row['n_pages'] > 1)}, {row['n_sources']} source{'s' * (row['n_sources'] > 1)}"
    )
    return f"{names[row['area_id']]}: {row['name']} | {row['title']} | {', '.join(row['as_of']) or '-'} | {pages}"


def _pair(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    return " – ".join(sorted((names[row["area_id_a"]], names[row["area_id_b"]])))


def _partnership(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    said = f"{row['kind']} | {row['since'] or '-'} | {', '.join(row['renewed']) or '-'}"
    return f"{_pair(row, names)} | {said} | {'both' if row['mutual'] else 'one'} | {', '.join(row['stated_by'])}"


def _network(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    return f"{names[row['area_id']]}: {row['network']} | {row['acronym'] or '-'} | {row['since'] or '-'}"


def _contact(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    return f"{row['source']}: {row['value']} | {row['type']} | {row['owner'] or '-'}"


def _officeholder(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    return f"{names[row['area_id']]}: {row['name']} | {row['post']} | {row['title']} | {', '.join(row['as_of']) or '-'}"


def _date(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    return f"{names[row['partnership_id']]}: {row['role']} {row['date']} | {', '.join(row['stated_by'])}"


def _issue(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    return f"{row['code']}: {row['message']}"


SAYINGS = {
    "mayors": _mayor,
    "officeholders": _officeholder,
    "partnerships": _partnership,
    "partnership_dates": _date,
    "networks": _network,
    "contacts": _contact,
    "issues": _issue,
}
COUNTED = ("pages", "blocks", "mentions")


def _changes(told: Told, names: Mapping[str, str]) -> Iterator[str]:
    """The changes of a release, one line each, of pages, blocks and mentions one line a kind of change.

    names: of the cities and partnerships of both releases.
    """
    counts: Counter[str] = Counter()
    facts = ("mayors", "officeholders", "partnerships", "contacts", "networks", "issues", "people")
    rows = {table: {next(iter(row.values())): row for row in told.rows(table)} for table in facts}
    for line in told.changes():
        table, key = line["table"], next(iter(line["key"].values()))
        if table in COUNTED:
            counts[f"{table}: {{}} {line['change']} | {line['cause']}"] += 1
            continue
        row = (line.get("row") or rows.get(table, {}).get(key, {})) | line["key"]
        how = line["change"] if line["change"] != "changed" else ", ".join(sorted(line["fields"]))
        yield f"{_subject(table, key, row, names)} | {how} | {line['cause']}"
    yield from (text.format(count) for text, count in counts.items())


def _subject(table: str, key: str, row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if table == "mayors":
        return f"mayor {names[row['area_id']]}: {row['name']}"
    if table == "partnerships":
        return f"partnership {_pair(row, names)}"
    if table == "partnership_dates":
        return f"date {names[row['partnership_id']]}: {row['role']} {row['date']}"
    if table == "cities":
        return f"city {names[key]}"
    if table == "people":
        return f"person {row['name']}"
    if table == "sources":
        return f"source {key}"
    return f"{table.removesuffix('s')} {SAYINGS[table](row, names)}"
