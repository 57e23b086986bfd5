"""The grid of a month's days, and the names of the month and the weekdays above it: a calendar without its links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.languages import all_languages

_DIGITS = 0.3
"""Share of figures from which a line may be a row of days: "week 10 2 3 4 5 6 7 8" has the fewest."""
_LONGEST = 60
_ROWS = 3
"""Rows of the shortest grid: one of run-together days has four."""
_DAYS = 20
"""Days from which rows that go on from one another are a month: no list, table or row of page numbers has so many."""
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31
_EVENTS = 8
"""Lines of events below a day in a grid that has them."""
_BEFORE = 2
"""Words before the days: "week 10"."""
_ABOVE = 4
_MONTH_WORDS = 9
_WEEKDAYS, _WEEKDAY_LETTERS = range(5, 10), 4
_RUN_TOGETHER = 28
_WORD = re.compile(r"[^\W\d_]+")
_Row = tuple[int, int, int]
"""First and last day of a row, and how many it has."""


def calendar_lines(texts: Sequence[str], digits: NDArray[np.float64]) -> list[int]:
    """Places of the rows of a month's grid, and of what names its weekdays and the month right above it.

    texts: of the blocks. digits: share of figures among the characters of each.
    """
    found: set[int] = set()
    candidates = np.flatnonzero(digits >= _DIGITS).tolist()
    if len(candidates) < _ROWS:
        return []
    rows = [(place, _row(texts[place])) for place in candidates]
    if sum(row[2] for _, row in rows if row is not None) < _DAYS:
        return []
    for grid in (*_grids(rows), *_filled_grids(texts, rows)):
        found.update(grid)
        above = grid.start - 1
        while above >= max(0, grid.start - _ABOVE) and _heads_grid(texts[above]):
            found.add(above)
            above -= 1
    return sorted(found)


def _grids(rows: Sequence[tuple[int, _Row | None]]) -> Iterator[range]:
    """Runs of lines whose days go on from line to line and are a month together."""
    start = end = days = last = -1
    for place, row in rows:
        if row is None:
            continue
        if place == end and _follows(row[0], last):
            days += row[2]
        else:
            if days >= _DAYS:
                yield range(start, end)
            start, days = place, row[2]
        end, last = place + 1, row[1]
    if days >= _DAYS:
        yield range(start, end)


def _filled_grids(texts: Sequence[str], rows: Sequence[tuple[int, _Row | None]]) -> Iterator[range]:
    """Runs of lines from a row of weekdays to the last row of days, with the events of each day below it.

    Without the weekdays above them days with lines between them might as well be numbers of paragraphs.
    """
    end = -1
    for number, (first, _) in enumerate(rows):
        if first <= end or first == 0 or not _names_weekdays(texts[first - 1]):
            continue
        days, last = 0, None
        for place, row in rows[number:]:
            if row is None or place - max(first, end) > _EVENTS + 1:
                break
            if last is not None and not _follows(row[0], last):
                continue
            days, last, end = days + row[2], row[1], place
        if days >= _DAYS:
            yield range(first, end + 1)


def _row(text: str) -> _Row | None:
    """First and last day of a row, and how many it has; None for a line that is no such row."""
    if len(text) > _LONGEST:
        return None
    words = text.split()
    if len(words) == 1 and len(text) > 2 and text.isdecimal():
        return _run_together(text)
    first = len(words)
    while first > 0 and words[first - 1].isdecimal() and len(words[first - 1]) <= 2:
        if first < len(words) and not _follows(int(words[first]), int(words[first - 1])):
            break
        first -= 1
    if first == len(words) or first > _BEFORE:
        return None
    return int(words[first]), int(words[-1]), len(words) - first


def _run_together(text: str) -> _Row | None:
    """The days of a row without blanks: "6789101112"."""
    for size in (1, 2):
        day = first = int(text[:size])
        said = str(day)
        while text.startswith(said) and len(said) < len(text) and day < _LONGEST_MONTH:
            day += 1
            said += str(day)
        if said == text:
            return first, day, day - first + 1
    return None


def _follows(day: int, before: int) -> bool:
    return day == before + 1 <= _LONGEST_MONTH or (day == 1 and before >= _SHORTEST_MONTH)


def _heads_grid(text: str) -> bool:
    """True for a row of weekdays ("M T W T F S S") and for a month, perhaps with its year and links to others."""
    if len(text) > _LONGEST:
        return False
    words = _WORD.findall(text)
    return _names_weekdays(text) or (len(words) <= _MONTH_WORDS and any(word.casefold() in _months() for word in words))


def _names_weekdays(text: str) -> bool:
    """True for a row of short words, one a day: "Mo Tu We Th Fr Sa Su", "MoTuWeThFrSaSu"."""
    if len(text) > _RUN_TOGETHER:
        return False
    words = _WORD.findall(text)
    if len(words) == 1:
        return sum(map(str.isupper, text)) in _WEEKDAYS
    return len(words) in _WEEKDAYS and all(len(word) <= _WEEKDAY_LETTERS for word in words)


@cache
def _months() -> frozenset[str]:
    tables = (language.dates.months for language in all_languages().values())
    return frozenset(name.casefold() for table in tables for names in table.values() for name in names)
