"""`rathaus schedule`: wait for the catalogue's schedules and crawl when they come."""

from __future__ import annotations

import os
import signal
import sys
from typing import Annotated

import typer

from flows.commands.options import DataOption, JsonOption, print_json, settle
from flows.commands.outcome import as_interrupt
from flows.errors import ExitCode, UsageError


def schedule(
    print_only: Annotated[
        bool, typer.Option("--print", help="Print a prefect.yaml with these deployments, and end.")
    ] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Crawl each source of the catalogue when its schedule says, until Ctrl-C or SIGTERM.

    With --json the schedules are printed, and nothing is started.
    """
    settings = settle(data=data).values
    from flows.crawling.crawls import CrawlRequest, chosen_sources
    from flows.intake.publisher import open_catalogue
    from flows.prefect_engine.engine import embedded_engine

    scheduled = [source for source in open_catalogue(settings.catalogue).values() if source.schedule is not None]
    if as_json:
        print_json([{"source": source.id, "schedule": source.schedule} for source in scheduled])
        return ExitCode.OK
    if not print_only:
        chosen_sources(CrawlRequest(), settings)
        if not scheduled:
            raise UsageError("no source of the catalogue has a schedule")
    # What is started later finds its settings as this command found them.
    os.environ["RATHAUS_DATA"] = str(settings.data)
    if settings.catalogue is not None:
        os.environ["RATHAUS_CATALOGUE"] = str(settings.catalogue)
    if print_only:
        from flows.prefect_flows.schedule import prefect_yaml

        sys.stdout.write(prefect_yaml(scheduled))
        return ExitCode.OK
    signal.signal(signal.SIGTERM, as_interrupt)
    with embedded_engine(settings.prefect_home, startup_seconds=settings.prefect_startup_seconds, schedules=True):
        from flows.prefect_flows.schedule import serve_schedule

        sys.stderr.write(f"waiting for the schedules of sources: {len(scheduled)}; Ctrl-C ends this\n")
        serve_schedule(scheduled, settings)
    return ExitCode.OK
