"""What enters the frontier: addresses of the source that are due, within its rules and our limits."""

from __future__ import annotations

import time
from functools import lru_cache, partial

from sources.crawler.job import CrawlJob, Verdict
from sources.crawler.known import Entry, KnownPage, Rank
from sources.crawler.revisits import is_due
from sources.crawler.state import CrawlState
from sources.crawler.tally import Tally
from sources.crawler.urls import (
    Address,
    WrongAddress,
    calendar_shape,
    hosts_of,
    is_other_file,
    query_shape,
    read_address,
)

_LASTING = frozenset({Verdict.GONE, Verdict.SOFT_404, Verdict.REDIRECT, Verdict.OTHER, Verdict.LOGIN, Verdict.REFUSED})
_LASTING_SECONDS = 30 * 86_400
"""What is no page is asked again after a month; what failed, in each run. A page that went away may be back soon: for a
month it is asked as often as before.
"""


_READ_AT_HAND = 4_096
"""Addresses whose folded form is kept in memory."""


class Admission:
    """Puts addresses into the frontier, and counts those that it refuses. run_seconds: between two scheduled crawls."""

    def __init__(self, job: CrawlJob, state: CrawlState, tally: Tally, run_seconds: float) -> None:
        self._source, self._limits, self._scheduled = job.source, job.limits, job.scheduled
        self._state, self._tally, self._run_seconds = state, tally, run_seconds
        hosts = hosts_of((job.source.home_url, *job.source.start_urls))
        # menus name the same addresses on every page
        self._read = lru_cache(_READ_AT_HAND)(partial(read_address, hosts=hosts, longest=job.limits.url_characters))

    @property
    def home(self) -> Address:
        """The source's home page."""
        return self._read(self._source.home_url)

    def seed(self) -> list[KnownPage]:
        """Start pages, sitemaps and pages that are known and due; gives those that the source leaves out now."""
        now = time.time()
        for url in self._source.start_urls or (self._source.home_url,):
            address = self._read(url)
            self._state.add(address.key, address.url, Rank.START, 0)
        left_out = []
        for known in self._state.pages():
            if known.verdict == Verdict.SITEMAP:
                self._state.add(known.key, known.url, Rank.SITEMAP, 0)
            elif known.depth > 0 and not self._source.covers(known.url):
                left_out.append(known)
            elif self._due(known, now):
                self._state.add(known.key, known.url, Rank.KNOWN, known.depth)
        return left_out

    def link(self, url: str, depth: int) -> None:
        """A link of a page or sitemap."""
        if depth > self._limits.depth:
            self.refuse("deeper than the limit")
            return
        try:
            address = self._read(url)
        except WrongAddress as error:
            self.refuse(str(error))
            return
        if self._state.has(address.key):
            return
        if is_other_file(address.url):
            self.refuse("file that is no page")
        elif not self._source.covers(address.url):
            self.refuse("outside include and exclude")
        else:
            known = self._state.page(address.key)
            wanted = self._due(known, time.time()) if known is not None else self._shape_has_room(address.key)
            if wanted:
                self._state.add(address.key, address.url, Rank.LINK, depth)

    def sitemap(self, url: str) -> None:
        """A sitemap that robots.txt or another sitemap names."""
        try:
            address = self._read(url)
        except WrongAddress as error:
            self.refuse(f"sitemap: {error}")
            return
        if self._tally["sitemaps"] >= self._limits.sitemaps:
            self.refuse("too many sitemaps")
        elif self._state.add(address.key, address.url, Rank.SITEMAP, 0):
            self._tally.add("sitemaps")

    def redirect(self, entry: Entry, url: str) -> Address | None:
        """Where a redirect leads, None where it is not followed."""
        try:
            address = self._read(url)
        except WrongAddress as error:
            self.refuse(f"redirect: {error}")
            return None
        if entry.rank == Rank.LINK and not self._source.covers(address.url):
            self.refuse("redirect: outside include and exclude")
            return None
        return address

    def refuse(self, reason: str) -> None:
        """Count an address that is not asked."""
        self._tally.add("refused", reason)

    def _due(self, known: KnownPage, now: float) -> bool:
        was_page = known.verdict in (Verdict.GONE, Verdict.SOFT_404) and known.fetched_at != ""
        may_be_back = was_page and now < known.changed_at + _LASTING_SECONDS
        if known.verdict in _LASTING and not may_be_back:
            return now >= known.checked_at + _LASTING_SECONDS
        if (known.verdict == Verdict.PAGE or may_be_back) and self._scheduled:
            return is_due(known.checked_at, known.interval, self._run_seconds, now)
        return True

    def _shape_has_room(self, key: str) -> bool:
        calendar = calendar_shape(key)
        if calendar is not None and self._state.count_shape(f"calendar {calendar}") > self._limits.calendar_pages:
            self.refuse("calendar without end")
            return False
        query = query_shape(key)
        if query is not None and self._state.count_shape(f"query {query}") > self._limits.pages_a_shape:
            self.refuse("too many of one shape")
            return False
        return True
