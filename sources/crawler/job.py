"""What a crawl is asked to do, and what it says it did. Both cross process borders as JSON files."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from sources.catalogue.source import Source
from sources.crawler.limits import CrawlLimits

JOB_NAME = "job.json"
REPORT_NAME = "report.json"


class Verdict(StrEnum):
    """What an address turned out to be when it was last asked."""

    PAGE = "page"
    """HTML or text that a reader came for; its body is in the archive."""
    GONE = "gone"
    """404 or 410."""
    SOFT_404 = "soft-404"
    """200, but the page says that there is none."""
    REDIRECT = "redirect"
    OTHER = "other"
    """Neither HTML nor text: an image, a PDF, a calendar file."""
    CHALLENGE = "challenge"
    """A page that wants to know whether a person reads it."""
    JAVASCRIPT = "javascript"
    """A page that holds nothing but the request to enable JavaScript."""
    LOGIN = "login"
    MAINTENANCE = "maintenance"
    CONSENT = "consent"
    """A wall of consent without the page behind it."""
    ROBOTS = "robots"
    """robots.txt forbids it."""
    EXCLUDED = "excluded"
    """The source's include and exclude leave it out now; an earlier crawl took it."""
    REFUSED = "refused"
    """A limit or a rule of ours forbids it: an address that is not public, a body too large, a redirect too many."""
    FAILED = "failed"
    """Server or network failed in every try."""
    SITEMAP = "sitemap"


class CrawlJob(BaseModel):
    """One crawl of one source.

    folder: the source's own folder, made where it is missing. contact: URL or mail address in the user agent.
    scheduled: ask only pages that are due; by hand all known pages are asked.
    allowed: addresses as "127.0.0.1:8080" that may be connected to though they are not public. No command, setting or
    catalogue file sets it: it is the rule by which tests reach a server of their own.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Source
    folder: Path
    crawl_id: str
    contact: str
    version: str = "0"
    limits: CrawlLimits = CrawlLimits()
    scheduled: bool = False
    allowed: tuple[str, ...] = ()

    @property
    def user_agent(self) -> str:
        """Who we are and where a webmaster reaches us: "rathaus/0.1.0 (+https://…)"."""
        return f"rathaus/{self.version} (+{self.contact})"


DONE, FORBIDDEN, UNREACHABLE = "done", "robots", "unreachable"
OUT_OF_PAGES, OUT_OF_BYTES, OUT_OF_TIME = BUDGETS = ("pages", "bytes", "seconds")


class CrawlReport(BaseModel):
    """What a crawl came to.

    finished: "done"; the budget that ended it ("pages", "bytes", "seconds"); "robots" where the home page is forbidden;
    "unreachable" where the rules could not be had, so that nothing else was asked; or Scrapy's reason for a crawl that
    goes on at the next start.
    resumed: True where an earlier run of the same crawl had been cut off. cut_bytes: torn or uncommitted bytes that
    were cut from the archive at the start.
    requests: sent. statuses: responses by HTTP status. verdicts: addresses by what they turned out to be.
    new, changed, unchanged: pages against the crawl before; gone: pages of the crawl before that are no more.
    refused: reasons and how often. bytes: on the wire. pages: pages of the source that now stand in the archive.
    robots_forbid: robots.txt forbids the home page. robots_delay: seconds that it asks for.
    charsets: pages by charset of their Content-Type, those asked in this crawl. faults: first lines of what failed.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str
    crawl_id: str
    started_at: str
    finished_at: str
    finished: str
    resumed: bool = False
    cut_bytes: int = 0
    requests: int = 0
    statuses: Mapping[str, int] = {}
    verdicts: Mapping[str, int] = {}
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    refused: Mapping[str, int] = {}
    retried: int = 0
    bytes: int = 0
    pages: int = 0
    charsets: Mapping[str, int] = {}
    robots_forbid: bool = False
    robots_delay: float = 0.0
    certificate: str = ""
    faults: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def ended(self) -> str:
        """`finished` for a person."""
        return f"budget of {self.finished} spent" if self.finished in BUDGETS else self.finished
