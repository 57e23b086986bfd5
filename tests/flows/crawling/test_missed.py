"""What a crawl asks for in vain stands in the release: which address, why, and since when."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import pytest

from flows.crawling.crawl_run import crawl_without_prefect
from flows.intake.request import CrawledPages, RunRequest
from flows.runs.run import run_without_prefect
from flows.settings import Settings
from normalized.release import Release
from tests.flows.crawling.town_crawls import request_for, rows, write_source
from tests.town.server import Town
from tests.town.traps import HTML, Answer

BROKEN = Answer(500, HTML, b"<h1>Fehler</h1>")
WALL = Answer(401, HTML, b"<h1>Anmelden</h1>")


def missed(release: Release) -> list[dict[str, object]]:
    return [row for row in rows(release, "issues") if row["stage"] == "crawl"]


def said(release: Release, town: Town) -> dict[str, tuple[object, ...]]:
    return {
        str(row["url"]).removeprefix(town.url[:-1]): (
            row["severity"],
            row["code"],
            str(row["message"]).rpartition(", since ")[0].split(": http")[0],
        )
        for row in missed(release)
    }


def test_addresses_that_fail_stand_in_the_issues_until_they_do_not(town: Town, crawling: Settings) -> None:
    town.links = ("/fehler", "/anmelden", "/riesig", "/fort")
    town.extra = {
        "/fehler": BROKEN,
        "/anmelden": WALL,
        "/riesig": Answer(200, HTML | {"Content-Encoding": "gzip"}, b"no gzip"),
        "/fort": Answer(410, HTML, b""),
    }
    request = request_for(town, depth=1)
    first = crawl_without_prefect(request, crawling).run.release
    assert said(first, town) == {
        "/fehler": ("error", "address-failed", "status 500"),
        "/anmelden": ("warning", "address-walled", "login: status 401"),
        "/riesig": ("info", "address-refused", "broken coding"),
    }
    assert {(row["source"], row["page_id"]) for row in missed(first)} == {("lu-feltgen", None)}
    second = crawl_without_prefect(request, crawling).run.release
    assert (second.is_new, missed(second)) == (False, missed(first)), "the same failure is no news"
    del town.extra["/fehler"]
    third = crawl_without_prefect(request, crawling).run.release
    assert set(said(third, town)) == {"/anmelden", "/riesig"}


def test_a_page_that_cannot_be_had_any_more_keeps_its_place_and_says_so(town: Town, crawling: Settings) -> None:
    before = crawl_without_prefect(request_for(town, depth=0), crawling).run.release
    (page,) = rows(before, "pages")
    town.extra = {"/": BROKEN}
    after = crawl_without_prefect(request_for(town, depth=0), crawling).run.release
    assert rows(after, "pages") == [page]
    (issue,) = missed(after)
    assert (issue["page_id"], issue["url"]) == (page["page_id"], town.url)
    (change,) = map(json.loads, (after.path / "changes.jsonl").read_text("utf-8").splitlines())
    assert (change["table"], change["change"], change["cause"]) == ("issues", "added", "source")


@pytest.mark.parametrize("crawls", [1, 2])
def test_replay_knows_them_from_the_archive_alone(town: Town, crawling: Settings, crawls: int) -> None:
    town.links = ("/fehler", "/anmelden", "/stumm")
    town.extra = {"/fehler": BROKEN, "/anmelden": WALL, "/stumm": Answer(200, HTML, b"", "silent")}
    for _ in range(crawls):
        crawled = crawl_without_prefect(request_for(town, depth=1), crawling).run.release
    assert set(said(crawled, town)) == {"/fehler", "/anmelden", "/stumm"}
    replay = RunRequest(catalogue=crawling.catalogue, crawled=CrawledPages(folder=crawling.crawls, replay=True))
    assert not run_without_prefect(replay, crawling).release.is_new


def test_what_the_catalogue_leaves_out_later_leaves_the_release(town: Town, crawling: Settings) -> None:
    assert crawling.catalogue is not None
    town.links = ("/de/fehler",)
    town.extra = {"/de/fehler": BROKEN}
    request = request_for(town, depth=1)
    before = crawl_without_prefect(request, crawling).run.release
    assert list(said(before, town)) == ["/de/fehler"]
    write_source(crawling.catalogue, town, exclude=["/de/$", "/de/fehler"])
    town.log.clear()
    later = crawl_without_prefect(request, crawling)
    assert [entry for entry in town.log if entry.target in ("/de/", "/de/fehler")] == []
    left = {str(page["url"]) for page in rows(before, "pages")} - {
        str(page["url"]) for page in rows(later.run.release, "pages")
    }
    assert left == {f"{town.url}de/"}
    assert missed(later.run.release) == []
    assert later.crawls[0].report is not None
    assert (later.crawls[0].report.gone, later.crawls[0].report.verdicts["excluded"]) == (1, 2)
    replay = RunRequest(catalogue=crawling.catalogue, crawled=CrawledPages(folder=crawling.crawls, replay=True))
    assert not run_without_prefect(replay, crawling).release.is_new
    write_source(crawling.catalogue, town)
    again = crawl_without_prefect(request, crawling).run.release
    assert f"{town.url}de/" in {page["url"] for page in rows(again, "pages")}


def test_a_page_that_was_gone_for_a_while_comes_back(town: Town, crawling: Settings) -> None:
    request = request_for(town, depth=1)
    before = crawl_without_prefect(request, crawling).run.release
    town.extra = {"/de/": Answer(404, HTML, b"")}
    without = crawl_without_prefect(request, crawling).run.release
    assert len(rows(without, "pages")) == len(rows(before, "pages")) - 1
    town.extra = {}
    again = crawl_without_prefect(request, crawling).run.release
    assert {page["url"] for page in rows(again, "pages")} == {page["url"] for page in rows(before, "pages")}


@pytest.mark.parametrize(
    ("cut", "message"),
    [
        (lambda whole: whole[: whole.rindex(b"<url>") + 30], "ends in the middle"),
        (lambda whole: gzip.compress(whole)[:-20], "not gzip: ends in the middle"),
    ],
)
def test_a_sitemap_that_ends_in_the_middle_stands_in_the_issues_until_it_is_whole(
    town: Town, crawling: Settings, cut: Callable[[bytes], bytes], message: str
) -> None:
    request = request_for(town, depth=1)
    whole = town.answer("/sitemap.xml", {}).body
    town.extra = {"/sitemap.xml": Answer(200, {"Content-Type": "application/xml", "ETag": '"cut"'}, cut(whole))}
    first = crawl_without_prefect(request, crawling)
    assert said(first.run.release, town) == {"/sitemap.xml": ("warning", "sitemap-cut", message)}
    assert [row["source"] for row in missed(first.run.release)] == ["lu-feltgen"]
    report = first.crawls[0].report
    assert report is not None
    assert report.faults == (f"sitemap: {message}: {town.url}sitemap.xml",)
    replay = RunRequest(catalogue=crawling.catalogue, crawled=CrawledPages(folder=crawling.crawls, replay=True))
    assert not run_without_prefect(replay, crawling).release.is_new
    town.log.clear()
    again = crawl_without_prefect(request, crawling).run.release
    assert missed(again) == missed(first.run.release), "the same failure is no news"
    assert ["if-none-match" in entry.headers for entry in town.asked("/sitemap.xml")] == [False]
    town.extra = {}
    assert missed(crawl_without_prefect(request, crawling).run.release) == []
