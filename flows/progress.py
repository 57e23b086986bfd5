"""How far a run is: told to whoever listens, or to nobody. And what a person should hear of though the run goes on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

WARNINGS = logging.getLogger("rathaus")
"""What a person should hear of though the run goes on: the command prints it, a Prefect server of one's own keeps it
with the flow run; with no listener Python writes it to standard error."""


class Reporter(Protocol):
    """Hears of a run's stages and pages, from several threads."""

    def begin(self, stage: str, pages: int | None = None) -> None:
        """A stage begins; pages: how many it has, None where that is not counted."""

    def advance(self, pages: int = 1) -> None:
        """Some pages of the stage are through."""


class Silence:
    """Tells nobody."""

    def begin(self, stage: str, pages: int | None = None) -> None:
        """See Reporter."""

    def advance(self, pages: int = 1) -> None:
        """See Reporter."""


_SILENCE: Reporter = Silence()


_REPORTER: ContextVar[Reporter] = ContextVar("rathaus_reporter", default=_SILENCE)


def reporter() -> Reporter:
    """Who hears of this run. Threads of a flow have it through their context."""
    return _REPORTER.get()


@contextmanager
def reporting_to(listener: Reporter) -> Iterator[None]:
    """Let `listener` hear of runs within the block."""
    token = _REPORTER.set(listener)
    try:
        yield
    finally:
        _REPORTER.reset(token)
