"""changes.jsonl says what is new, gone and different since the release before, by table and key, and why."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from normalized import PageResult, Release, SourceRow, list_releases, publish_release
from normalized.exports import ReleaseTables
from normalized.release.changes import release_changes
from normalized.report.coverage import measure_coverage
from normalized.source_row import MissedAddress, SourceAlarm
from pipeline.facts import Place, Post
from pipeline.record import MentionType
from tests.normalized.factory import (
    LUXEMBOURG,
    METZ,
    NOON,
    SOURCES,
    TRIER,
    PageWriter,
    failed_page,
    lookup,
    store_parts,
    three_towns,
)

BODY = "the bytes of the page"


def published(root: Path, results: list[PageResult], *, day: int = 0, sources: list[SourceRow] = SOURCES) -> Release:
    """A release of these pages on that day."""
    store, keys = store_parts(root / f"store-{day}", [results])
    return publish_release(
        store, keys, root / "releases", published_at=NOON + timedelta(days=day), sources=sources, lookup=lookup
    )


def changes(release: Release, table: str | None = None) -> list[dict[str, Any]]:
    """The lines of the file, of one table or all."""
    with (release.path / "changes.jsonl").open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return [line for line in lines if table in (None, line["table"])]


def page(since: str, *, name: str = "a", source: str = "fr-metz", body: str | None = None) -> PageResult:
    """A page that states one partnership."""
    writer = PageWriter(source, name, body=body).block(f"Metz et Luxembourg depuis {since}")
    writer.mention(MentionType.CITY, "Metz", "2994160", name="Metz", country="FR")
    return writer.partnership(METZ, LUXEMBOURG, since=since).result()


@pytest.fixture(scope="module")
def of_1952(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a release of the page of 1952."""
    root = tmp_path_factory.mktemp("1952")
    published(root, [page("1952")])
    return root


