"""`rathaus crawl` and `rathaus replay`: pages from the web, or from the archive, and a release of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from flows.commands.options import DataOption, ForceOption, JsonOption, NoPrefectOption, console, print_json, settle
from flows.commands.outcome import check_engine, release_of, render_summary, summary, under_way
from flows.errors import ExitCode

if TYPE_CHECKING:
    from flows.crawling.crawls import SourceCrawl


def crawl(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Ids of the catalogue; without one, all of it.", metavar="[SOURCE...]", show_default=False),
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="Ask only pages that are due, as a schedule does.")] = False,
    no_prefect: NoPrefectOption = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Take what comes as good in spite of alarms: the site was made anew.")
    ] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Crawl sources of the catalogue, archive what comes as WARC, and publish a release of all that is archived."""
    begun = time.monotonic()
    settings = settle(data=data, prefect=False if no_prefect else None).values
    check_engine(settings)
    from flows.crawling.crawls import CrawlRequest, chosen_sources
    from flows.runs.publish import check_storage
    from flows.runs.webhooks import check_webhooks

    request = CrawlRequest(sources=tuple(sources or ()), scheduled=due, accept=accept)
    chosen_sources(request, settings)
    check_webhooks(settings)
    check_storage(settings)
    with under_way(as_json=as_json) as heard:
        if settings.prefect:
            from flows.prefect_flows.run_in_prefect import crawl_with_prefect

            outcome = crawl_with_prefect(request, settings)
        else:
            from flows.crawling.crawl_run import crawl_without_prefect

            outcome = crawl_without_prefect(request, settings)
    seconds = time.monotonic() - begun
    if as_json:
        print_json(
            {"crawls": [_as_data(each) for each in outcome.crawls], **summary(outcome.run, seconds, heard.messages)}
        )
    else:
        console().print(render_crawls(outcome.crawls))
        console().print(render_summary(outcome.run, seconds))
    return ExitCode.INCOMPLETE if outcome.run.broken else ExitCode.OK


def replay(
    no_prefect: NoPrefectOption = False,
    force: ForceOption = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Read the archives of all crawls anew and publish what they say; nothing is asked of the web."""
    begun = time.monotonic()
    settings = settle(data=data, prefect=False if no_prefect else None).values
    check_engine(settings)
    from flows.intake.request import CrawledPages, RunRequest
    from flows.runs.publish import check_storage

    request = RunRequest(
        force=force, catalogue=settings.catalogue, crawled=CrawledPages(folder=settings.crawls, replay=True)
    )
    check_storage(settings)
    with under_way(as_json=as_json) as heard:
        outcome = release_of(request, settings)
    seconds = time.monotonic() - begun
    if as_json:
        print_json(summary(outcome, seconds, heard.messages))
    else:
        console().print(render_summary(outcome, seconds))
    return ExitCode.INCOMPLETE if outcome.broken else ExitCode.OK


def _as_data(crawl: SourceCrawl) -> dict[str, Any]:
    if crawl.report is None:
        return {"source": crawl.source, "fault": crawl.fault}
    alarms = [{"code": alarm.code, "message": alarm.message} for alarm in crawl.alarms]
    return {**crawl.report.model_dump(mode="json"), "alarms": alarms, "stale": crawl.stale}


def render_crawls(crawls: tuple[SourceCrawl, ...]) -> Table:
    """What the crawls came to, one line a source, for a person."""
    from sources.crawler.job import Verdict

    table = Table(box=None, pad_edge=False)
    for name in ("source", "requests", "new", "changed", "same", "gone", "failed", "pages", "MiB", "seconds", "ended"):
        table.add_column(name, justify="left" if name in ("source", "ended") else "right")
    for crawl in crawls:
        report = crawl.report
        if report is None:
            table.add_row(crawl.source, *[""] * 9, f"failed: {crawl.fault}")
            continue
        failed = report.verdicts.get(Verdict.FAILED, 0)
        counts = (report.requests, report.new, report.changed, report.unchanged, report.gone, failed, report.pages)
        size = f"{report.bytes / (1 << 20):.1f}"
        alarms = "".join(f"; {alarm.code}" for alarm in crawl.alarms) + ("; stale" if crawl.stale else "")
        table.add_row(report.source, *map(str, counts), size, f"{report.seconds:.1f}", report.ended + alarms)
    return table
