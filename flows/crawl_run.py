"""A whole crawl run as plain functions: crawl, read what came, publish. The Prefect flow does the same with tasks."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass

from flows.crawls import CrawlRequest, SourceCrawl, chosen_sources, crawl_source
from flows.errors import NothingToRead
from flows.intake import CrawledPages, RunRequest
from flows.lock import hold
from flows.progress import reporter
from flows.run import Outcome, ingest_without_prefect, publish_or_set_aside, redo_once
from flows.settings import Settings
from flows.webhooks import deliver_webhooks
from sources.crawler.contents import GOOD_NAME, save_pages, stored_pages


@dataclass(frozen=True, slots=True)
class CrawlOutcome:
    """What a crawl run came to: each source's crawl, and the release that was made of all that is archived."""

    crawls: tuple[SourceCrawl, ...]
    run: Outcome


def request_of(request: CrawlRequest, crawls: Sequence[SourceCrawl], settings: Settings) -> RunRequest:
    """What to read after some crawls: their sources fresh, all others as they were last good."""
    fresh = frozenset(crawl.source for crawl in crawls if crawl.report is not None)
    return RunRequest(
        force=request.force,
        catalogue=settings.catalogue,
        crawled=CrawledPages(folder=settings.crawls, fresh=fresh),
    )


def accept(crawls: Sequence[SourceCrawl], settings: Settings) -> None:
    """From now on these crawls are the last good ones of their sources."""
    for crawl in crawls:
        if crawl.report is not None:
            folder = settings.crawls / crawl.source
            save_pages(folder / GOOD_NAME, stored_pages(folder, crawl.source))


def require_some(crawls: Sequence[SourceCrawl]) -> None:
    """Raise NothingToRead where every crawl failed."""
    if crawls and all(crawl.report is None for crawl in crawls):
        raise NothingToRead(f"no source could be crawled: {crawls[0].fault}")


def crawl_without_prefect(request: CrawlRequest, settings: Settings) -> CrawlOutcome:
    """Crawl, ingest and publish with plain functions. Raises what `chosen_sources` and `flows.run` raise."""
    sources = chosen_sources(request, settings)
    reporter().begin("crawling", len(sources))
    with ThreadPoolExecutor(settings.crawls_at_once) as threads:
        waiting = [threads.submit(copy_context().run, crawl_source, source, request, settings) for source in sources]
        crawls = tuple(future.result() for future in waiting)
    require_some(crawls)

    def ingest_and_publish() -> Outcome:
        manifest, plan = ingest_without_prefect(request_of(request, crawls, settings), settings)
        release = publish_or_set_aside(manifest, settings, force=request.force)
        return Outcome(manifest, release, plan.reused, deliver_webhooks(release, settings))

    with hold(settings.store):
        outcome = redo_once(ingest_and_publish)
        accept(crawls, settings)
    return CrawlOutcome(crawls, outcome)
