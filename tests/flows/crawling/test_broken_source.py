"""A source whose archive or notes are not what a crawl wrote ends alone, and it is said which one and why."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.crawling.crawl_run import crawl_without_prefect
from flows.errors import ExitCode
from flows.settings import Settings
from normalized.release import list_releases
from tests.flows.conftest import Here, Said
from tests.flows.crawling.town_crawls import request_for, rows, write_source
from tests.town.server import Town, serving

GARBAGE = b"\x00\x01 this is no file that a crawl writes \xff" * 40


@pytest.fixture
def two(town: Town, crawling: Settings) -> Iterator[tuple[Town, Town]]:
    """Two towns of the catalogue, crawled and published."""
    assert crawling.catalogue is not None
    with serving(Town(traps=False)) as other:
        write_source(crawling.catalogue, other, id="lu-anderswo", geonames_id="2960315")
        crawl_without_prefect(request_for(town, other, depth=0), crawling)
        yield town, other


def harm(settings: Settings, name: str, content: bytes = GARBAGE) -> Path:
    (file,) = (settings.crawls / "lu-feltgen").glob(name)
    file.write_bytes(content)
    return file


def replay(here: Here, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Said:
    monkeypatch.setenv("RATHAUS_CATALOGUE", str(settings.catalogue))
    return here("replay", "--no-prefect", "--data", settings.data, "--json")


@pytest.mark.parametrize("content", [GARBAGE, b"", b"\x1f\x8b" + GARBAGE], ids=["garbage", "empty", "gzip garbage"])
def test_a_garbage_archive_ends_its_source_and_no_other(
    two: tuple[Town, Town], crawling: Settings, here: Here, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    before = list_releases(crawling.releases)[-1]
    file = harm(crawling, "archive/*.warc.gz", content)
    said = replay(here, crawling, monkeypatch)
    assert (said.code, said.json["sources_broken"]) == (ExitCode.INCOMPLETE, ["lu-feltgen"])
    (complaint,) = said.complaint.splitlines()
    assert complaint.startswith("rathaus: lu-feltgen: listing: ")
    place = file.name if content else str(file.parent)
    assert f" {place}: " in complaint
    assert complaint.endswith("; its last good pages stand")
    after = list_releases(crawling.releases)[-1]
    assert rows(after, "pages") == rows(before, "pages")
    assert [(row["source"], row["stale"]) for row in rows(after, "sources")] == [
        ("lu-anderswo", False),
        ("lu-feltgen", True),
    ]
    (issue,) = [row for row in rows(after, "issues") if row["stage"] == "crawl"]
    assert (issue["source"], issue["code"]) == ("lu-feltgen", "unreadable-crawl")
    assert place in str(issue["message"])
    assert {row["translation_group"] for row in rows(after, "pages")} == {
        row["translation_group"] for row in rows(before, "pages")
    }


def test_pages_that_are_gone_from_the_archive_are_said_and_fail_one_by_one_where_they_are_to_be_read(
    two: tuple[Town, Town], crawling: Settings, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    next((crawling.crawls / "lu-feltgen" / "archive").iterdir()).unlink()
    shutil.rmtree(crawling.store)
    said = replay(here, crawling, monkeypatch)
    assert said.code == ExitCode.INCOMPLETE
    assert "the pages of its last good crawl are gone" in said.complaint
    failed = [row for row in rows(list_releases(crawling.releases)[-1], "pages") if row["status"] == "failed"]
    assert {row["source"] for row in failed} == {"lu-feltgen"}


@pytest.mark.parametrize("name", ["alarms.json", "good.json", "good-alternates.json", "good-missed.json"])
def test_garbage_notes_end_their_source_in_a_crawl_of_another(
    two: tuple[Town, Town], crawling: Settings, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    (crawling.crawls / "lu-feltgen" / name).write_bytes(GARBAGE)
    request = request_for(*two, depth=0).model_copy(update={"sources": ("lu-anderswo",)})
    outcome = crawl_without_prefect(request, crawling)
    assert outcome.run.broken == ["lu-feltgen"]
    kept = {row["source"] for row in rows(outcome.run.release, "pages")}
    assert kept == ({"lu-anderswo"} if name == "good.json" else {"lu-anderswo", "lu-feltgen"})
    (said,) = {record.getMessage() for record in caplog.records if record.name == "rathaus"}
    assert said.startswith("lu-feltgen: listing: ")
    assert str(crawling.crawls / "lu-feltgen" / name) in said


@pytest.mark.parametrize(
    "name", ["alarms.json", "good.json", "good-alternates.json", "good-missed.json", "good-measure.json"]
)
def test_garbage_notes_are_set_aside_when_their_source_is_crawled_anew(
    two: tuple[Town, Town], crawling: Settings, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = crawling.crawls / "lu-feltgen"
    (folder / name).write_bytes(GARBAGE)
    outcome = crawl_without_prefect(request_for(*two, depth=0), crawling)
    assert (outcome.run.broken, outcome.run.release.is_new) == ([], False)
    assert (folder / f"{name}.corrupt").read_bytes() == GARBAGE
    assert [record.getMessage().split(": ")[:2] for record in caplog.records if record.name == "rathaus"] == [
        ["lu-feltgen", "judging"]
    ]
    caplog.clear()
    crawl_without_prefect(request_for(*two, depth=0), crawling)
    assert [record for record in caplog.records if record.name == "rathaus"] == []


def test_a_crawl_that_ends_without_a_report_stands_in_the_release(two: tuple[Town, Town], crawling: Settings) -> None:
    state = harm(crawling, "state.sqlite")
    for beside in state.parent.glob("state.sqlite-*"):
        beside.unlink()
    outcome = crawl_without_prefect(request_for(*two, depth=0), crawling)
    assert outcome.run.broken == ["lu-feltgen"]
    by_source = {row["source"]: row["stale"] for row in rows(outcome.run.release, "sources")}
    assert by_source == {"lu-anderswo": False, "lu-feltgen": True}
    (issue,) = [row for row in rows(outcome.run.release, "issues") if row["stage"] == "crawl"]
    assert (issue["source"], issue["code"]) == ("lu-feltgen", "crawl-failed")
    assert str(issue["message"]).endswith("state.sqlite: file is not a database")
    assert "lu-feltgen" in {row["source"] for row in rows(outcome.run.release, "pages")}
    state.unlink()
    assert crawl_without_prefect(request_for(*two, depth=0), crawling).run.broken == []


def test_replay_leaves_a_stale_source_as_it_was_last_good(
    two: tuple[Town, Town], crawling: Settings, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, _ = two
    pages = town.pages.copy()
    town.pages.clear()
    town.robots = "User-agent: *\nDisallow: /\n"
    tripped = crawl_without_prefect(request_for(*two, depth=0), crawling)
    assert [row["stale"] for row in rows(tripped.run.release, "sources")] == [False, True]
    said = replay(here, crawling, monkeypatch)
    assert (said.code, said.json["is_new"]) == (0, False)
    town.pages.update(pages)
