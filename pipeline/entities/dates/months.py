"""Rules that start at the name of a month, and months behind their year."""

from __future__ import annotations

import re
from re import Match

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.days import compact
from pipeline.entities.dates.parts import goes_on, is_to, until_year, year_of
from pipeline.entities.dates.values import Point, is_day, roman
from pipeline.entities.dates.words import Lead

# English months that are common words in lower case.
_VERBS = frozenset({"may", "march", "mar"})
_WORD_BEHIND = re.compile(" {0,2}[a-z]")
_MORE_BEHIND = re.compile(r" {0,2}[.:]?[0-9a-z%€$]")
_ROMAN_DAY = re.compile(r"(?<![a-z0-9'.-])([xvi]{1,6})°? {1,2}$")
_LONGEST_ROMAN_DAY = 10
_FOUR = 4
_LONGEST_MONTH_CUE = 12
_AMOUNT_BEHIND = re.compile(r"[.:,/-]?[0-9]| ?(?:[%€$]|am\b|pm\b)")


def month(context: Context, start: int) -> list[Point]:
    """Such as "May 12, 2023", "Juli 2006", "March twenty-third"; a month alone is an end of an interval at most."""
    grammar, text = context.grammar, context.text
    if grammar.words.roman_days and (points := _behind_roman_day(context, start)) is not None:
        return points
    found = grammar.month_first.match(text, start)
    if found is not None and (point := _month_first(context, found)) is not None:
        return [point]
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


def _month_first(context: Context, found: Match[str]) -> Point | None:
    number, day, year = context.month_number(found["month"]), int(found["day"]), found["year"]
    if not is_day(year, number, day):
        return None
    if (
        len(found["month"]) <= 3
        and context.grammar.lang != "en"
        and any(c.isalpha() for c in context.text[found.end("month") : found.start("day")])
    ):
        return None  # "odbędzie się w dniach 12-14" has no August
    if not (year or found["list"]) and _is_no_day(context, found):
        return None
    behind = context.text[found.end() : found.end() + 4]
    if not (year or found["list"] or context.grammar.lang == "en") and _MORE_BEHIND.match(behind):
        return None  # "Mai 12 Vereine"
    if not year and context.is_foreign(found["month"]):
        return None
    if not year and goes_on(context, found.start("day"), found.end("day")):
        return None
    if not year and _AMOUNT_BEHIND.match(behind):
        return None
    end = found.end() - (not year and found[0].endswith("."))  # the stop of the sentence, for no day has its own here
    point = Point(found.start(), end, "month-day-year" if year else "month-day", year, number, day)
    if found["list"]:
        items = re.findall("[0-9]+", found["list"])
        last = int(items[-1])
        run = len(items) == 1 and last > day and is_day(year, number, last)
        if run and (found["between"] or is_to(context, found["list"].strip()) or last == day + 1):
            point.last = Point(point.start, point.end, "", year, number, last)
            return context.lead(point)
        point.end = found.start("list")
    return context.clock(context.lead(point))


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
