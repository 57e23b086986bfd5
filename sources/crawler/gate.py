"""What a site is asked before its pages: robots.txt of each origin, and one address that cannot exist.

Both are asked anew in every run, and after a kill; they stand in no frontier.
"""

from __future__ import annotations

import hashlib
import time

from sources.crawler.exchange import Exchange
from sources.crawler.known import Entry, Rank
from sources.crawler.limits import CrawlLimits
from sources.crawler.retries import seconds_until_retry
from sources.crawler.robots import RobotRules, read_robots
from sources.crawler.urls import Address

PRODUCT = "rathaus"
"""Our name in robots.txt."""


class Gate:
    """Rules by origin, and the entries that are still to ask to know them."""

    def __init__(self, crawl_id: str, limits: CrawlLimits) -> None:
        self._limits = limits
        self._unlikely = hashlib.sha256(crawl_id.encode()).hexdigest()[:12]
        self._rules: dict[str, RobotRules] = {}
        self._robots: dict[str, Entry] = {}
        self._probes: dict[str, Entry] = {}
        self._missing: dict[str, tuple[str, str]] = {}
        self._not_before = 0.0
        self.delay = 0.0

    def waiting(self, now: float) -> list[Entry]:
        """What is to ask now."""
        return [*self._robots.values(), *self._probes.values()] if now >= self._not_before else []

    def has_waiting(self) -> bool:
        """True where something is still to ask."""
        return bool(self._robots or self._probes)

    def rules_for(self, entry: Entry) -> RobotRules | None:
        """The rules for an address, None where they are still to come."""
        origin = Address(entry.url, entry.key).origin
        rules = self._rules.get(origin)
        if rules is None:
            key = f"robots {origin}"
            self._robots.setdefault(key, Entry(key, f"{origin}/robots.txt", Rank.ROBOTS, 0, 0, 0))
        return rules

    def must_wait(self, entry: Entry) -> bool:
        """True for a page of an origin whose answer for a missing page is still to come."""
        return entry.rank != Rank.SITEMAP and f"probe {Address(entry.url, entry.key).origin}" in self._probes

    def missing_of(self, entry: Entry) -> tuple[str, str] | None:
        """Shape of what the site answers for a page that cannot exist, None where it answers with 404."""
        return self._missing.get(f"probe {Address(entry.url, entry.key).origin}")

    def ask_robots_at(self, entry: Entry, address: Address) -> None:
        """robots.txt has moved."""
        self._robots[entry.key] = Entry(entry.key, address.url, Rank.ROBOTS, 0, entry.hops + 1, entry.attempts)

    def ask_robots_again(self, entry: Entry) -> bool:
        """robots.txt could not be had for the moment; False where it was tried often enough."""
        if entry.attempts + 1 >= self._limits.tries:
            return False
        self._robots[entry.key] = Entry(entry.key, entry.url, Rank.ROBOTS, 0, entry.hops, entry.attempts + 1)
        self._not_before = time.time() + seconds_until_retry(entry.attempts, "", self._limits)
        return True

    def took_robots(self, entry: Entry, status: int, body: bytes) -> tuple[str, RobotRules]:
        """The rules are known now; gives the origin and its rules. status: 503 where no answer came at all."""
        origin = entry.key.removeprefix("robots ")
        rules = read_robots(status, body, PRODUCT)
        self._rules[origin] = rules
        self._robots.pop(entry.key, None)
        self.delay = max(self.delay, rules.delay)
        url = f"{origin}/{self._unlikely}"
        if rules.allows(url):
            self._probes[f"probe {origin}"] = Entry(f"probe {origin}", url, Rank.PROBE, 0, 0, 0)
        return origin, rules

    def took_probe(self, entry: Entry, exchange: Exchange | None, shape: tuple[str, str]) -> None:
        """The answer for a page that cannot exist, None where none came. shape: of that page."""
        self._probes.pop(entry.key, None)
        if exchange is not None and exchange.status == 200 and exchange.taken:
            self._missing[entry.key] = shape
