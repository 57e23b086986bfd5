"""The whole test town with all its traps, in the real flow: crawled first, unchanged, and a generation later."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from flows.crawling.crawl_run import CrawlOutcome
from flows.crawling.crawls import SourceCrawl
from flows.prefect_engine.engine import Engine
from flows.settings import Settings
from sources.crawler import CrawlReport
from sources.crawler.archived import archived
from sources.crawler.contents import stored
from sources.crawler.job import Verdict
from sources.crawler.known import KnownPage
from sources.crawler.missed import is_in_vain
from sources.crawler.state import CrawlState
from sources.crawler.urls import fold
from sources.readers import PageRef
from tests.flows.crawling.town_crawls import request_for, rows, write_source
from tests.town.certificate import expired_certificate
from tests.town.pages import changed_paths, gone_paths
from tests.town.server import Asked, Town, serving

pytestmark = [pytest.mark.prefect, pytest.mark.timeout(900)]  # three runs of the flow in one fixture


@dataclass(frozen=True)
class Visit:
    """One run: what came of it, its crawl's report, what the town was asked, what was known afterwards by path."""

    outcome: CrawlOutcome
    crawl: SourceCrawl
    report: CrawlReport
    asked: list[Asked]
    known: dict[str, KnownPage]
    pages: list[PageRef]

    def statuses(self, path: str) -> list[int]:
        return [entry.status for entry in self.asked if entry.target == path]


@dataclass(frozen=True)
class Visits:
    town: Town
    folder: Path
    uncertified: tuple[SourceCrawl, ...]
    first: Visit
    second: Visit
    later: Visit


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Iterator[Visits]:
    from flows.prefect_flows.crawl_flow import crawl_flow  # noqa: PLC0415 - Prefect is imported under the engine's environment

    home = tmp_path_factory.mktemp("town")
    catalogue = home / "catalogue"
    catalogue.mkdir()
    settings = Settings(
        data=home / "data", workers=2, catalogue=catalogue, crawl_contact="https://feltgen.example/crawler"
    )
    folder = settings.crawls / "lu-feltgen"
    with serving(Town()) as town, serving(Town(traps=False), expired_certificate(home)) as other:
        write_source(catalogue, town)
        secure = other.url.replace("http:", "https:")
        write_source(catalogue, other, id="lu-zertifikat", geonames_id="2960315", home_url=secure)
        made, uncertified = [], []
        for generation in (1, 1, 2):
            town.generation = generation
            town.log.clear()
            outcome = crawl_flow(request_for(town, other), settings)
            by_source = {crawl.source: crawl for crawl in outcome.crawls}
            uncertified.append(by_source["lu-zertifikat"])
            crawl = by_source["lu-feltgen"]
            report = crawl.report
            assert report is not None, crawl.fault
            known, pages = known_by_path(folder, town), stored(folder, "lu-feltgen").pages
            made.append(Visit(outcome, crawl, report, list(town.log), known, pages))
        assert other.log == []
        yield Visits(town, folder, tuple(uncertified), *made)


def known_by_path(folder: Path, town: Town) -> dict[str, KnownPage]:
    state = CrawlState(folder)
    found = {known.url.removeprefix(town.url[:-1]): known for known in state.pages()}
    state.close()
    return found


def paths(pages: list[PageRef], town: Town) -> set[str]:
    return {page.url.removeprefix(town.url[:-1]) for page in pages}


def test_every_page_of_the_town_is_found_once(visits: Visits) -> None:
    town = Town()
    assert len(town.pages) >= 300
    found = paths(visits.first.pages, visits.town)
    assert set(town.pages) <= found
    asked = Counter(entry.target for entry in visits.first.asked)
    assert {path: n for path, n in asked.items() if path in town.pages and n > 1} == {}


def test_pages_keep_the_bytes_that_the_town_sent(visits: Visits) -> None:
    town = Town(generation=2, port=visits.town.port)
    plain = [page for page in visits.later.pages if page.url.endswith(("/contact", "/kontakt"))]
    assert len(plain) == 3
    for page in plain:
        assert page.read().body == town.answer("/" + page.url.split("/", 3)[3], {}).body
    assert all(page.read().digest == page.digest for page in visits.later.pages)


