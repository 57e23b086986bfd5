"""Numbers between 1000 and 1499 that no word calls a year, where the text or its page names times as old."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.values import Point

# Younger ones are read as years anyway, as `years.plain_year` has them; that alone makes none of them certain.
_FIRST_PLAIN_YEAR, _FIRST_YOUNG_YEAR = 1500, 1600
_OLD_NUMBER = re.compile("(?<![0-9])1[0-4][0-9]{2}(?![0-9])")
_OLD_DATE = re.compile("(?:0[0-9]|1[0-4])(?:[0-9X][0-9X])(?![0-9])")
# One may be an amount after all; a page of history has more.
_FEWEST_OF_PAGE = 3


def keep_old_years(points: Sequence[Point], context: Context, *, among_old: bool) -> None:
    """Take the numbers among the points of a context for years that have the look of old ones, where a point of the
    same text is old for certain: "Im Jahr 1286 … Die Mühle wurde 1330 erbaut".

    among_old: whether the page says so. What may be an amount stays out: a number with a noun or a unit behind it, and
    round hundreds in languages whose nouns have no capital to tell them by.
    """
    doubtful = [point for point in points if _is_doubtful(point, context)]
    if doubtful and (among_old or any(map(_is_old, points))):
        for point in doubtful:
            point.partial = False


def is_among_old(dates: Iterable[str]) -> bool:
    """True where these dates of a page, as EDTF, are those of a history that begins before 1500."""
    return sum(_OLD_DATE.match(date) is not None and not date[2:].startswith("00") for date in dates) >= _FEWEST_OF_PAGE


def has_unread_number(text: str, read: Sequence[tuple[int, int]]) -> bool:
    """True where a number stands in the text, outside what was read, that may be an old year.

    read: where the dates that were read start and end, in order.
    """
    starts = [start for start, _ in read]
    for number in _OLD_NUMBER.finditer(text):
        place = bisect_right(starts, number.start()) - 1
        if place < 0 or read[place][1] <= number.start():
            return True
    return False


def _is_doubtful(point: Point, context: Context) -> bool:
    if point.rule != "year" or not point.partial or point.vetoed or point.amount_cued or point.last is not None:
        return False
    is_round = (point.year or "").endswith("000" if context.grammar.capital_nouns else "00")
    return not is_round and not context.is_noun(point.end)


def _is_old(point: Point) -> bool:
    """True for what is a time before 1600 for certain: a day, a century, a span, a year that words lead to."""
    year = (point.year or "").replace("X", "0")
    if point.partial or point.vetoed or not year.isdigit() or int(year) >= _FIRST_YOUNG_YEAR:
        return False
    if point.rule == "year" and year.endswith("00") and not point.named:
        return False
    return int(year) < _FIRST_PLAIN_YEAR or point.cued or point.named or point.rule != "year"
