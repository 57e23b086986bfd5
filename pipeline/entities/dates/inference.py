"""The year of a day that is written without one, where its own sentence leaves no doubt.

A line that opens with a date, or a sentence that has named one year before the day, gives the year; so does the other
half of "am 4. Mai und am 19. Juli 1971", and the day until which something lasts that began a few days before, and
the words "of the same year" behind it. Days that come back each year, and all that is less certain, stay `XXXX-MM-DD`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from re import Pattern

from pipeline.entities.dates.grammar import Grammar
from pipeline.entities.dates.values import Point, is_day
from pipeline.entities.dates.words import Lead, alternatives

# A year and the day that it belongs to stand closer than this.
_DISTANCE = 50
_LONGEST_LINK = 60
_LONGEST_STAY = 31
"""Days between a day without a year and the one until which something lasts."""
_LAST_MONTH = 12
_MONTHS_OF_SEASON = {21: range(1, 8), 22: range(5, 11), 23: range(8, 13)}
"""By EDTF's number of a season, the months that a programme of it may reach; a winter lies in two years."""
_OPENING = re.compile(r" ?:| {2}|\t| [-|] ")
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=\S)|[\t|·•]")
# What stands between the items of "am 5. März, am 10. April und am 11. Mai 2021".
_LISTED = re.compile(r" ?,(?: [a-z']{1,12}){0,2} ?")
_ACT = re.compile(r"(?<![0-9/])[0-9]{1,4}/(?P<year>1[89][0-9]{2}|20[0-9]{2}),?(?: [a-z.]{1,5}){1,2} $")
_BRACKET = re.compile(r"[()]")


def infer_years(points: Sequence[Point], text: str, grammar: Grammar) -> list[bool]:
    """Fill in years that the sentence gives; True for each point whose year was taken from elsewhere."""
    inferred = [False] * len(points)
    for index, point in enumerate(points):
        if point.year is not None or point.day == 0 or _last_of(point).order < point.order:
            continue
        year = (
            _year_of_act(point, text)
            or _year_before(points, index, text)
            or _year_behind(points, index, text, grammar)
            or _same_year(points, index, text, grammar)
        )
        if year is not None and _exists(point, year) and not comes_each_year(point, text, grammar):
            point.year = year
            if point.last is not None:
                point.last.year = year
            inferred[index] = True
    return inferred


def _exists(point: Point, year: str) -> bool:
    """True where the days at both ends are days of that one year: no interval over New Year's Day."""
    last = point.last or point
    return last.order >= point.order and all(is_day(year, end.month, end.day) for end in (point, last) if end.day)


def _year_before(points: Sequence[Point], index: int, text: str) -> str | None:
    """The year that the sentence or the opening of the line has named before."""
    point = points[index]
    for earlier in reversed(points[:index]):
        last = _last_of(earlier)
        if earlier.year is None or not earlier.year.isdigit() or earlier.about or last.year != earlier.year:
            return None
        if earlier.last is not None and not last.day:
            return None
        between = text[earlier.end : point.start]
        opens = earlier.core < 8 and not text[: earlier.core].strip(" *") and _OPENING.match(text, earlier.end)
        if not opens and (len(between) > _DISTANCE or _SENTENCE_END.search(between)):
            return None
        if _BRACKET.search(between) or (";" in between and not earlier.day):
            return None
        return earlier.year if _may_follow(last, point) else None
    return None


def _last_of(point: Point) -> Point:
    """The end of an interval, any other point itself."""
    return point.last or point


def _may_follow(earlier: Point, point: Point) -> bool:
    """True where a day may lie in the year of a point and behind it; of a season, in it."""
    if earlier.month > _LAST_MONTH:
        return point.month in _MONTHS_OF_SEASON.get(earlier.month, ())
    return not earlier.month or earlier.order <= point.order


def _year_of_act(point: Point, text: str) -> str | None:
    """The year in the number of a law or a decision that the day dates: "Ley 27/2013, de 27 de diciembre"."""
    found = _ACT.search(text[max(0, point.core - 24) : point.core])
    return found["year"] if found else None


def _year_behind(points: Sequence[Point], index: int, text: str, grammar: Grammar) -> str | None:
    """The year of a later day that is coordinated with this one, or ends a list or a stay that begins with this one."""
    for point, later in pairwise(points[index:]):
        between = _comma_of_weekday(grammar).sub("", text[point.end : later.core])
        if not later.day or later.order <= _last_of(point).order or len(between) > _LONGEST_LINK:
            return None
        if _last_of(later).year != later.year:
            return None
        if later.year is not None:
            between = between.removeprefix(",")
            if not later.year.isdigit() or re.search(r"[.;:()!?,]", between):
                return None
            joined = grammar.joined_by_and.match(between) or (
                grammar.until.match(between) and _is_soon(point, later, later.year)
            )
            return later.year if joined else None
        if _LISTED.fullmatch(between) is None:
            return None
    return None


def _same_year(points: Sequence[Point], index: int, text: str, grammar: Grammar) -> str | None:
    """The last year named before a day that is "of the same year", however far above it stands."""
    if index == 0 or _words_of_same_year(grammar).match(text, points[index].end) is None:
        return None
    for earlier in reversed(points[:index]):
        last = _last_of(earlier)
        if earlier.year is not None:
            return earlier.year if earlier.year.isdigit() and not earlier.about and last.year == earlier.year else None
    return None


@cache
def _words_of_same_year(grammar: Grammar) -> Pattern[str]:
    return re.compile(rf",? {{1,3}}{alternatives(grammar.words.same_year)}(?![a-z])")


@cache
def _comma_of_weekday(grammar: Grammar) -> Pattern[str]:
    """A weekday with the comma before its day: "Samstag, 24. Mai"."""
    return re.compile(rf"(?<![a-z]){alternatives(grammar.weekdays)}\.?, ?")


def _is_soon(point: Point, later: Point, year: str) -> bool:
    """True where few days lie between two days of one year."""
    if not is_day(year, point.month, point.day):
        return False
    first, last = (date(int(year), day.month, day.day) for day in (point, later))
    return (last - first).days <= _LONGEST_STAY


def comes_each_year(point: Point, text: str, grammar: Grammar) -> bool:
    """True where the words around say so: "jedes Jahr am 4. Mai", "el 3 de mayo de cada año"."""
    for words in (text[max(0, point.core - 30) : point.core].split(), text[point.end : point.end + 20].split()):
        for start in range(len(words)):
            for stop in range(start + 1, len(words) + 1):
                if grammar.prefixes.get(" ".join(words[start:stop]), 0) & Lead.YEARLY:
                    return True
    return False
