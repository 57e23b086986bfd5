"""One page's record as a person reads it in a terminal.

Content stands in plain ink with its mentions coloured by type; noise is greyed, with its label and the reason behind
it; the language of each block stands in the margin; facts follow below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.block import UNDETERMINED, Block, BlockKind
from pipeline.facts import Place
from pipeline.record import Mention, MentionType, PageRecord

COLOURS = {
    MentionType.CITY: "bold green",
    MentionType.DATE: "bold yellow",
    MentionType.PHONE: "bold cyan",
    MentionType.EMAIL: "bold blue",
    MentionType.MAYOR: "bold magenta",
}
"""Ink of a mention, by its type."""

_LONGEST_NOISE = 100
"""Noise is shown to be judged, not to be read: longer noise is cut."""

_STEERING = (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROL = dict.fromkeys(_STEERING, "\ufffd")
"""A page must not be able to steer the terminal that shows it, nor to turn the line's direction."""


def render_page(record: PageRecord) -> RenderableType:
    """The whole view: head, blocks, facts, issues."""
    return Group(_head(record), Text(), _blocks(record), Text(), *_facts(record), *_issues(record))


def _head(record: PageRecord) -> RenderableType:
    kept = sum(block.kept for block in record.blocks)
    title = Text(plain_text(record.title) or "(no title)", style="bold")
    facts = [
        plain_text(record.url),
        record.source,
        f"{record.decoding.charset} by {record.decoding.decided_by}",
        f"language {record.language}",
        f"published {record.published}" if record.published else "",
        f"modified {record.modified}" if record.modified else "",
        f"valid from {record.valid_from}" if record.valid_from else "",
        f"{kept} blocks kept, {len(record.blocks) - kept} stripped",
    ]
    legend = Text.assemble(*_spaced([(kind.value, style) for kind, style in COLOURS.items()]))
    return Group(title, Text(" · ".join(fact for fact in facts if fact), style="dim"), legend)


def _blocks(record: PageRecord) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=3, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    mentions: dict[int, list[Mention]] = {}
    for mention in record.mentions:
        mentions.setdefault(mention.block, []).append(mention)
    for block in record.blocks:
        margin = Text("" if block.language == UNDETERMINED else block.language, style="dim cyan")
        if block.kept:
            table.add_row(margin, _content(block, mentions.get(block.index, [])))
        else:
            table.add_row(margin, _noise(block))
    return table


def _content(block: Block, mentions: Sequence[Mention]) -> Text:
    line = Text(plain_text(block.text), style="bold underline" if block.kind is BlockKind.HEADING else "")
    for mention in mentions:
        line.stylize(COLOURS[mention.type], mention.start, mention.end)
    prefix = "• " if block.kind is BlockKind.LIST_ITEM else ""
    return Text.assemble(prefix, line)


def _noise(block: Block) -> Text:
    text = " ".join(plain_text(block.text).split())
    if len(text) > _LONGEST_NOISE:
        text = text[: _LONGEST_NOISE - 1] + "…"
    reason = f": {block.reason}" if block.reason else ""
    return Text.assemble((text, "bright_black"), (f"  [{block.label.value}{reason}]", "italic bright_black"))


def _facts(record: PageRecord) -> Iterable[RenderableType]:
    if record.mayoralties:
        yield _table(
            "Mayors",
            ("person", "city", "title", "as of"),
            [(f.person, _place(f.city), f.title or "", f.as_of or "") for f in record.mayoralties],
        )
    if record.partnerships:
        yield _table(
            "Partnerships",
            ("city", "with", "kind", "since", "until"),
            [(_place(f.a), _place(f.b), f.kind.value, f.since or "", f.until or "") for f in record.partnerships],
        )
    if record.memberships:
        yield _table(
            "Networks",
            ("network", "city", "since"),
            [(f.network, _place(f.city), f.since or "") for f in record.memberships],
        )
    if record.contacts:
        yield _table(
            "Contacts",
            ("kind", "value", "of", "where"),
            [(f.kind, f.value, f.owner, "whole site" if f.site_wide else "this page") for f in record.contacts],
        )
    if record.mentions:
        yield _table(
            "Mentions",
            ("type", "as written", "value", "rule", "confidence"),
            [(m.type.value, m.raw, _value(m), m.rule, f"{m.confidence:.2f}") for m in record.mentions],
        )


def _issues(record: PageRecord) -> Iterable[RenderableType]:
    if record.issues:
        yield _table(
            "Issues",
            ("severity", "stage", "code", "message"),
            [(i.severity, i.stage, i.code, i.message) for i in record.issues],
        )


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, header_style="dim", overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain_text(cell)) for cell in row))
    return table


def _place(place: Place) -> str:
    if not place.name:
        return "?"
    country = f", {place.country}" if place.country else ""
    known = f" ({place.geonames_id})" if place.geonames_id else ""
    return f"{place.name}{country}{known}"


def _value(mention: Mention) -> str:
    name = mention.attributes.get("name", "")
    completed = mention.attributes.get("completed", mention.value)
    year = f"({completed} by its {mention.attributes['inferred']})" if completed != mention.value else ""
    lost = f"(not {mention.attributes['runner_up']})" if "runner_up" in mention.attributes else ""
    return " ".join(part for part in (mention.value, name, year, lost) if part)


def _spaced(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    spaced: list[tuple[str, str]] = []
    for part in parts:
        spaced += [part, ("  ", "")]
    return spaced


def plain_text(text: str) -> str:
    """The text of a page without characters that steer a terminal; same length, so that offsets hold."""
    return text.translate(_CONTROL)
