"""Tables that list partners under no heading that says so: what their heads and columns hold makes them such."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.facts import PartnershipKind
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.dates.years import has_year, year_of
from pipeline.relations.partnerships.lists.rowforms import begun_columns, is_row, town_labels
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.words.country_names import is_country
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, CueKind

_LONGEST: Final = 200
"""Rows to look back for a table's head."""
_LEAST: Final = 3
"""Rows with a town, its country and a date: fewer may be a list of anything."""
_SPAN: Final = 10
"""Years from the first date of such a table to the last."""
_OTHER_MATTERS: Final = frozenset({CueKind.VISIT, CueKind.EVENT, CueKind.EXCHANGE, CueKind.PLANNED})
"""What a heading may speak of that towns abroad are also listed for."""
_BEGUN: Final = (frozenset({CueKind.SINCE, CueKind.AGREEMENT, *RELATION_KINDS}), frozenset({CueKind.SIGNED}))
"""What a head says of a column for the beginning, the surest first: towns too are founded."""
_NOT_BEGUN: Final = frozenset(
    {CueKind.VISIT, CueKind.EVENT, CueKind.RENEWED, CueKind.ENDED, CueKind.ANNIVERSARY, CueKind.BODY}
)


def dates_of_beginning(position: int, page: Reading, dates: Sequence[Mention]) -> Sequence[Mention]:
    """Of several dates in a table's row those in the column whose head speaks most surely of the beginning, whatever
    the order; all of them where no head does. dates: those of the row."""
    row = page.blocks[position]
    if len(dates) < 2 or row.kind is not BlockKind.TABLE_ROW:
        return dates
    above = _head_of(position, page)
    if above is None or page.blocks[above].text.count("\t") != row.text.count("\t"):
        return dates
    ranks = _ranks(page.blocks[above], page)
    column = {id(date): row.text.count("\t", 0, date.start) for date in dates}
    best = min((ranks[number] for number in column.values() if number in ranks), default=None)
    return [date for date in dates if ranks.get(column[id(date)]) == best] if best is not None else dates


def _ranks(head: Block, page: Reading) -> dict[int, int]:
    """By number of a column how surely its head speaks of the beginning, 0 most; none for the others."""
    ranks: dict[int, int] = {}
    start = 0
    for number, cell in enumerate(head.text.split("\t")):
        end = start + len(cell)
        kinds = {cue.kind for cue in page.cues[head.index] if start <= cue.start < end}
        start = end + 1
        if kinds & _NOT_BEGUN:
            continue
        rank = next((rank for rank, begun in enumerate(_BEGUN) if kinds & begun), None)
        if rank is None and cell.strip().casefold() in begun_columns():
            rank = len(_BEGUN)
        if rank is not None:
            ranks[number] = rank
    return ranks


def in_dated_table(position: int, page: Reading) -> bool:
    """True for a row of a table whose head has a column for the beginning."""
    head = _head_of(position, page)
    return head is not None and any(cell in begun_columns() for cell in _cells(page.blocks[head]))


def kind_in_table(position: int, page: Reading) -> PartnershipKind | None:
    """The kind of relation that a row tells of in a table with columns for town, country and year, on a page that
    speaks of twinning: "Ville, Pays, Année". None for any other row, and below a heading that speaks of visits."""
    head = _head_of(position, page)
    if head is None:
        return None
    cells = _cells(page.blocks[head])
    if cells[0] not in town_labels() or not any(cell in begun_columns() for cell in cells):
        return None
    over = page.governing[page.blocks[head].index]
    leads = {page.blocks[head].index, page.blocks[max(0, head - 1)].index, over.heading}
    if any(cue.kind in _OTHER_MATTERS for index in leads if index is not None for cue in page.cues[index]):
        return None
    speaks = any(cue.kind is CueKind.TWINNING for index in page.stating for cue in page.cues[index])
    return PartnershipKind.TWINNING if speaks and _lists_abroad(head, page) else None


def _head_of(position: int, page: Reading) -> int | None:
    """The position of the row above that names neither town nor date: the head of the table that a row is in."""
    for above in range(position - 1, max(-1, position - _LONGEST), -1):
        block = page.blocks[above]
        if block.kind is not BlockKind.TABLE_ROW:
            return None
        if not any(m.type in {MentionType.CITY, MentionType.DATE} for m in page.mentions.get(block.index, ())):
            return above
    return None


def _lists_abroad(head: int, page: Reading) -> bool:
    """True where enough of the rows below a table's head begin with a town and have a country and a date, and these lie
    as far apart as partnerships do: fairs and exchanges follow one another."""
    found = 0
    years: list[int] = []
    for block in page.blocks[head + 1 : head + 1 + _LONGEST]:
        if block.kind is not BlockKind.TABLE_ROW:
            break
        dates = [date for date in page.of_type(block.index, MentionType.DATE) if has_year(date)]
        if dates and is_row(block, page) and any(is_country(cell) for cell in _cells(block)[1:]):
            found += 1
            years.append(int(year_of(dates[0].value)))
        if found >= _LEAST and max(years) - min(years) >= _SPAN:
            return True
    return False


def _cells(row: Block) -> list[str]:
    return [cell.strip().casefold() for cell in row.text.split("\t")]
