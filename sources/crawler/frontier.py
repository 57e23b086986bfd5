"""What a crawl asks next, and what is done with: robots.txt and the probe of each origin first, then the queue."""

from __future__ import annotations

import time

from sources.crawler.budget import Budget
from sources.crawler.gate import Gate
from sources.crawler.job import Verdict
from sources.crawler.known import Entry
from sources.crawler.limits import CrawlLimits
from sources.crawler.pages import PageKeeper
from sources.crawler.retries import seconds_until_retry
from sources.crawler.state import CrawlState
from sources.crawler.tally import Tally


class Frontier:
    """The queue of the state, behind the gate and within the budget; it knows what is under way."""

    def __init__(
        self, state: CrawlState, gate: Gate, budget: Budget, keeper: PageKeeper, tally: Tally, limits: CrawlLimits
    ) -> None:
        self._state, self._gate, self._budget, self._keeper = state, gate, budget, keeper
        self._tally, self._limits = tally, limits
        self._asked: dict[str, Entry] = {}

    def next(self) -> Entry | None:
        """The next address to ask, None where there is none at this moment."""
        if self._budget.is_spent(self._gate.delay):
            return None
        now = time.time()
        while True:
            entry = self._next_of_gate(now)
            if entry is not None:
                return self._ask(entry)
            done_before = self._tally[f"verdict {Verdict.ROBOTS}"]
            entry = self._next_of_queue(now)
            if entry is not None:
                return self._ask(entry)
            if self._tally[f"verdict {Verdict.ROBOTS}"] == done_before and self._next_of_gate(now) is None:
                return None

    def has_waiting(self) -> bool:
        """True where something is still to ask in this run, be it later."""
        if self._budget.is_spent(self._gate.delay):
            return False
        return self._gate.has_waiting() or self._state.has_waiting()

    def conditions(self, entry: Entry) -> dict[str, str]:
        """Headers that spare the body where the page has not changed."""
        known = self._state.page(entry.key)
        if known is None or known.url != entry.url or not (known.file or known.verdict == Verdict.SITEMAP):
            return {}
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        return {name: value for name, value in headers.items() if value}

    def came_back(self, entry: Entry) -> None:
        """The address is under way no longer; it stays in the queue, if it stands there."""
        self._asked.pop(entry.key, None)

    def settle(self, entry: Entry, verdict: Verdict) -> None:
        """The address is done with."""
        self._state.done(entry.key)
        self.came_back(entry)
        self._tally.add("verdict", verdict.value)

    def put_off(self, entry: Entry, retry_after: str) -> bool:
        """Ask again later; False where it was tried often enough. retry_after: the header, empty where none came."""
        if entry.attempts + 1 >= self._limits.tries:
            return False
        self._state.put_off(entry.key, time.time() + seconds_until_retry(entry.attempts, retry_after, self._limits))
        self.came_back(entry)
        self._tally.add("retried")
        return True

    def _ask(self, entry: Entry) -> Entry:
        self._asked[entry.key] = entry
        self._tally.add("requests")
        return entry

    def _next_of_gate(self, now: float) -> Entry | None:
        return next((entry for entry in self._gate.waiting(now) if entry.key not in self._asked), None)

    def _next_of_queue(self, now: float) -> Entry | None:
        """The first address that may be asked, of the next few; what robots.txt forbids among them is done with."""
        for entry in self._state.waiting(now, 4 + len(self._asked) * 2):
            if entry.key not in self._asked and self._may_ask(entry):
                return entry
        return None

    def _may_ask(self, entry: Entry) -> bool:
        """False where robots.txt is to be read first, or forbids it; what it forbids is done with."""
        rules = self._gate.rules_for(entry)
        if rules is None:
            return False
        if not rules.allows(entry.url):
            self._keeper.unanswered(entry, Verdict.ROBOTS, "robots.txt forbids it")
            self.settle(entry, Verdict.ROBOTS)
            return False
        return not self._gate.must_wait(entry)
