"""The crawler: brings the pages of one source from the web into WARC files, politely and safely.

One process crawls one source (`python -m sources.crawler JOB`). Scrapy drives it; what it has done stands in a small
database beside the archive, so that a crawl that was killed goes on where it was. docs/crawling.md explains each limit.
"""

from __future__ import annotations

from sources.crawler.job import CrawlJob, CrawlReport
from sources.crawler.limits import CrawlLimits

__all__ = ["CrawlJob", "CrawlLimits", "CrawlReport"]
