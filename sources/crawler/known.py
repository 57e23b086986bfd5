"""What the state of a crawl says of one address: that it is to be asked, what it was, where its body lies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from sources.crawler.archive import Stored
from sources.crawler.job import Verdict
from sources.page import PageKind


class Rank(IntEnum):
    """What is asked first."""

    ROBOTS = 0
    PROBE = 1
    """A page that cannot exist: what the site answers then tells its soft 404."""
    SITEMAP = 2
    START = 3
    KNOWN = 4
    LINK = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """An address of the frontier. depth: links from a start. hops: redirects that led here. attempts: tries so far."""

    key: str
    url: str
    rank: Rank
    depth: int
    hops: int
    attempts: int


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What is known of an address from before. Times in seconds since 1970, `interval` in seconds.

    The fields from `file` on are of the body that stands in the archive, `file` empty where there is none; digest and
    payload as in StoredBody.
    """

    key: str
    url: str
    verdict: Verdict
    reason: str
    etag: str
    last_modified: str
    checked_at: float
    changed_at: float
    interval: float
    target: str
    depth: int
    file: str
    offset: int
    kind: str
    digest: str
    payload: str
    size: int
    content_type: str
    fetched_at: str
    language: str
    translations: str


@dataclass(frozen=True, slots=True)
class StoredBody:
    """A body that the archive now holds. digest: of the body itself; payload: as its record says, coding and all."""

    at: Stored
    kind: PageKind
    digest: str
    payload: str
    size: int
    content_type: str
    fetched_at: str
