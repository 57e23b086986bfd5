"""The report of a crawl, from its tally and its state."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sources.crawler.job import CrawlReport
from sources.crawler.state import CrawlState

if TYPE_CHECKING:
    from sources.crawler.crawl import Crawl


def make_report(
    crawl: Crawl, state: CrawlState, *, finished_at: str, finished: str, robots_delay: float
) -> CrawlReport:
    """What a crawl came to; see CrawlReport."""
    tally = crawl.tally
    return CrawlReport(
        source=crawl.job.source.id,
        crawl_id=crawl.crawl_id,
        started_at=crawl.started_at,
        finished_at=finished_at,
        finished=finished,
        resumed=crawl.resumed,
        cut_bytes=crawl.cut_bytes,
        requests=tally["requests"],
        statuses=tally.group("status"),
        verdicts=tally.group("verdict"),
        new=tally["new"],
        changed=tally["changed"],
        unchanged=tally["unchanged"],
        gone=tally["gone"],
        refused=tally.group("refused"),
        retried=tally["retried"],
        bytes=tally["bytes"],
        pages=len(state.contents()),
        charsets=tally.group("charset"),
        robots_forbid=tally["robots forbid"] > 0,
        robots_delay=robots_delay,
        certificate=crawl.certificate,
        faults=tuple(crawl.faults),
        seconds=round(time.monotonic() - crawl.begun, 3),
    )
