"""A whole crawl run: crawl, judge, read, publish. The Prefect flow takes the same steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace

from flows.crawling.alarms import ReadMeasure, crawl_alarms, good_measure, measure_parts, reading_alarms, save_measure
from flows.crawling.crawls import CrawlRequest, SourceCrawl, chosen_sources, crawl_source
from flows.crawling.notes import set_corrupt_notes_aside
from flows.errors import NothingToRead
from flows.intake.request import CrawledPages, RunRequest
from flows.intake.standing import Standing, put_alarms
from flows.lock import hold
from flows.progress import reporter
from flows.runs.corrupt_parts import corrupt_parts_aside, redo_once
from flows.runs.ingest import ingest_without_prefect
from flows.runs.manifest import RunManifest
from flows.runs.publish import publish_or_set_aside
from flows.runs.run import Outcome
from flows.runs.webhooks import deliver_webhooks
from flows.settings import Settings
from normalized.parts import PartStore
from normalized.source_row import SourceAlarm
from sources.crawler.contents import good_pages, save_good, stored

SECONDS_FOR_THE_STORE = 3_600
"""How long a crawl run waits for another run to leave the store."""

SHOWN_ENDINGS = 3
"""Crawls whose end is told where none of them brought in a page."""

Ingest = Callable[[RunRequest], tuple[RunManifest, int]]
"""Pages to parts: gives the manifest, and how many pages were known from before."""


@dataclass(frozen=True, slots=True)
class CrawlOutcome:
    """What a crawl run came to: each source's crawl, and the release that was made of all that is archived."""

    crawls: tuple[SourceCrawl, ...]
    run: Outcome


def crawl_without_prefect(request: CrawlRequest, settings: Settings) -> CrawlOutcome:
    """Crawl, ingest and publish with plain functions. Raises what `chosen_sources` and `flows.runs.run` raise."""
    sources = chosen_sources(request, settings)
    reporter().begin("crawling", len(sources))
    with ThreadPoolExecutor(settings.crawls_at_once) as threads:
        waiting = [threads.submit(copy_context().run, crawl_source, source, request, settings) for source in sources]
        crawls = require_some([future.result() for future in waiting])

    def ingest(reading: RunRequest) -> tuple[RunManifest, int]:
        manifest, plan = ingest_without_prefect(reading, settings)
        return manifest, plan.reused

    def ingest_and_publish() -> CrawlOutcome:
        judged, manifest, reused = read_and_judge(crawls, request, settings, ingest)
        release = publish_or_set_aside(manifest, settings, force=True)
        return CrawlOutcome(judged, Outcome(manifest, release, reused, deliver_webhooks(release, settings)))

    with hold(settings.store, patience=SECONDS_FOR_THE_STORE):
        return redo_once(ingest_and_publish)


def require_some(crawls: Sequence[SourceCrawl]) -> tuple[SourceCrawl, ...]:
    """The crawls as they are. Raises NothingToRead where none took place, since others hold their sources."""
    if crawls and all(crawl.report is None and not crawl.alarms for crawl in crawls):
        raise NothingToRead(f"no source could be crawled: {crawls[0].fault}")
    return tuple(crawls)


def read_and_judge(
    crawls: Sequence[SourceCrawl], request: CrawlRequest, settings: Settings, ingest: Ingest
) -> tuple[tuple[SourceCrawl, ...], RunManifest, int]:
    """Read the pages of crawls that can be trusted, and of all other sources what was last good.

    Raises NothingToRead, with how the crawls ended, where there is no page of any source, and what `ingest` raises.

    Gives the crawls with their alarms, the manifest of what was read, and how many pages were known from before.
    What is published afterwards needs no check for drift: a source that says much less stands under an alarm.
    """
    judged = tuple(_judge_crawl(crawl, request, settings) for crawl in crawls)
    _put(judged, request, settings)
    try:
        manifest, reused = ingest(_reading(judged, settings))
    except NothingToRead as error:
        raise NothingToRead(f"{error.message} ({_endings(judged)})") from error
    with corrupt_parts_aside(manifest, settings):
        measures = measure_parts(PartStore(settings.store), manifest.parts)
    again = tuple(_judge_reading(crawl, measures, request, settings) for crawl in judged)
    if again != judged:
        _put(again, request, settings)
        manifest, reused = ingest(_reading(again, settings))
    for crawl in again:
        if crawl.report is not None and not crawl.stale:
            folder = settings.crawls / crawl.source
            read = measures.get(crawl.source, ReadMeasure())
            save_good(folder, stored(folder, crawl.source))
            save_measure(folder, crawl.report, read, good_measure(folder))
    return again, manifest, reused


def _endings(crawls: Sequence[SourceCrawl]) -> str:
    """How the first crawls ended, for a message: of hundreds of sources a few tell what is wrong."""
    said = [f"{crawl.source}: {crawl.report.ended if crawl.report else crawl.fault}" for crawl in crawls]
    more = len(said) - SHOWN_ENDINGS
    return "; ".join(said[:SHOWN_ENDINGS]) + (f"; and {more} more" if more > 0 else "")


def _judge_crawl(crawl: SourceCrawl, request: CrawlRequest, settings: Settings) -> SourceCrawl:
    if crawl.report is None:
        return _with_alarms(crawl, crawl.alarms, request, settings)
    folder = settings.crawls / crawl.source
    set_corrupt_notes_aside(folder)
    return _with_alarms(crawl, crawl_alarms(crawl.report, good_measure(folder)), request, settings)


def _judge_reading(
    crawl: SourceCrawl, measures: dict[str, ReadMeasure], request: CrawlRequest, settings: Settings
) -> SourceCrawl:
    if crawl.report is None or crawl.stale:
        return crawl
    good = good_measure(settings.crawls / crawl.source)
    alarms = reading_alarms(measures.get(crawl.source, ReadMeasure()), good)
    return _with_alarms(crawl, (*crawl.alarms, *alarms), request, settings)


def _with_alarms(
    crawl: SourceCrawl, alarms: tuple[SourceAlarm, ...], request: CrawlRequest, settings: Settings
) -> SourceCrawl:
    """Stale where there is an alarm and something good to fall back on, unless a person takes it as it is."""
    accepted = request.accept and crawl.report is not None
    stale = bool(alarms) and not accepted and bool(good_pages(settings.crawls / crawl.source))
    return replace(crawl, alarms=alarms, stale=stale)


def _put(crawls: Sequence[SourceCrawl], request: CrawlRequest, settings: Settings) -> None:
    for crawl in crawls:
        if crawl.report is not None or crawl.alarms:
            alarms = () if request.accept and crawl.report is not None else crawl.alarms
            put_alarms(settings.crawls / crawl.source, Standing(alarms=alarms, stale=crawl.stale))


def _reading(crawls: Sequence[SourceCrawl], settings: Settings) -> RunRequest:
    fresh = frozenset(crawl.source for crawl in crawls if crawl.report is not None and not crawl.stale)
    return RunRequest(catalogue=settings.catalogue, crawled=CrawledPages(folder=settings.crawls, fresh=fresh))
