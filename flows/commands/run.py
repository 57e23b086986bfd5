"""`rathaus run`: pages in, a release out."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from flows.commands.options import (
    CityOption,
    CountryOption,
    DataOption,
    ForceOption,
    JsonOption,
    NoPrefectOption,
    SourceOption,
    console,
    print_json,
    settle,
)
from flows.commands.outcome import check_engine, release_of, render_summary, summary, under_way
from flows.errors import ExitCode


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
    no_prefect: NoPrefectOption = False,
    force: ForceOption = False,
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

    check_engine(settings)
    request = RunRequest(
        paths=tuple(paths), source=source, country=country, city=city, force=force, catalogue=settings.catalogue
    )
    check_request(request)
    check_webhooks(settings)
    check_storage(settings)
    with hold(settings.store):
        pass  # busy, or not to be written: known before anything is started
    with under_way(as_json=as_json) as heard:
        outcome = release_of(request, settings)
    if as_json:
        print_json(summary(outcome, time.monotonic() - begun, heard.messages))
    else:
        console().print(render_summary(outcome, time.monotonic() - begun))
    return ExitCode.INCOMPLETE if strict and outcome.release.counts.pages_failed else ExitCode.OK
