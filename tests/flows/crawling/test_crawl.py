"""Crawls as users run them: the real flow, the real crawler's process, a town on loopback, a release in the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.crawling.crawl_run import crawl_without_prefect
from flows.errors import ExitCode
from flows.intake.request import CrawledPages, RunRequest
from flows.runs.run import run_without_prefect
from flows.settings import Settings
from tests.flows.conftest import Here
from tests.flows.crawling.town_crawls import request_for, rows, write_source
from tests.town.server import Town, serving
from tests.town.traps import HTML, Answer


def test_replay_reads_the_archive_and_publishes_the_same(town: Town, crawling: Settings) -> None:
    crawled = crawl_without_prefect(request_for(town, depth=1), crawling)
    request = RunRequest(catalogue=crawling.catalogue, crawled=CrawledPages(folder=crawling.crawls, replay=True))
    town.log.clear()
    replayed = run_without_prefect(request, crawling)
    assert not replayed.release.is_new
    assert replayed.release.name == crawled.run.release.name
    assert town.log == []


def test_a_part_that_is_corrupt_when_the_pages_are_measured_is_made_anew(town: Town, crawling: Settings) -> None:
    first = crawl_without_prefect(request_for(town, depth=0), crawling).run
    (pages,) = crawling.store.glob("??/*/pages.parquet")
    pages.write_bytes(pages.read_bytes()[:-8])
    assert crawl_without_prefect(request_for(town, depth=0), crawling).run.release.name == first.release.name
    assert (crawling.store / "corrupt" / f"{pages.parent.name}-0").is_dir()


def test_replay_says_that_an_archive_ends_in_the_middle(town: Town, crawling: Settings) -> None:
    whole = crawl_without_prefect(request_for(town, depth=1), crawling).run.release
    (archive,) = (crawling.crawls / "lu-feltgen" / "archive").iterdir()
    archive.write_bytes(archive.read_bytes()[: archive.stat().st_size * 2 // 3])
    request = RunRequest(
        catalogue=crawling.catalogue, crawled=CrawledPages(folder=crawling.crawls, replay=True), force=True
    )
    torn = run_without_prefect(request, crawling).release
    assert 1 < torn.counts.tables["pages"] < whole.counts.tables["pages"]
    (issue,) = [row for row in rows(torn, "issues") if row["code"] == "unreadable-page"]
    assert (issue["source"], issue["message"]) == ("lu-feltgen", f"{archive.name}: ends in the middle of a record")


def test_a_source_that_cannot_be_crawled_fails_alone(town: Town, crawling: Settings) -> None:
    assert crawling.catalogue is not None
    with serving(Town(traps=False)) as other:
        write_source(crawling.catalogue, other, id="lu-anderswo", geonames_id="2960315")
        outcome = crawl_without_prefect(request_for(town, depth=1), crawling)  # `other` is not allowed: refused
    by_source = {crawl.source: crawl.report for crawl in outcome.crawls}
    assert by_source["lu-anderswo"] is not None
    assert by_source["lu-anderswo"].pages == 0
    assert by_source["lu-feltgen"] is not None
    assert by_source["lu-feltgen"].pages > 0
    assert {page["source"] for page in rows(outcome.run.release, "pages")} == {"lu-feltgen"}


def test_nothing_is_crawled_before_somebody_can_be_reached(here: Here) -> None:
    said = here("crawl", "de-fuerth")
    assert said.code == 2
    assert "crawl_contact" in said.complaint
    assert len(said.complaint.splitlines()) == 1


@pytest.mark.parametrize("verb", [("crawl", "de-fuerth"), ("replay",)], ids=lambda verb: verb[0])
def test_a_storage_that_does_not_answer_is_said_before_a_town_is_asked(
    here: Here, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, verb: tuple[str, ...]
) -> None:
    (tmp_path / "file").write_text("")
    address = (tmp_path / "file" / "far").as_uri()
    monkeypatch.setenv("RATHAUS_CRAWL_CONTACT", "bot@feltgen.example")
    monkeypatch.setenv("RATHAUS_PUBLISH_TO", address)
    said = here(*verb)
    assert said.code == ExitCode.STORAGE
    assert address in said.complaint


def test_an_unknown_source_is_a_wrong_call(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RATHAUS_CRAWL_CONTACT", "bot@feltgen.example")
    said = here("crawl", "xx-nowhere")
    assert said.code == 2
    assert "xx-nowhere" in said.complaint


def test_replay_without_an_archive_has_nothing_to_read(here: Here) -> None:
    assert here("replay", "--no-prefect").code == 3


def test_a_page_whose_version_has_an_impossible_address_ends_no_run(town: Town, crawling: Settings) -> None:
    body = '<html><head><link rel="alternate" hreflang="fr" href="http://127.0.0.1:99999/fr"></head><body>Rat</body></html>'
    town.links = ("/rat",)
    town.extra["/rat"] = Answer(200, HTML, body.encode())
    release = crawl_without_prefect(request_for(town, depth=1), crawling).run.release
    assert f"{town.url}rat" in {row["url"] for row in rows(release, "pages")}
