"""What a crawl asked for in vain: addresses that gave no page though one may stand there, and sitemaps of which only a
part could be read; why, and since when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sources.crawler.job import Verdict
from sources.crawler.known import KnownPage

WALLS = frozenset({Verdict.CHALLENGE, Verdict.JAVASCRIPT, Verdict.LOGIN, Verdict.MAINTENANCE, Verdict.CONSENT})
_UNKNOWN = WALLS | {Verdict.FAILED, Verdict.REFUSED}
"""Verdicts after which nobody knows what stands at an address. What is gone, moved or no page is known to be that; what
robots.txt forbids was not asked for."""


@dataclass(frozen=True, slots=True)
class Missed:
    """One address. since: ISO 8601 UTC time of the first of the tries in a row that ended in this way;
    reason: why, as that try said it.
    """

    url: str
    verdict: Verdict
    reason: str
    since: str


def is_in_vain(verdict: Verdict, reason: str) -> bool:
    """True where what stands at an address is not known, or not all of it. reason: a whole sitemap has none."""
    return verdict in _UNKNOWN or (verdict == Verdict.SITEMAP and bool(reason))


def stamp(seconds: float) -> str:
    """ISO 8601 UTC time, to the second, of seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def missed_now(pages: Iterable[KnownPage], before: Iterable[Missed]) -> tuple[Missed, ...]:
    """The addresses that were last asked in vain, in their order. before: those of an earlier crawl."""
    known = {missed.url: missed for missed in before}
    found = [
        still(Missed(page.url, page.verdict, page.reason, stamp(page.checked_at)), known.get(page.url))
        for page in pages
        if is_in_vain(page.verdict, page.reason)
    ]
    return tuple(sorted(found, key=lambda missed: missed.url))


def still(missed: Missed, before: Missed | None) -> Missed:
    """The earlier one, where it ended in the same way."""
    return before if before is not None and is_same(missed, before) else missed


def is_same(one: Missed | KnownPage, other: Missed | KnownPage) -> bool:
    """True where two tries ended in the same way. What stands behind the colon of a reason is of one try: an address, a
    number of bytes.
    """
    return (one.verdict, one.reason.partition(":")[0]) == (other.verdict, other.reason.partition(":")[0])
