"""When the state and the archive of a crawl are made durable: together, each few requests or seconds."""

from __future__ import annotations

import time

from sources.crawler.archive import Archive
from sources.crawler.limits import CrawlLimits
from sources.crawler.state import CrawlState
from sources.crawler.tally import Tally


class Commits:
    """The commits of one crawl. A kill loses what came after the last one, and it is asked for again."""

    def __init__(self, crawl_id: str, state: CrawlState, archive: Archive, tally: Tally, limits: CrawlLimits) -> None:
        self._crawl_id, self._state, self._archive, self._tally, self._limits = crawl_id, state, archive, tally, limits
        self._answers = 0
        self._last = time.monotonic()

    def after_answer(self) -> None:
        """Count an answer, and commit where enough of them or enough time has gone by."""
        self._answers += 1
        late = time.monotonic() - self._last >= self._limits.commit_seconds
        if late or self._answers >= self._limits.commit_requests:
            self.commit()

    def commit(self) -> None:
        """Make the archive durable, then the state that says how far it reaches."""
        self._state.commit(self._crawl_id, self._archive.flush(), self._tally.counts)
        self._answers, self._last = 0, time.monotonic()