def test_the_release_holds_the_pages_of_the_town_and_nothing_of_its_traps(visits: Visits) -> None:
    for visit in (visits.first, visits.later):
        published = rows(visit.outcome.run.release, "pages")
        assert {page["url"] for page in published} == {page.url for page in visit.pages}
        assert {page["status"] for page in published} == {"ok"}
        assert all(page["fetched_at"] for page in published)
    assert {row["since"] for row in rows(visits.first.outcome.run.release, "partnerships")} >= {"1992-06-12"}


def test_language_versions_are_one_group_in_the_release(visits: Visits) -> None:
    groups: dict[object, set[object]] = {}
    for page in rows(visits.first.outcome.run.release, "pages"):
        if page["translation_group"]:
            groups.setdefault(page["translation_group"], set()).add(page["language"])
    assert {"de", "fr", "en"} in groups.values()


def test_a_run_that_was_sent_nothing_new_publishes_nothing_new(visits: Visits) -> None:
    assert visits.first.outcome.run.release.is_new
    assert not visits.second.outcome.run.release.is_new
    assert visits.later.outcome.run.release.is_new
    assert not any(visit.crawl.alarms for visit in (visits.first, visits.second, visits.later))


def test_a_town_whose_certificate_is_broken_is_asked_nothing_and_holds_nobody_up(visits: Visits) -> None:
    for crawl in visits.uncertified:
        assert crawl.report is not None
        assert (crawl.report.pages, crawl.report.finished) == (0, "unreachable")
        assert [alarm.code for alarm in crawl.alarms] == ["certificate"]
        assert not crawl.stale
    said = [issue for issue in rows(visits.first.outcome.run.release, "issues") if issue["source"] == "lu-zertifikat"]
    assert [(issue["stage"], issue["code"]) for issue in said] == [("crawl", "certificate")]


def test_what_the_town_was_asked_for_in_vain_stands_in_the_release(visits: Visits) -> None:
    for visit in (visits.first, visits.later):
        said = [
            issue for issue in rows(visit.outcome.run.release, "issues") if issue["stage"] == "crawl" and issue["url"]
        ]
        known = visit.known.values()
        assert {issue["url"] for issue in said} == {page.url for page in known if is_in_vain(page.verdict, page.reason)}
        assert {issue["code"] for issue in said} == {"address-failed", "address-refused", "address-walled"}


def test_robots_txt_comes_first_and_is_obeyed(visits: Visits) -> None:
    assert visits.first.asked[0].target == "/robots.txt"
    assert visits.first.statuses("/verboten/akte") == []
    assert visits.first.known["/verboten/akte"].verdict == Verdict.ROBOTS


def test_sitemaps_come_before_links(visits: Visits) -> None:
    order = [entry.target for entry in visits.first.asked]
    assert order.index("/sitemap.xml") < order.index("/de/rathaus")
    assert order.index("/de/vereine/7") < order.index("/de/vereine/1")


def test_every_request_says_who_asks_and_where_to_complain(visits: Visits) -> None:
    agents = {entry.headers["user-agent"] for entry in visits.first.asked}
    assert agents == {f"rathaus/{version('rathaus')} (+https://feltgen.example/crawler)"}


def test_sessions_tracking_and_fragments_make_no_new_pages(visits: Visits) -> None:
    assert not [entry.target for entry in visits.first.asked if re.search("jsessionid|utm_|sid=", entry.target)]


def test_a_calendar_without_end_ends(visits: Visits) -> None:
    assert len([entry for entry in visits.first.asked if entry.target.startswith("/kalender")]) <= 24


