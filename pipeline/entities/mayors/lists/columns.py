"""Mayors in columns of a table: names below a head cell that is a title ("Bürgermeister/in"), in rows that begin with
their towns; or one name below each office, as those who sign minutes side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.entities.mayors.titles.holding import is_deputy

_MOST_WORDS: Final = 5
"""Words of a head cell: "Starosta / starostka", "Current mayor"."""
_MOST_BETWEEN: Final = 1
"""Rows between the offices and the names of those who sign: "(s)", "gez."."""
_LONGEST: Final = 160
"""Characters of a row of offices, and of the names below."""

Column = tuple[int, Labelled]
"""The number of a cell, and the title that it is."""


def names_in_columns(blocks: Sequence[Block], gated: Sequence[int], views: Views) -> Iterator[Found]:
    """The holders in tables of towns, each with the city of the first cell; and who signs below the mayor's office.

    blocks: the kept blocks. gated: positions of those that may hold a title.
    """
    for position in gated:
        head = blocks[position]
        if "\t" not in head.text:
            continue
        view = views(head)
        if head.kind is BlockKind.TABLE_ROW and (column := _title_over_rows(view)) is not None:
            for row in blocks[position + 1 :]:
                if row.kind is not BlockKind.TABLE_ROW:
                    break
                yield from _holder(views(row), view, column)
        if len(head.text) <= _LONGEST and (column := _title_among_offices(view)) is not None:
            below = blocks[position + 1 : position + 2 + _MOST_BETWEEN]
            yield from _signer(below, head.text.count("\t"), view, column, views)


def _title_over_rows(view: BlockView) -> Column | None:
    """The head cell that is a title, None where none is, or the first one; no head of a table names a town or a day."""
    if view.city or view.date:
        return None
    cells = _cells(view)
    for item in view.labels:
        if item.label is not Label.TITLE or item.title is None or item.title.weak or is_deputy(view, item):
            continue
        number = view.words[: item.start].count("\t")
        start, end = cells[number]
        offices = any(other.label is Label.OFFICE and start <= other.start < end for other in view.labels)
        if number and end - start <= _MOST_WORDS and not offices:
            return number, item
    return None


def _title_among_offices(view: BlockView) -> Column | None:
    """The cell that is the mayor's; None where not every other cell is an office."""
    held: list[Column] = []
    for number, (start, end) in enumerate(_cells(view)):
        labels = [item for item in view.labels if start <= item.start < end]
        titles = [item for item in labels if item.label is Label.TITLE and not is_deputy(view, item)]
        offices = [item for item in labels if item.label is Label.OFFICE]
        if any(view.name_at(place) is not None for place in range(start, end)) or not titles + offices:
            return None
        if titles and not offices:
            held.append((number, titles[0]))
    return held[0] if len(held) == 1 else None


def _holder(view: BlockView, head: BlockView, column: Column) -> Iterator[Found]:
    cells = _cells(view)
    name = _name_in(view, cells[column[0]]) if column[0] < len(cells) else None
    city = next((view.city[place] for place in range(*cells[0]) if place in view.city), None)
    if name is not None and city is not None:
        written = head.raw(column[1])
        yield Found(
            view=view,
            name=name,
            rule="mayor.column",
            confidence=0.8,
            written=written,
            entry=column[1].title,
            city=city,
        )


def _signer(rows: Sequence[Block], tabs: int, head: BlockView, column: Column, views: Views) -> Iterator[Found]:
    """The name below the mayor's office, in the first row of as many cells all of which are names."""
    for row in rows:
        if len(row.text) > _LONGEST or row.text.count("\t") != tabs:
            return
        names = [_name_in(views(row), cell) for cell in _cells(views(row))]
        name = names[column[0]]
        if name is not None and None not in names:
            written = head.raw(column[1])
            yield Found(
                view=views(row),
                name=name,
                rule="mayor.signed-column",
                confidence=0.85,
                written=written,
                entry=column[1].title,
            )
            return


def _name_in(view: BlockView, cell: tuple[int, int]) -> Span | None:
    """The name with which a cell begins, forms of address aside."""
    start = view.behind_honorifics(cell[0])
    name = view.name_at(start)
    if name is None or name.start != start or name.end > cell[1] or not view.may_be_person(name):
        return None
    return name


def _cells(view: BlockView) -> list[tuple[int, int]]:
    """First and last token of each cell of a row, end exclusive."""
    tabs = [-1, *(place for place, word in enumerate(view.words) if word == "\t"), len(view.words)]
    return [(left + 1, right) for left, right in pairwise(tabs)]
