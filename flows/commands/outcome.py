"""A run from the command's side, for every verb that publishes: how it goes on, and what it came to."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from flows.commands.progress_bars import Bars
from flows.errors import UsageError
from flows.progress import WARNINGS, reporting_to

if TYPE_CHECKING:
    from flows.intake.request import RunRequest
    from flows.runs.run import Outcome
    from flows.settings import Settings


def check_engine(settings: Settings) -> None:
    """Raise UsageError where Dask is asked for without the Prefect engine, which alone reaches it."""
    if settings.dask and not settings.prefect:
        raise UsageError("--dask needs the Prefect engine; leave --no-prefect out")


class Heard(logging.Handler):
    """Prints the warnings of a run to standard error, one line each, and keeps them; what is said twice stands once."""

    def __init__(self, console: Console) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._console = console

    def emit(self, record: logging.LogRecord) -> None:
        """See logging.Handler."""
        message = " ".join(record.getMessage().split())
        if message not in self.messages:
            self.messages.append(message)
            self._console.print(f"rathaus: {message}", markup=False, highlight=False, soft_wrap=True)


@contextmanager
def under_way(*, as_json: bool) -> Iterator[Heard]:
    """While a run is under way: SIGTERM ends it as Ctrl-C does, a terminal shows how far it is, warnings are said."""
    signal.signal(signal.SIGTERM, as_interrupt)
    console = Console(stderr=True)
    heard = Heard(console)
    WARNINGS.addHandler(heard)
    WARNINGS.propagate = False  # Prefect's root logger would print them again
    try:
        with Bars(console, shown=not as_json) as bars, reporting_to(bars):
            yield heard
    finally:
        WARNINGS.removeHandler(heard)
        WARNINGS.propagate = True


def release_of(request: RunRequest, settings: Settings) -> Outcome:
    """Read the pages of a request and publish them, in the Prefect engine or without, as the settings say.

    Raises what `flows.runs.run` and `flows.prefect_flows.run_in_prefect` raise.
    """
    if settings.prefect:
        from flows.prefect_flows.run_in_prefect import run_with_prefect

        return run_with_prefect(request, settings)
    from flows.runs.run import run_without_prefect

    return run_without_prefect(request, settings)


def as_interrupt(number: int, frame: object) -> None:
    """SIGTERM ends a run as Ctrl-C does: workers and server are ended, what is done is kept."""
    raise KeyboardInterrupt


def summary(outcome: Outcome, seconds: float, warnings: Sequence[str]) -> dict[str, Any]:
    """What a run came to, as plain data. warnings: what was said while it was under way."""
    release, counts = outcome.release, outcome.release.counts
    return {
        "release": release.name,
        "is_new": release.is_new,
        "path": str(release.path),
        "latest": str(release.path.parent / "latest"),
        "pages": counts.tables["pages"],
        "pages_failed": counts.pages_failed,
        "pages_reused": outcome.reused,
        "skipped": dict(outcome.manifest.skipped),
        "blocks_kept": counts.blocks_kept,
        "blocks_stripped": counts.blocks_stripped,
        "mentions": dict(counts.mentions),
        "tables": dict(counts.tables),
        "run": outcome.manifest.run_id,
        "sources_broken": outcome.broken,
        "webhooks": None if outcome.delivery is None else asdict(outcome.delivery),
        "warnings": list(warnings),
        "seconds": round(seconds, 2),
    }


def render_summary(outcome: Outcome, seconds: float) -> Table:
    """What a run came to, for a person."""
    said = summary(outcome, seconds, ())
    tables, mentions = said["tables"], said["mentions"]
    failed = f", {said['pages_failed']} failed" if said["pages_failed"] else ""
    reused = f", {said['pages_reused']} known from before" if said["pages_reused"] else ""
    pages = ("pages", f"{said['pages']}{failed}{reused}")
    rows = [
        pages,
        ("blocks", f"{said['blocks_kept']} kept, {said['blocks_stripped']} stripped"),
        ("mentions", ", ".join(f"{count} {kind}" for kind, count in mentions.items()) or "none"),
        ("cities", str(tables["cities"])),
        ("mayors", str(tables["mayors"])),
        ("partnerships", f"{tables['partnerships']}, {tables['networks']} network memberships"),
        ("phones", f"{mentions.get('phone', 0)} mentions, {tables['contacts']} contacts"),
        ("issues", str(tables["issues"])),
        ("seconds", f"{said['seconds']:.1f}"),
        ("release", f"{said['release']}{'' if said['is_new'] else ' (nothing changed)'}"),
        ("files", said["latest"]),
    ]
    if said["sources_broken"]:
        rows.insert(0, ("broken", ", ".join(said["sources_broken"])))
    if outcome.delivery is not None:
        sent = outcome.delivery
        left = f", {sent.left} left for the next run: {sent.fault}" if sent.left else ""
        rows.insert(-2, ("webhooks", f"{sent.delivered} delivered{left}"))
    if said["skipped"]:
        rows.insert(
            rows.index(pages) + 1,
            ("passed over", ", ".join(f"{count} {reason}" for reason, count in said["skipped"].items())),
        )
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim" if sys.stdout.isatty() else "")
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(name, value)
    return table
