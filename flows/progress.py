"""How far a run is: told to a terminal, or to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


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


class Bars:
    """Progress bars on a terminal; in a pipe rich shows nothing of them."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description:<18}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = None if self._progress.disable else self._progress.add_task("starting", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def begin(self, stage: str, pages: int | None = None) -> None:
        """See Reporter."""
        if self._task is not None:
            self._progress.update(self._task, description=stage, completed=0, total=pages)

    def advance(self, pages: int = 1) -> None:
        """See Reporter."""
        if self._task is not None:
            self._progress.advance(self._task, pages)


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
