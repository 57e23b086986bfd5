"""The process of a crawl: Scrapy's settings made of a job, one run, a report."""

from __future__ import annotations

import logging
import os
import sys
import threading
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess

from sources.crawler.decoding import ACCEPTED
from sources.crawler.download import JOB_SETTING
from sources.crawler.job import REPORT_NAME, CrawlJob, CrawlReport
from sources.crawler.spider import SourceSpider


def scrapy_settings(job: CrawlJob) -> dict[str, Any]:
    """Scrapy's settings for a job. What the frontier, the handler and the recognisers do themselves is off."""
    limits = job.limits
    languages = ", ".join(
        f"{code};q={max(0.1, 1 - 0.1 * n):.1f}" for n, code in enumerate((*job.source.languages, "*"))
    )
    return {
        JOB_SETTING: job,
        "BOT_NAME": "rathaus",
        "USER_AGENT": job.user_agent,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, application/xml;q=0.8, */*;q=0.1",
            "Accept-Language": languages,
            "Accept-Encoding": ACCEPTED,
        },
        "SCHEDULER": "sources.crawler.spider.FrontierScheduler",
        "DOWNLOAD_HANDLERS": {
            "http": "sources.crawler.download.GuardedDownloads",
            "https": "sources.crawler.download.GuardedDownloads",
            **dict.fromkeys(("file", "ftp", "s3", "data")),
        },
        "CONCURRENT_REQUESTS": limits.concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": limits.concurrency,
        # we yield no items, yet Scrapy starts a task a page for each that could be under way: a third of the CPU at 100
        "CONCURRENT_ITEMS": 1,
        "DOWNLOAD_DELAY": limits.delay_seconds,
        "DOWNLOAD_DELAY_JITTER": 0,
        "AUTOTHROTTLE_ENABLED": limits.delay_seconds > 0,
        "AUTOTHROTTLE_START_DELAY": limits.delay_seconds,
        "AUTOTHROTTLE_MAX_DELAY": max(limits.delay_most_seconds, limits.delay_seconds),
        "AUTOTHROTTLE_TARGET_CONCURRENCY": 1.0,
        "DOWNLOAD_TIMEOUT": limits.response_seconds,
        # the frontier judges redirects, retries, robots.txt and duplicates, and keeps them over a kill
        **dict.fromkeys(
            (
                "REDIRECT_ENABLED",
                "METAREFRESH_ENABLED",
                "RETRY_ENABLED",
                "ROBOTSTXT_OBEY",
                "COMPRESSION_ENABLED",
                "COOKIES_ENABLED",
                "HTTPPROXY_ENABLED",
                "REFERER_ENABLED",
                "TELNETCONSOLE_ENABLED",
                "REMOTE_CONTROL_ENABLED",
                "MEMUSAGE_ENABLED",
            ),
            False,
        ),
        "LOG_LEVEL": "WARNING",
        "LOG_VERSIONS": [],
        "LOGSTATS_INTERVAL": 0,
        "STATS_DUMP": False,
    }


def crawl(job: CrawlJob) -> CrawlReport:
    """Crawl in this process. Raises RuntimeError where Scrapy ends without a report."""
    process = AsyncCrawlerProcess(scrapy_settings(job))
    crawler = process.create_crawler(SourceSpider)
    task = process.crawl(crawler)
    process.start()
    spider = crawler.spider
    if isinstance(spider, SourceSpider) and spider.report is not None:
        return spider.report
    fault = task.exception() if task.done() and not task.cancelled() else None
    raise RuntimeError(f"no report: {type(fault).__name__}: {fault}" if fault else "no report") from fault


def main(arguments: list[str]) -> int:
    """`python -m sources.crawler JOB`: crawl as a job file says, write the report beside it.

    The process leaves when its standard input closes: it never outlives who started it.
    """
    job_file = Path(arguments[0])
    job = CrawlJob.model_validate_json(job_file.read_text("utf-8"))
    threading.Thread(target=_leave_with_parent, name="leave-with-parent", daemon=True).start()
    logging.getLogger("aiohttp").setLevel(logging.ERROR)
    report = crawl(job)
    final = job_file.with_name(REPORT_NAME)
    unfinished = final.with_suffix(".unfinished")
    unfinished.write_text(report.model_dump_json(indent=1), "utf-8")
    unfinished.replace(final)
    return 0


def _leave_with_parent() -> None:
    while os.read(0, 1024):
        pass
    sys.stderr.flush()
    os._exit(130)
