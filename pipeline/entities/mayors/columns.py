"""Mayors in a column of a table: a head cell that is a title ("Bürgermeister/in"), and names in the cells below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.holding import is_deputy
from pipeline.entities.mayors.labelled import Span
from pipeline.entities.mayors.lexicon import Label, Labelled
from pipeline.entities.mayors.signed_columns import cells
from pipeline.entities.mayors.view import BlockView, Views
from pipeline.record import Mention

_MOST_WORDS: Final = 5
"""Words of a head cell: "Starosta / starostka", "Current mayor"."""


def names_in_columns(blocks: Sequence[Block], gated: Sequence[int], views: Views) -> Iterator[Found]:
    """The holders in tables of towns: each with the first city of its row.

    blocks: the kept blocks. gated: positions of those that may hold a title.
    """
    for position in gated:
        head = blocks[position]
        if head.kind is not BlockKind.TABLE_ROW or head.text.count("\t") < 1:
            continue
        view = views(head)
        column = _column(view)
        if column is None or view.city or view.date:
            continue
        number, title = column
        for row in blocks[position + 1 :]:
            if row.kind is not BlockKind.TABLE_ROW:
                break
            yield from _holder(views(row), view, number, title)


def _column(view: BlockView) -> tuple[int, Labelled] | None:
    """The number of the head cell that is a title, and the title; None where none is, or the first one is."""
    for item in view.labels:
        if item.label is not Label.TITLE or item.title is None or item.title.weak or is_deputy(view, item):
            continue
        number = view.words[: item.start].count("\t")
        start, end = _cell(view, number)
        if (
            number
            and end - start <= _MOST_WORDS
            and not any(other.label is Label.OFFICE and start <= other.start < end for other in view.labels)
        ):
            return number, item
    return None


def _cell(view: BlockView, number: int) -> tuple[int, int]:
    """First and last token of a cell, end exclusive; an empty one where the row has fewer."""
    row = cells(view)
    return row[number] if number < len(row) else (len(view.words), len(view.words))


def _holder(view: BlockView, head: BlockView, number: int, title: Labelled) -> Iterator[Found]:
    start, end = _cell(view, number)
    start = view.behind_honorifics(start)
    name = view.name_at(start)
    city = _town(view)
    if name is None or name.start != start or name.end > end or city is None:
        return
    if not view.may_be_person(name):
        return
    yield Found(
        view=view,
        name=name,
        rule="mayor.column",
        confidence=0.8,
        written=head.raw(Span(title.start, title.end)),
        entry=title.title,
        city=city,
    )


def _town(view: BlockView) -> Mention | None:
    """The city of a row: that of its first cell."""
    start, end = _cell(view, 0)
    return next((view.city[place] for place in range(start, end) if place in view.city), None)
