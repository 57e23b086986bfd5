"""Rules that start at the name of a month, and months behind their year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from re import Match

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.days import compact
from pipeline.entities.dates.parts import goes_on, is_to, runs_of, until_year, year_of
from pipeline.entities.dates.values import Point, is_day, roman
from pipeline.entities.dates.words import Lead

# English months that are common words in lower case.
_VERBS = frozenset({"may", "march", "mar"})
_WORD_BEHIND = re.compile(" {0,2}[a-z]")
_MORE_BEHIND = re.compile(r" {0,2}[.:]?[0-9a-z%€$]")
_ROMAN_DAY = re.compile(r"(?<![a-z0-9'.-])([xvi]{1,6})°? {1,2}$")
_LONGEST_ROMAN_DAY = 10
_FOUR = 4
_ENDS = re.compile(" {0,2}(?:$|[.,;)\\t|])")
_LONGEST_MONTH_CUE = 12
_AMOUNT_BEHIND = re.compile(r"[.:,/-]?[0-9]| ?(?:[%€$]|am\b|pm\b)")


def month(context: Context, start: int) -> list[Point]:
    """Such as "May 12, 2023", "Juli 2006", "March twenty-third"; a month alone is an end of an interval at most."""
    grammar, text = context.grammar, context.text
    if grammar.words.roman_days and (points := _behind_roman_day(context, start)) is not None:
        return points
    found = grammar.month_first.match(text, start)
    if found is not None and (points := _month_first(context, found)):
        return points
    if points := compact(context, start):
        return points
    found = grammar.month_year.match(text, start)
    if found is not None and context.is_foreign(found["month"]) and found["month"] not in grammar.foreign_months_alone:
        return []
    if found is not None and grammar.prefixes.get(found["month"], 0) & Lead.CUE:
        return []  # Czech "pro 2015": a month behind a day alone
    if found is not None:
        number = context.month_number(found["month"])
        point = context.tail(context.lead(Point(start, found.end(), "month-year", year_of(found), number)))
        return [point, *until_year(context, point)]
    found = grammar.month_day_word.match(text, start)
    if found is not None:
        number, day = context.month_number(found["month"]), context.number(grammar.days, found["day"])
        # "in May four people" is no day.
        ends = found["year"] or not _WORD_BEHIND.match(text[found.end() : found.end() + 3])
        if is_day(found["year"], number, day) and ends:
            return [context.lead(Point(start, found.end(), "day-in-words", found["year"], number, day))]
    found = grammar.month.match(text, start)
    if found is None or context.is_foreign(found[0]):
        return []
    end = context.end_of_month(found[0], found.end())
    return [context.lead(Point(start, end, "month", None, context.month_number(found[0]), partial=True))]


def _behind_roman_day(context: Context, start: int) -> list[Point] | None:
    """The day of "il XX settembre 1870", none in "piazza XX Settembre 18", where the figures are a house; None where no
    day in Roman figures stands before the month."""
    found = _ROMAN_DAY.search(context.text, max(0, start - _LONGEST_ROMAN_DAY), start)
    if found is None or not context.folded.is_capital(found.start()):
        return None
    if context.behind_street(found.start()):
        return []
    day = roman(found[1])
    if len(found[1]) == 1 or not 1 <= day <= 31:
        return None
    behind = context.grammar.month_year.match(context.text, start)
    if behind is None or len(behind["year"]) != _FOUR:
        return []
    number = context.month_number(behind["month"])
    point = context.lead(Point(found.start(), behind.end(), "day-month-year", behind["year"], number, day))
    return [point] if point.day_cued and is_day(point.year, number, day) else None


def _month_first(context: Context, found: Match[str]) -> list[Point]:
    number, day, year = context.month_number(found["month"]), int(found["day"]), found["year"]
    if not is_day(year, number, day):
        return []
    if (
        len(found["month"]) <= 3
        and context.grammar.lang != "en"
        and any(c.isalpha() for c in context.text[found.end("month") : found.start("day")])
    ):
        return []  # "odbędzie się w dniach 12-14" has no August
    if not (year or found["list"]) and _is_no_day(context, found):
        return []
    behind = context.text[found.end() : found.end() + 4]
    if not (year or found["list"] or context.grammar.lang == "en") and _MORE_BEHIND.match(behind):
        return []  # "Mai 12 Vereine"
    if not year and context.is_foreign(found["month"]):
        return []
    if not year and goes_on(context, found.start("day"), found.end("day")):
        return []
    if not year and _AMOUNT_BEHIND.match(behind):
        return []
    end = found.end() - (not year and found[0].endswith("."))  # the stop of the sentence, for no day has its own here
    point = Point(found.start(), end, "month-day-year" if year else "month-day", year, number, day)
    return _with_days_behind(context, found, point) if found["list"] else [context.clock(context.lead(point))]


def _with_days_behind(context: Context, found: Match[str], point: Point) -> list[Point]:
    """The points of a day and of the days listed behind it: "May 3, 4 and 7, 2024"."""
    year, number = point.year, point.month
    items = list(_listed_days(context, found["list"]))
    days = [point.day, *(int(item["day"]) for item in items)]
    whole = all(first < last for first, last in pairwise(days)) and is_day(year, number, days[-1])
    pair = len(days) == 2 and (days[1] == days[0] + 1 or is_to(context, items[0]["link"].strip()))
    certain = pair or (len(days) == 2 and found["between"])
    if not whole or not (year or certain or _is_list_over(context, found.end())):
        point.end = found.start("list")
        return [context.clock(context.lead(point))]
    points = []
    offset, spanned = found.start("list"), bool(found["between"])
    for first, last in runs_of(context, days, [item["link"].strip() for item in items], between=spanned):
        begin = offset + items[first - 1].start("day") if first else point.start
        end = offset + items[last - 1].end("day") if last else offset
        if last == len(days) - 1:
            end = point.end
        entry = Point(begin, end, point.rule, year, number, days[first])
        if first != last:
            entry.last = Point(begin, end, "", year, number, days[last])
        points.append(context.lead(entry))
    return points


def _listed_days(context: Context, days: str) -> Iterator[Match[str]]:
    """The days of a list with the links before them."""
    at = 0
    while (found := context.grammar.list_behind.match(days, at)) is not None:
        yield found
        at = found.end()


def _is_list_over(context: Context, end: int) -> bool:
    """True where a list of days ends or goes on with the next month; a word may name what is counted."""
    if context.text[end - 1] == "." or _ENDS.match(context.text, end):
        return True
    grammar = context.grammar
    link = grammar.neighbour.match(context.text, end)
    return link is not None and grammar.month.match(context.text, link.end()) is not None


def _is_no_day(context: Context, found: Match[str]) -> bool:
    """True for figures behind a month that are no day of it: "Stand Mai 23", "in May 23 people"."""
    start, grammar = found.start(), context.grammar
    if grammar.words.day_leads:
        # But a calendar's template says "Montag, Feb 18", and its tiles "Feb 18" alone.
        return not (context.behind_weekday(start) or context.text.strip() == found[0])
    if context.lead(Point(start, found.end(), "")).day_cued:
        return False
    if grammar.words.month_cues and grammar.month_led.search(context.text, max(0, start - _LONGEST_MONTH_CUE), start):
        return True
    verb = grammar.lang == "en" and found["month"] in _VERBS and not context.folded.is_capital(start)
    return verb and not context.stands_alone(Point(start, found.end(), ""))


def year_month_day(context: Context, start: int) -> list[Point]:
    """Such as "2017 april", "2019-sep-1"."""
    found = context.grammar.year_month_day.match(context.text, start)
    if found is None or (found["month"] in _VERBS and not context.folded.is_capital(found.start("month"))):
        return []
    month, day = context.month_number(found["month"]), int(found["day"] or 0)
    if not day and context.is_foreign(found["month"]) and found["month"] not in context.grammar.foreign_months_alone:
        return []  # "depuis 2011, mais"
    if day and not is_day(found["year"], month, day):
        return []
    return [context.lead(Point(start, found.end(), "year-month", found["year"], month, day))]
