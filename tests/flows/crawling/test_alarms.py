"""A crawl that looks like an accident does not touch the release: the source stands as it was, marked stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.crawling.alarms import ReadMeasure, SourceMeasure, crawl_alarms, reading_alarms
from flows.crawling.crawl_run import crawl_without_prefect
from flows.settings import Settings
from sources.crawler import CrawlReport
from tests.flows.crawling.town_crawls import request_for, rows, write_source
from tests.town.server import Town, serving
from tests.town.traps import HTML, Answer, wall

GOOD = SourceMeasure(pages=100, mentions=500, blocks=2_000, noise=1_000, charsets={"utf-8": 100})


def report(**said: object) -> CrawlReport:
    usual = {"source": "lu-feltgen", "crawl_id": "1", "started_at": "", "finished_at": "", "finished": "done"}
    return CrawlReport.model_validate({**usual, "pages": 100, "charsets": {"utf-8": 100}, **said})


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({}, []),
        ({"pages": 41}, []),
        ({"pages": 40}, ["silent-empty"]),
        ({"pages": 0}, ["silent-empty"]),
        ({"robots_forbid": True}, ["robots-forbid"]),
        ({"finished": "unreachable"}, ["unreachable"]),
        ({"certificate": "certificate has expired"}, ["certificate"]),
        ({"certificate": "certificate has expired", "finished": "unreachable"}, ["certificate"]),
        ({"charsets": {"iso-8859-1": 90, "utf-8": 10}}, ["charset-changed"]),
        ({"charsets": {"iso-8859-1": 4}}, []),
        ({"charsets": {"iso-8859-1": 50, "utf-8": 50}}, []),
    ],
)
def test_what_a_crawl_raises_an_alarm_for(said: dict[str, object], codes: list[str]) -> None:
    assert [alarm.code for alarm in crawl_alarms(report(**said), GOOD)] == codes


@pytest.mark.parametrize(
    ("read", "codes"),
    [
        (ReadMeasure(500, 2_000, 1_000), []),
        (ReadMeasure(200, 2_000, 1_000), ["silent-empty"]),
        (ReadMeasure(500, 2_000, 1_499), []),
        (ReadMeasure(500, 2_000, 1_500), ["layout-drift"]),
        (ReadMeasure(500, 2_000, 400), ["layout-drift"]),
    ],
)
def test_what_the_pages_raise_an_alarm_for(read: ReadMeasure, codes: list[str]) -> None:
    assert [alarm.code for alarm in reading_alarms(read, GOOD)] == codes


def test_a_first_crawl_has_nothing_to_be_held_against() -> None:
    assert crawl_alarms(report(pages=1), None) == ()
    assert reading_alarms(ReadMeasure(), None) == ()


def test_an_alarm_keeps_the_last_good_pages_until_a_good_crawl_or_a_person(town: Town, crawling: Settings) -> None:
    request = request_for(town, depth=1)
    good = crawl_without_prefect(request, crawling)
    before = rows(good.run.release, "pages")
    town.answer_all, pages = Answer(404, HTML, b"<h1>404</h1>"), town.pages.copy()
    town.pages.clear()
    tripped = crawl_without_prefect(request, crawling)
    assert [alarm.code for alarm in tripped.crawls[0].alarms] == ["silent-empty"]
    assert rows(tripped.run.release, "pages") == before
    assert [row["stale"] for row in rows(tripped.run.release, "sources")] == [True]
    (issue,) = [row for row in rows(tripped.run.release, "issues") if row["stage"] == "crawl"]
    assert (issue["source"], issue["code"], issue["severity"]) == ("lu-feltgen", "silent-empty", "warning")
    accepted = crawl_without_prefect(request.model_copy(update={"accept": True}), crawling)
    assert [row["stale"] for row in rows(accepted.run.release, "sources")] == [False]
    assert len(rows(accepted.run.release, "pages")) < len(before)
    town.pages.update(pages)


def test_robots_txt_that_forbids_all_of_a_sudden_keeps_what_was_good(town: Town, crawling: Settings) -> None:
    town.answer_all = Answer(200, HTML, wall("Seite", "Das Rathaus hat am Montag von 8 bis 12 Uhr offen."))
    request = request_for(town, depth=0)
    crawl_without_prefect(request, crawling)
    town.robots = "User-agent: *\nDisallow: /\n"
    tripped = crawl_without_prefect(request, crawling)
    assert [alarm.code for alarm in tripped.crawls[0].alarms] == ["robots-forbid"]
    assert tripped.crawls[0].report is not None
    assert tripped.crawls[0].report.finished == "robots"
    assert [row["stale"] for row in rows(tripped.run.release, "sources")] == [True]
    town.robots, town.robots_status = None, 503
    withheld = crawl_without_prefect(request, crawling)
    assert [alarm.code for alarm in withheld.crawls[0].alarms] == ["unreachable"]
    assert [row["stale"] for row in rows(withheld.run.release, "sources")] == [True]
    town.robots_status = 200
    again = crawl_without_prefect(request, crawling)
    assert [row["stale"] for row in rows(again.run.release, "sources")] == [False]


def test_an_alarm_of_the_first_crawl_stands_in_the_release_though_there_is_nothing_to_keep(
    town: Town, crawling: Settings
) -> None:
    assert crawling.catalogue is not None
    with serving(Town(traps=False, robots="User-agent: *\nDisallow: /\n")) as closed:
        write_source(crawling.catalogue, closed, id="lu-zu", geonames_id="2960315")
        outcome = crawl_without_prefect(request_for(town, closed, depth=0), crawling)
    stale = {row["source"]: row["stale"] for row in rows(outcome.run.release, "sources")}
    assert stale == {"lu-feltgen": False, "lu-zu": False}
    said = [issue for issue in rows(outcome.run.release, "issues") if issue["stage"] == "crawl"]
    assert [(issue["source"], issue["code"]) for issue in said] == [("lu-zu", "robots-forbid")]


def test_switches_of_a_source_stand_in_the_release(town: Town, crawling: Settings, tmp_path: Path) -> None:
    file = tmp_path / "catalogue" / "lu-feltgen.yaml"
    file.write_text(file.read_text("utf-8").rstrip("}\n") + ', "unsafe": ["private-addresses"]}', "utf-8")
    request = request_for(town, depth=0).model_copy(update={"allowed": ()})
    outcome = crawl_without_prefect(request, crawling)
    assert [row["unsafe"] for row in rows(outcome.run.release, "sources")] == [["private-addresses"]]
