"""`rathaus report`: what a release covers, and where its pages disagree, side by side."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.commands.options import DataOption, JsonOption, console, print_json, settle
from flows.commands.releases import find_release
from flows.commands.view import plain_text
from flows.errors import ReleaseBroken

if TYPE_CHECKING:
    from normalized.report import Coverage, Kind, ReportContent
    from normalized.report.disagreements import Side

SHOWN_QUOTES = 3
"""Quotes of a side in the terminal; the page has more, and `--json` all."""


def report(
    release: Annotated[
        str, typer.Argument(help="Name of a release, its folder, or `latest`.", metavar="RELEASE")
    ] = "latest",
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="Disagreements of each kind that are shown.", metavar="N")
    ] = 20,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Say what a release covers and show its disagreements side by side, each with its words."""
    folder = find_release(release, settle(data=data).values)
    from normalized.errors import CorruptRelease
    from normalized.exports import ReleaseTables
    from normalized.release.verify import reading_releases
    from normalized.report import gather_report

    try:
        with reading_releases(folder), closing(ReleaseTables.from_parquet(folder / "parquet")) as tables:
            content = gather_report(tables, limit)
    except CorruptRelease as error:
        raise ReleaseBroken(error.message) from error
    if as_json:
        print_json({"release": folder.name, **asdict(content)})
    else:
        _print(console(), content)
        page = folder / "report.html"
        if page.is_file():
            console().print(f"\nwith plots: {page}", markup=False, soft_wrap=True)
    return 0


def _print(out: Console, content: ReportContent) -> None:
    _print_coverage(out, content.coverage)
    for kind in content.disagreements:
        _print_kind(out, kind)
    if not content.disagreements:
        out.print("\nno two pages disagree")


def _print_coverage(out: Console, coverage: Coverage) -> None:
    by_language = _table("Languages", "language", "pages", "kept blocks", "mentions")
    for row in coverage.languages:
        by_language.add_row(row.code, *map(str, (row.pages, row.blocks, sum(row.mentions.values()))))
    out.print(by_language)
    by_source = _table(
        "Sources", "source", "pages", "failed", "mentions", "mayors", "partnerships", "contacts", "in vain", "alarms"
    )
    for source in coverage.sources:
        said = (source.pages, source.failed, source.mentions, source.mayors, source.partnerships, source.contacts)
        by_source.add_row(plain_text(source.name), *map(str, said), str(source.in_vain), source.alarms)
    out.print(by_source)


def _print_kind(out: Console, kind: Kind) -> None:
    out.print(Text(f"\n{kind.title} ({kind.total})", style="bold"))
    for disagreement in kind.shown:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 2), expand=True, show_header=True)
        for side in disagreement.sides:
            table.add_column(Text(plain_text(side.label)), header_style="dim", ratio=1, overflow="fold")
        table.add_row(*map(_words, disagreement.sides))
        out.print(Text(f"\n  {plain_text(disagreement.message)}"), soft_wrap=True)
        out.print(table)
    if kind.total > len(kind.shown):
        out.print(Text(f"  and {kind.total - len(kind.shown)} more in the table issues ({kind.code})", style="dim"))


def _words(side: Side) -> Text:
    lines = [
        Text.assemble(plain_text(quote.before), (plain_text(quote.words), "bold yellow"), plain_text(quote.behind))
        for quote in side.quotes[:SHOWN_QUOTES]
    ]
    lines += [Text(plain_text(url), style="dim") for url in dict.fromkeys(quote.url for quote in side.quotes)]
    return Text("\n").join(lines)


def _table(title: str, first: str, *columns: str) -> Table:
    table = Table(title=f"\n{title}", title_justify="left", title_style="bold", box=None, pad_edge=False)
    table.padding = (0, 2, 0, 0)
    table.add_column(first, header_style="dim", overflow="fold")
    for column in columns:
        table.add_column(column, header_style="dim", justify="right")
    return table
