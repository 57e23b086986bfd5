"""`rathaus diff`: what differs between two releases, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from flows.commands.options import DataOption, JsonOption, console, print_json, settle
from flows.commands.releases import find_release
from flows.commands.view import plain_text
from flows.errors import ReleaseBroken, UsageError

if TYPE_CHECKING:
    from normalized.exports.quotes import Quote
    from normalized.release.diff import EntityChange

SHOWN_QUOTES = 3
"""Quotes of each side that the view for people shows; `--json` has all."""

_MARKS = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow")}


def diff(
    before: Annotated[str, typer.Argument(help="The older release: its name, its folder, or `latest`.", metavar="A")],
    after: Annotated[str, typer.Argument(help="The newer release, named likewise.", metavar="B")] = "latest",
    table: Annotated[
        list[str] | None,
        typer.Option("--table", help="Only this table; may be said more than once.", metavar="TABLE"),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Say what differs between two releases, by entity and field, with the words of both sides and the cause."""
    from normalized.errors import CorruptRelease
    from normalized.release.diff import COMPARED, diff_releases
    from normalized.schema import TABLES

    settings = settle(data=data).values
    old, new = find_release(before, settings), find_release(after, settings)
    known = {defined.name for defined in TABLES}
    for name in table or ():
        if name not in known:
            raise UsageError(f"there is no table {name!r}; there are {', '.join(sorted(known))}")
    try:
        changes = list(diff_releases(old, new, table or COMPARED))
    except CorruptRelease as error:
        raise ReleaseBroken(error.message) from error
    if as_json:
        print_json({"before": old.name, "after": new.name, **_counts(changes), "changes": list(map(asdict, changes))})
    else:
        _print(console(), old.name, new.name, changes)
    return 0


def _counts(changes: list[EntityChange]) -> dict[str, dict[str, int]]:
    return {
        "by_change": dict(sorted(Counter(change.change for change in changes).items())),
        "by_cause": dict(sorted(Counter(change.cause for change in changes).items())),
        "by_table": dict(Counter(change.table for change in changes)),
    }


def _print(out: Console, before: str, after: str, changes: list[EntityChange]) -> None:
    out.print(Text.assemble(("from ", "dim"), before, (" to ", "dim"), after))
    if not changes:
        out.print("nothing differs")
        return
    for name, counts in _counts(changes).items():
        said = ", ".join(f"{count} {what}" for what, count in counts.items())
        out.print(Text.assemble((f"{name.replace('_', ' '):<10}", "dim"), said))
    table = None
    for change in changes:
        if change.table != table:
            table = change.table
            out.print(Text(f"\n{table}", style="bold"))
        _print_change(out, change)


def _print_change(out: Console, change: EntityChange) -> None:
    mark, colour = _MARKS[change.change]
    out.print(
        Text.assemble((f"{mark} ", colour), plain_text(change.title), (f"  [{change.cause}]", "dim")), soft_wrap=True
    )
    if change.change == "changed":
        for field in change.fields:
            old, new = _shown(field.old), _shown(field.new)
            out.print(Text.assemble(f"    {field.name}: ", (old, "red"), " → ", (new, "green")), soft_wrap=True)
    if change.before != change.after:
        _print_quotes(out, "before", change.before)
        _print_quotes(out, "after", change.after)
    else:
        _print_quotes(out, "both", change.after)


def _print_quotes(out: Console, side: str, quotes: tuple[Quote, ...]) -> None:
    for quote in quotes[:SHOWN_QUOTES]:
        before, words, behind = (plain_text(part) for part in (quote.before, quote.words, quote.behind))
        out.print(
            Text.assemble(
                (f"    {side:<7}", "dim"),
                f"…{before}",
                (words, "bold"),
                f"{behind}… ",
                (plain_text(quote.url), "dim"),
            ),
            soft_wrap=True,
        )
    if len(quotes) > SHOWN_QUOTES:
        out.print(Text(f"    {side:<7}and {len(quotes) - SHOWN_QUOTES} more", style="dim"))


def _shown(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, list):
        return plain_text(", ".join(map(str, value))) or "none"
    return plain_text(str(value))
