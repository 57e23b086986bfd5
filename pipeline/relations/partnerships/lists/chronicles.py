"""Chronicles whose dates stand on lines of their own above what happened: "1985" over "Jumelage avec Dijon"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.page.reading import Reading

_SIGNS: Final = re.compile(r"[\W_]*")
_LONGEST: Final = 40
"""Characters of a line that is but a date."""
_MOST_LINES: Final = 60
"""Lines to look back for the first of a chronicle."""


def date_above(position: int, page: Reading) -> Mention | None:
    """The date of the line right above a line without one, in a list that begins with such a date; None where the dates
    stand below what they are of."""
    if position < 1 or page.of_type(page.blocks[position].index, MentionType.DATE):
        return None
    found = _date_alone(position - 1, page)
    if found is None or page.blocks[position].kind is not page.blocks[position - 1].kind:
        return None
    kind = page.blocks[position].kind
    first = position - 1
    for above in range(position - 3, max(-1, position - _MOST_LINES), -2):
        if page.blocks[above].kind is not kind or _date_alone(above, page) is None:
            break
        first = above
    return found if first == 0 or page.blocks[first - 1].kind is not kind else None


def _date_alone(position: int, page: Reading) -> Mention | None:
    block = page.blocks[position]
    dates = page.of_type(block.index, MentionType.DATE) if len(block.text) <= _LONGEST else []
    if len(dates) != 1:
        return None
    rest = block.text[: dates[0].start] + block.text[dates[0].end :]
    return dates[0] if _SIGNS.fullmatch(rest) else None
