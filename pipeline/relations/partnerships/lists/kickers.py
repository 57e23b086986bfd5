"""Lines above a partner's heading that tell of it: "Frankreich · seit 1973" over "Dijon"."""

from __future__ import annotations

from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.dates.since import begun_by
from pipeline.relations.partnerships.page.reading import Reading

_LONGEST: Final = 60
_YEAR: Final = 4
"""Characters of a year alone."""


def kicker_date(position: int, page: Reading) -> Mention | None:
    """The date in the line above the heading at a position. None where the first town below the heading that speaks of
    partners has no such line: there, the line is the last of the town before."""
    found = _date_above(position, page)
    if found is None:
        return None
    named = page.governing[page.blocks[position].index].named
    first = position
    for above in range(position - 1, -1, -1):
        block = page.blocks[above]
        if block.index == named:
            return found if _date_above(first, page) is not None else None
        if block.kind is BlockKind.HEADING and page.of_type(block.index, MentionType.CITY):
            first = above
    return None


def _date_above(position: int, page: Reading) -> Mention | None:
    if not 0 < position < len(page.blocks) or page.blocks[position].kind is not BlockKind.HEADING:
        return None
    block = page.blocks[position - 1]
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} or not _is_line(block, page):
        return None
    dates = page.of_type(block.index, MentionType.DATE)
    if len(dates) != 1:
        return None
    date = dates[0]
    begins = len(date.value) == _YEAR or any(begun_by(cue, date, block.text) for cue in page.cues[block.index])
    return date if begins else None


def _is_line(block: Block, page: Reading) -> bool:
    text = block.text.rstrip()
    return len(text) <= _LONGEST and text[-1:] not in ".:;!?" and not page.of_type(block.index, MentionType.CITY)
