"""`rathaus run`: pages in, a release out."""

from __future__ import annotations

import signal
import sys
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from flows.commands.options import (
    CityOption,
    CountryOption,
    DataOption,
    JsonOption,
    SourceOption,
    console,
    print_json,
    settle,
)
from flows.commands.progress_bars import Bars
from flows.errors import ExitCode, UsageError
from flows.progress import reporting_to

if TYPE_CHECKING:
    from flows.runs.run import Outcome


def run(
    paths: Annotated[
        list[str],
        typer.Argument(help="Files, folders, globs and WARC archives.", metavar="PATH...", show_default=False),
    ],
    source: SourceOption = None,
    country: CountryOption = None,
    city: CityOption = None,
    workers: Annotated[
        int | None, typer.Option("--workers", help="Worker processes; default: usable cores.", metavar="N")
    ] = None,
    dask: Annotated[
        str | None,
        typer.Option("--dask", help="Scheduler of a Dask cluster whose workers read the pages.", metavar="ADDRESS"),
    ] = None,
    no_prefect: Annotated[
        bool, typer.Option("--no-prefect", help="Without the Prefect engine: same bytes out.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Publish though a source says much less than in the release before.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 where pages failed.")] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Read pages, link what they say, check it and publish a release.

    Pages that fail stand in the table `issues`; the rest goes on.
    """
    begun = time.monotonic()
    settings = settle(data=data, workers=workers, dask=dask, prefect=False if no_prefect else None).values
    from flows.intake.pages import check_request
    from flows.intake.request import RunRequest
    from flows.lock import hold
    from flows.runs.publish import check_storage
    from flows.runs.webhooks import check_webhooks

    if settings.dask and not settings.prefect:
        raise UsageError("--dask needs the Prefect engine; leave --no-prefect out")
    request = RunRequest(
        paths=tuple(paths), source=source, country=country, city=city, force=force, catalogue=settings.catalogue
    )
    check_request(request)
    check_webhooks(settings)
    check_storage(settings)
    with hold(settings.store):
        pass  # busy, or not to be written: known before anything is started
    signal.signal(signal.SIGTERM, as_interrupt)
    with Bars(Console(stderr=True, quiet=as_json)) as bars, reporting_to(bars):
        if settings.prefect:
            from flows.prefect_flows.run_in_prefect import run_with_prefect

            outcome = run_with_prefect(request, settings)
        else:
            from flows.runs.run import run_without_prefect

            outcome = run_without_prefect(request, settings)
    if as_json:
        print_json(summary(outcome, time.monotonic() - begun))
    else:
        console().print(render_summary(outcome, time.monotonic() - begun))
    return ExitCode.INCOMPLETE if strict and outcome.release.counts.pages_failed else ExitCode.OK


def as_interrupt(number: int, frame: object) -> None:
    """SIGTERM ends a run as Ctrl-C does: workers and server are ended, what is done is kept."""
    raise KeyboardInterrupt


def summary(outcome: Outcome, seconds: float) -> dict[str, Any]:
    """What a run came to, as plain data."""
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
        "webhooks": None if outcome.delivery is None else asdict(outcome.delivery),
        "seconds": round(seconds, 2),
    }


def render_summary(outcome: Outcome, seconds: float) -> Table:
    """What a run came to, for a person."""
    said = summary(outcome, seconds)
    tables, mentions = said["tables"], said["mentions"]
    failed = f", {said['pages_failed']} failed" if said["pages_failed"] else ""
    reused = f", {said['pages_reused']} known from before" if said["pages_reused"] else ""
    rows = [
        ("pages", f"{said['pages']}{failed}{reused}"),
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
    if outcome.delivery is not None:
        sent = outcome.delivery
        left = f", {sent.left} left for the next run: {sent.fault}" if sent.left else ""
        rows.insert(-2, ("webhooks", f"{sent.delivered} delivered{left}"))
    if said["skipped"]:
        rows.insert(1, ("passed over", ", ".join(f"{count} {reason}" for reason, count in said["skipped"].items())))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim" if sys.stdout.isatty() else "")
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(name, value)
    return table
