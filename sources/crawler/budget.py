"""What a run of a crawl may spend before it stops: requests, bytes and seconds."""

from __future__ import annotations

import time

from sources.crawler.job import OUT_OF_BYTES, OUT_OF_PAGES, OUT_OF_TIME
from sources.crawler.limits import CrawlLimits
from sources.crawler.tally import Tally


class Budget:
    """What is left of a run. exhausted: which of `job.BUDGETS` is spent, empty before."""

    def __init__(self, limits: CrawlLimits, tally: Tally) -> None:
        self._limits, self._tally = limits, tally
        self._begun = time.monotonic()
        self.exhausted = ""

    @property
    def seconds(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self._begun

    def is_spent(self, pause: float = 0.0) -> bool:
        """True from the moment on at which something is spent. pause: seconds that must pass before the next request;
        one that could only go out after the run's end is not waited for."""
        if not self.exhausted:
            if self._tally["requests"] >= self._limits.pages:
                self.exhausted = OUT_OF_PAGES
            elif self._tally["bytes"] >= self._limits.run_bytes:
                self.exhausted = OUT_OF_BYTES
            elif self.seconds + pause >= self._limits.run_seconds:
                self.exhausted = OUT_OF_TIME
        return bool(self.exhausted)