def test_redirects_are_followed_recorded_and_end(visits: Visits) -> None:
    known = visits.first.known
    assert known["/umzug"].verdict == Verdict.REDIRECT
    assert known["/umzug"].target == fold(f"{visits.town.url}de/kontakt")
    assert known["/selbst"].verdict == Verdict.REFUSED
    assert visits.first.statuses("/schleife/a") == [302]
    assert visits.first.statuses("/schleife/b") == [302]
    assert visits.first.report.refused["too many redirects"] == 1
    assert visits.first.statuses("/kette/6") == [302]
    assert visits.first.statuses("/kette/7") == []


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/fort", Verdict.GONE),
        ("/en/nirgends", Verdict.GONE),
        ("/de/gibt-es-nicht", Verdict.SOFT_404),
        ("/de/impressum-fehlt", Verdict.SOFT_404),
        ("/pruefung", Verdict.CHALLENGE),
        ("/nur-js", Verdict.JAVASCRIPT),
        ("/intern", Verdict.LOGIN),
        ("/wartung", Verdict.MAINTENANCE),
        ("/einwilligung", Verdict.CONSENT),
        ("/gross/gesagt", Verdict.REFUSED),
        ("/gross/ungesagt", Verdict.REFUSED),
        ("/bombe/gzip", Verdict.REFUSED),
        ("/bombe/deflate", Verdict.REFUSED),
        ("/bombe/br", Verdict.REFUSED),
        ("/bombe/zstd", Verdict.REFUSED),
        ("/bombe/doppelt", Verdict.REFUSED),
        ("/kopf", Verdict.REFUSED),
        ("/tropf", Verdict.FAILED),
        ("/stumm", Verdict.FAILED),
        ("/kurz", Verdict.FAILED),
        ("/bild", Verdict.OTHER),
    ],
)
def test_what_is_no_page_is_recorded_as_what_it_is_and_never_kept(visits: Visits, path: str, verdict: Verdict) -> None:
    known = visits.first.known[path]
    assert known.verdict == verdict
    assert known.file == ""
    assert known.reason
    assert path not in paths(visits.first.pages, visits.town)


def test_files_that_are_no_pages_are_not_asked_for(visits: Visits) -> None:
    assert visits.first.statuses("/plan.pdf") == []


def test_what_fails_for_the_moment_is_tried_again(visits: Visits) -> None:
    assert visits.first.statuses("/wartung") == [503, 503]
    assert visits.first.statuses("/kurz") == [200, 200]


def test_a_second_crawl_of_an_unchanged_town_is_sent_no_page_twice(visits: Visits) -> None:
    second = visits.second
    stored = paths(visits.first.pages, visits.town)
    assert {entry.target: entry.status for entry in second.asked if entry.target in stored} == dict.fromkeys(
        stored, 304
    )
    assert second.report.new == second.report.changed == second.report.gone == 0
    assert second.report.unchanged == len(stored)
    assert second.pages == visits.first.pages


def test_a_later_crawl_brings_what_changed_and_drops_what_is_gone(visits: Visits) -> None:
    town, later = visits.town, visits.later
    sent = {entry.target for entry in later.asked if entry.status == 200 and entry.target in town.pages}
    assert sent == changed_paths(town.seed)
    assert later.report.changed == len(changed_paths(town.seed))
    assert later.report.gone == len(gone_paths(town.seed))
    assert paths(visits.first.pages, town) - paths(later.pages, town) == gone_paths(town.seed)


def test_the_archive_alone_gives_the_same_as_the_state(visits: Visits) -> None:
    assert archived(visits.folder, "lu-feltgen") == stored(visits.folder, "lu-feltgen")


def test_the_archive_holds_one_gzip_member_a_record_with_requests_revisits_and_metadata(visits: Visits) -> None:
    counts: Counter[str] = Counter()
    for file in (visits.folder / "archive").iterdir():
        assert re.fullmatch(r"lu-feltgen-\d{8}\.warc\.gz", file.name)
        data = file.read_bytes()
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=False):
                assert data[record.stream_pos : record.stream_pos + 2] == b"\x1f\x8b"
                counts[record.headers["WARC-Type"]] += 1
                assert record.headers.get("WARC-Record-ID")
    reports = (visits.first.report, visits.second.report, visits.later.report)
    assert counts["revisit"] == sum(report.unchanged for report in reports)
    unanswered = counts["metadata"] - counts["request"]  # robots.txt forbids one, others gave no answer: once each
    assert counts["request"] > counts["response"]
    assert 0 < unanswered < 30
    assert counts["warcinfo"] == 1


def test_the_digest_of_a_response_is_that_of_its_payload_and_a_revisit_repeats_it(visits: Visits) -> None:
    payloads: dict[str, set[str]] = {}
    for file in (visits.folder / "archive").iterdir():
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=True, auto_decode="none"):
                url, said = record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Payload-Digest")
                if record.headers["WARC-Type"] == "response":
                    assert said == f"sha256:{hashlib.sha256(record.reader.read()).hexdigest()}"
                    payloads.setdefault(url, set()).add(said)
                elif record.headers["WARC-Type"] == "revisit":
                    assert said in payloads[url]


def test_the_report_counts_what_the_town_saw(visits: Visits) -> None:
    for visit in (visits.first, visits.second, visits.later):
        assert visit.report.requests == len(visit.asked)
        assert visit.report.finished == "done"
        assert visit.report.pages == len(visit.pages)
