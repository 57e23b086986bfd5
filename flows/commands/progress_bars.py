"""How far a run is, as bars on a terminal."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


class Bars:
    """Progress bars on a terminal; in a pipe rich shows nothing of them. shown: False for a terminal without them."""

    def __init__(self, console: Console, *, shown: bool = True) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description:<18}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not (shown and console.is_terminal),
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
