"""Where Scrapy and a crawl meet: the scheduler that asks the crawl, and the spider that tells it what came."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from twisted.python.failure import Failure

from sources.crawler.crawl import Crawl
from sources.crawler.download import EXCHANGE, JOB_SETTING, BadCertificate, Refused, Unreachable
from sources.crawler.exchange import Exchange
from sources.crawler.job import CrawlJob, CrawlReport
from sources.crawler.known import Entry, Rank
from sources.faults import BUGS, type_and_place

_ENTRY = "rathaus_entry"


class SourceSpider(Spider):
    """Crawls one source."""

    name = "rathaus"

    def __init__(self, crawler: Crawler) -> None:
        super().__init__()
        job: CrawlJob = crawler.settings[JOB_SETTING]
        self.crawl = Crawl(job, on_delay=self._slow_down)
        self.report: CrawlReport | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """See Spider."""
        spider = cls(crawler)
        spider._set_crawler(crawler)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Nothing: the frontier holds what is asked first."""
        return
        yield  # makes it the asynchronous generator that Scrapy wants

    def parse(self, response: Response, **kwargs: Any) -> None:
        """Hand an answer to the crawl."""
        assert response.request is not None
        exchange: Exchange = response.request.meta.pop(EXCHANGE)
        entry: Entry = response.request.meta[_ENTRY]
        try:
            self.crawl.took(entry, exchange)
        except BUGS as error:  # raised on, it would leave the address under way for ever
            self.crawl.stumbled(entry, type_and_place(error))

    def failed(self, failure: Failure) -> None:
        """Hand a failure to the crawl. A failure that is none of the download handler's ends the process."""
        entry: Entry = failure.request.meta[_ENTRY]  # type: ignore[attr-defined]
        error = failure.value
        if isinstance(error, (Refused, Unreachable)):
            if isinstance(error, BadCertificate):
                self.crawl.certificate = error.message
            self.crawl.failed(entry, error.code, error.message, for_good=isinstance(error, Refused))
            return
        raise CloseSpider(f"fault: {type(error).__name__}: {error}")

    def request_for(self, entry: Entry) -> Request:
        """Scrapy's request for an address of the frontier."""
        return Request(
            entry.url,
            callback=self.parse,
            errback=self.failed,
            headers=self.crawl.frontier.conditions(entry) if entry.rank not in (Rank.ROBOTS, Rank.PROBE) else None,
            meta={_ENTRY: entry, "handle_httpstatus_all": True, "verbatim_url": True},
            dont_filter=True,
        )

    def _slow_down(self, seconds: float) -> None:
        """robots.txt asks for more time between two requests than we leave anyway."""
        engine = self.crawler.engine
        if not seconds or engine is None:
            return
        for extension in self.crawler.extensions.middlewares if self.crawler.extensions else ():
            if isinstance(extension, AutoThrottle):
                extension.mindelay = max(extension.mindelay, seconds)
                extension.maxdelay = max(extension.maxdelay, seconds)
        for slot in engine.downloader.slots.values():
            slot.delay = max(slot.delay, seconds)


class FrontierScheduler(BaseScheduler):
    """Scrapy's scheduler interface over the crawl's frontier.

    Scrapy's own keeps its queues in JOBDIR, but writes their heads only when it is closed in order: a kill loses what
    was under way and keeps it as seen. The frontier loses nothing, for it is committed with the archive.
    """

    _spider: SourceSpider

    def open(self, spider: Spider) -> None:
        """See BaseScheduler."""
        assert isinstance(spider, SourceSpider)
        self._spider = spider

    def close(self, reason: str) -> None:
        """See BaseScheduler. Ends the crawl."""
        self._spider.report = self._spider.crawl.end(reason)

    def has_pending_requests(self) -> bool:
        """See BaseScheduler."""
        return self._spider.crawl.frontier.has_waiting()

    def enqueue_request(self, request: Request) -> bool:
        """See BaseScheduler. Nothing comes in this way: links go into the frontier with the page that has them."""
        return False

    def next_request(self) -> Request | None:
        """See BaseScheduler."""
        entry = self._spider.crawl.frontier.next()
        return None if entry is None else self._spider.request_for(entry)