@pytest.fixture(scope="module")
def of_three_towns(of_1952: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with one of three towns behind it."""
    root = copied(of_1952, tmp_path_factory.mktemp("towns") / "copy")
    published(root, three_towns(), day=1)
    return root


def copied(root: Path, copy: Path) -> Path:
    return Path(shutil.copytree(root, copy, symlinks=True))


def test_the_first_release_has_no_changes(tmp_path: Path) -> None:
    assert changes(published(tmp_path, three_towns())) == []


def test_a_changed_field_has_its_old_and_new_value_with_the_evidence(of_1952: Path, tmp_path: Path) -> None:
    root = copied(of_1952, tmp_path / "copy")
    (line,) = changes(published(root, [page("1953")], day=1), "partnerships")
    assert (line["change"], line["cause"]) == ("changed", "page")
    assert line["fields"] == {"since": {"old": "1952", "new": "1953"}}
    assert [span["start"] for span in line["evidence"]] == [8]


def test_the_same_bytes_with_another_result_are_a_change_of_rules(tmp_path: Path) -> None:
    published(tmp_path, [page("1952", body=BODY)])
    second = published(tmp_path, [page("1953", body=BODY)], day=1)
    assert {line["table"] for line in changes(second)} == {"pages", "blocks", "partnerships"}
    assert {line["cause"] for line in changes(second)} == {"rules"}


def test_rows_that_come_and_go_are_named(tmp_path: Path) -> None:
    published(tmp_path, [page("1952"), failed_page("fr-metz", "x")])
    second = published(tmp_path, [page("1952"), page("1952", name="b")], day=1)
    pages = {line["change"]: line["row"]["url"] for line in changes(second, "pages")}
    assert pages == {"added": "https://www.fr-metz.example/b", "removed": "https://www.fr-metz.example/x"}
    (gone,) = changes(second, "issues")
    assert (gone["change"], gone["row"]["code"], gone["cause"]) == ("removed", "empty-page", "page")
    (city,) = changes(second, "cities")
    assert city["fields"] == {"n_mentions": {"old": 1, "new": 2}, "n_pages": {"old": 1, "new": 2}}
    assert city["cause"] == "page"


def test_a_source_that_comes_takes_its_rows_along(tmp_path: Path) -> None:
    published(tmp_path, [page("1952")], sources=SOURCES[1:2])
    second = published(tmp_path, [page("1952"), page("1952", source="de-trier")], day=1)
    assert {line["cause"] for line in changes(second)} == {"source"}
    (partnership,) = changes(second, "partnerships")
    assert partnership["fields"]["stated_by"] == {"old": ["fr-metz"], "new": ["de-trier", "fr-metz"]}
    third = published(tmp_path, [page("1952")], day=2, sources=SOURCES[1:2])
    assert {line["cause"] for line in changes(third)} == {"source"}
    assert {line["change"] for line in changes(third, "pages")} == {"removed"}


def test_a_source_without_a_page_and_its_alarm_come_and_go_as_a_source(tmp_path: Path) -> None:
    dead = SourceRow("de-trier", "Stadt Trier", "municipality", "DE", "2821164", ("de",))
    alarmed = replace(dead, alarms=(SourceAlarm("unreachable", "robots.txt cannot be had"),))
    others = [source for source in SOURCES if source.id != "de-trier"]
    published(tmp_path, [page("1952")], sources=others)
    second = published(tmp_path, [page("1952")], day=1, sources=[*others, alarmed])
    found = {(line["table"], line["change"], line["cause"]) for line in changes(second)}
    assert found == {(table, "added", "source") for table in ("sources", "cities", "issues")}
    (line,) = changes(published(tmp_path, [page("1952")], day=2, sources=[*others, dead]))
    assert (line["table"], line["change"], line["cause"]) == ("issues", "removed", "source")


def test_an_address_asked_for_in_vain_is_counted_in_the_report_and_changes_as_the_source_does(tmp_path: Path) -> None:
    metz = next(source for source in SOURCES if source.id == "fr-metz")
    urls = ("https://www.fr-metz.example/a", "https://www.fr-metz.example/never-seen")
    missed = tuple(MissedAddress(url, "error", "address-failed", "status 500, since …") for url in urls)
    asked = replace(metz, missed=missed, alarms=(SourceAlarm("silent-empty", "pages fell"),))
    others = [source for source in SOURCES if source.id != "fr-metz"]
    published(tmp_path, [page("1952")], sources=[*others, metz])
    second = published(tmp_path, [page("1952")], day=1, sources=[*others, asked])
    assert {(line["table"], line["change"], line["cause"]) for line in changes(second)} == {
        ("issues", "added", "source")
    }
    with closing(ReleaseTables.from_parquet(second.path / "parquet")) as tables:
        (row,) = (row for row in measure_coverage(tables).sources if row.name == "Metz")
        pages = list(tables.query("SELECT url, page_id IS NOT NULL FROM issues WHERE url IS NOT NULL ORDER BY url"))
    assert (row.in_vain, row.alarms) == (2, "silent-empty")
    assert pages == [(urls[0], True), (urls[1], False)]


def test_the_page_that_moved_is_the_cause_not_the_one_that_stayed(tmp_path: Path) -> None:
    stays, edited = page("1952"), page("1952", source="de-trier", body="before")
    published(tmp_path, [stays, edited])
    silent = PageWriter("de-trier", "a", body="after").block("Nichts mehr.").result()
    second = published(tmp_path, [stays, silent], day=1)
    (partnership,) = changes(second, "partnerships")
    assert (partnership["fields"]["n_pages"], partnership["cause"]) == ({"old": 2, "new": 1}, "page")


def test_a_person_changes_because_of_the_pages_that_name_him(tmp_path: Path) -> None:
    def named(source: str, body: str) -> PageResult:
        return PageWriter(source, "b", body=body).block("Paul Kirsch, OB").mayor("Paul Kirsch", TRIER).result()

    published(tmp_path, [named("fr-metz", "one"), page("1952")])
    second = published(tmp_path, [named("fr-metz", "one"), named("de-trier", "two"), page("1952")], day=1)
    (person,) = changes(second, "people")
    assert person["fields"] == {"n_pages": {"old": 1, "new": 2}, "n_sources": {"old": 1, "new": 2}}
    assert person["cause"] == "source"


def test_a_deputy_comes_and_changes_because_of_the_pages_that_name_her(tmp_path: Path) -> None:
    def council(name: str) -> PageResult:
        writer = PageWriter("fr-metz", name).block(f"Anna Blum, adjointe ({name})")
        return writer.officeholder("Anna Blum", METZ, Post.DEPUTY_MAYOR, "adjointe").result()

    published(tmp_path, [page("1952")])
    second = published(tmp_path, [page("1952"), council("conseil")], day=1)
    third = published(tmp_path, [page("1952"), council("conseil"), council("adjoints")], day=2)
    for release, change in ((second, "added"), (third, "changed")):
        (person,) = changes(release, "people")
        assert (person["change"], person["cause"]) == (change, "page")


def test_of_a_mayor_of_two_cities_a_page_that_still_names_him_is_no_cause(tmp_path: Path) -> None:
    def named(name: str, body: str, *cities: Place) -> PageResult:
        writer = PageWriter("fr-metz", name, body=body).block("Paul Kirsch")
        for city in cities:
            writer.mayor("Paul Kirsch", city)
        return writer.result()

    stays = named("both", BODY, METZ, TRIER)
    published(tmp_path, [stays, named("trier", "before", TRIER), named("metz", BODY)])
    second = published(tmp_path, [stays, named("trier", "after", TRIER), named("metz", BODY, METZ)], day=1)
    (person,) = changes(second, "people")
    assert person["fields"] == {"n_pages": {"old": 2, "new": 3}}
    assert person["cause"] == "rules"


def test_lines_are_the_same_each_time_and_for_any_two_releases(
    of_1952: Path, of_three_towns: Path, tmp_path: Path
) -> None:
    first, second = list_releases(of_three_towns / "releases")
    assert list(release_changes(first.path / "parquet", second.path / "parquet")) == changes(second)
    again = published(copied(of_1952, tmp_path / "copy"), three_towns(), day=1)
    assert (again.path / "changes.jsonl").read_bytes() == (second.path / "changes.jsonl").read_bytes()
    assert changes(again)


def test_a_table_that_the_older_release_lacks_was_empty(of_three_towns: Path, tmp_path: Path) -> None:
    first, second = list_releases(copied(of_three_towns, tmp_path / "copy") / "releases")
    (first.path / "parquet" / "networks.parquet").unlink()
    lines = release_changes(first.path / "parquet", second.path / "parquet")
    assert [line["change"] for line in lines if line["table"] == "networks"] == ["added", "added"]
