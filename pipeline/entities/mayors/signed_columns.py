"""Who signs minutes side by side: a row of offices, and below it a row with as many names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.block import Block
from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.holding import is_deputy
from pipeline.entities.mayors.labelled import Span
from pipeline.entities.mayors.lexicon import Label, Labelled
from pipeline.entities.mayors.view import BlockView, Views

_MOST_BETWEEN: Final = 1
"""Rows between the offices and the names: "(s)", "gez."."""
_LONGEST: Final = 160


def signed_in_columns(blocks: Sequence[Block], gated: Sequence[int], views: Views) -> Iterator[Found]:
    """The name below the mayor's office, where every cell of both rows is an office and a name.

    blocks: the kept blocks. gated: positions of those that may hold a title.
    """
    for position in gated:
        if "\t" not in blocks[position].text or len(blocks[position].text) > _LONGEST:
            continue
        head = views(blocks[position])
        column = _column(head)
        if column is None:
            continue
        number, title = column
        for row in blocks[position + 1 : position + 2 + _MOST_BETWEEN]:
            if len(row.text) > _LONGEST or row.text.count("\t") != blocks[position].text.count("\t"):
                break
            names = _names(views(row))
            if None not in names and (name := names[number]) is not None:
                yield Found(
                    view=views(row),
                    name=name,
                    rule="mayor.signed-column",
                    confidence=0.85,
                    written=head.raw(Span(title.start, title.end)),
                    entry=title.title,
                )
                break


def _column(view: BlockView) -> tuple[int, Labelled] | None:
    """The number of the cell that is the mayor's, and the title; None where not every other cell is an office."""
    held: list[tuple[int, Labelled]] = []
    for number, (start, end) in enumerate(cells(view)):
        labels = [item for item in view.labels if start <= item.start < end]
        titles = [item for item in labels if item.label is Label.TITLE and not is_deputy(view, item)]
        offices = [item for item in labels if item.label is Label.OFFICE]
        if any(view.name_at(place) is not None for place in range(start, end)) or not titles + offices:
            return None
        if titles and not offices:
            held.append((number, titles[0]))
    return held[0] if len(held) == 1 else None


def _names(view: BlockView) -> list[Span | None]:
    """The name that each cell is, None for a cell that is none."""
    return [_name_of(view, start, end) for start, end in cells(view)]


def _name_of(view: BlockView, start: int, end: int) -> Span | None:
    start = view.behind_honorifics(start)
    name = view.name_at(start)
    if name is None or name.start != start or name.end > end:
        return None
    return name if view.may_be_person(name) else None


def cells(view: BlockView) -> list[tuple[int, int]]:
    """First and last token of each cell of a row, end exclusive."""
    tabs = [-1, *(place for place, word in enumerate(view.words) if word == "\t"), len(view.words)]
    return [(left + 1, right) for left, right in pairwise(tabs)]
