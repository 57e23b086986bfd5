"""Years in Roman figures, as inscriptions have them: "anno MDCCLXXII", "12 maggio MCMXXXIV"."""

from __future__ import annotations

import re

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.values import ROMAN_YEARS, Point, is_day

_FEWEST_LETTERS = 5
"""Shorter ones need a word for a year before them: "MDC" and "MIX" are short for other things as often."""
_NUMERAL = re.compile("[mdclxvi]+(?![a-z0-9])")
_BEHIND_MONTH = re.compile(",? {1,3}(?=m[mdclxvi])")


def roman_year(context: Context, start: int) -> list[Point]:
    """Such as "MDCCLXXII", "anno MDC": in capitals."""
    found = _year(context, start)
    if found is None:
        return []
    end, year = found
    point = context.lead(Point(start, end, "roman-year", year))
    if point.vetoed or not (point.named or end - start >= _FEWEST_LETTERS):
        return []
    return [context.tail(point)]


def take_roman_year(point: Point, context: Context) -> None:
    """Give a day or a month of a context the year in Roman figures that stands right behind it."""
    if point.year is not None or not point.month or point.last is not None:
        return
    gap = _BEHIND_MONTH.match(context.text, point.end)
    found = _year(context, gap.end()) if gap else None
    if found is None or (point.day and not is_day(found[1], point.month, point.day)):
        return
    point.end, point.year = found
    point.partial = False


def _year(context: Context, start: int) -> tuple[int, str] | None:
    """Where a numeral in capitals ends and its year, None where none stands there."""
    found = _NUMERAL.match(context.text, start)
    year = ROMAN_YEARS.get(found[0]) if found else None
    if found is None or year is None or not all(map(context.folded.is_capital, range(start, found.end()))):
        return None
    return found.end(), year
