"""Rules for days with the name of a month."""

from __future__ import annotations

import re

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.fallback import parse_compact
from pipeline.entities.dates.numbered import behind_issue
from pipeline.entities.dates.parts import goes_on, is_to, with_list, year_of
from pipeline.entities.dates.values import Point, is_day
from pipeline.entities.dates.years import quarter_in_words


def day_month_year(context: Context, start: int) -> list[Point]:
    """Such as "7. April 1961", "1er mai", "12.-14. Mai 2023", "27. März, 15. und 16. Mai"."""
    found = context.grammar.day_month_year.match(context.text, start)
    if found is None:
        return []
    if found["month"] == "jan" and context.text[found.end() :][:1] == " " and context.is_capital_word(found.end() + 1):
        return []  # "9. Jan Kowalski" is a person on a list
    month, year = context.month_number(found["month"]), year_of(found)
    if (
        year is None
        and context.grammar.capital_nouns
        and re.match("-[a-z]", context.text[found.end() : found.end() + 2])
    ):
        return []  # "1.-Mai-Straße"
    if year is None and context.is_foreign(found["month"]):
        return []
    between = context.text[found.end("day") : found.start("month")]
    if "/" in between and context.behind_label(start):
        return []  # "Nr. 3 / Dezember 2006"
    parted = between.endswith(" - ") and "-" not in context.text[found.end("month") : found.end()]
    if parted and not context.behind_weekday(start):
        return []  # "Ausgabe 22 - April 2011"
    if (between[:1] in " ," or found["list"]) and behind_issue(context, start):
        return []  # "Nr. 22 April 2011", "Nummer 4 - 5. April 2011"
    if year is None and goes_on(context, found.start("month"), found.end()):
        return []
    end = found.end() if year else context.end_of_month(found["month"], found.end())
    point = Point(found.start("day"), end, "day-month-year" if year else "day-month", year, month, int(found["day"]))
    return with_list(context, found, point)


def day_to_month_first(context: Context, start: int) -> list[Point]:
    """Such as "from 5 to March 19, 2003"."""
    if context.grammar.lang != "en":
        return []
    found = context.grammar.day_to_month_first.match(context.text, start)
    if found is None:
        return []
    number, first, last = context.month_number(found["month"]), int(found["first"]), int(found["day"])
    point = context.lead(Point(start, found.end(), "days", found["year"], number, first))
    said = point.between or (point.day_cued and is_to(context, found["link"].strip()))
    if not said or first >= last or not is_day(found["year"], number, last):
        return []
    point.last = Point(start, found.end(), "", found["year"], number, last)
    return [point]


def compact(context: Context, start: int) -> list[Point]:
    """Three parts with a month's name among them, in any order: "23-2020-September", "2020/23/Sep", "12-Aug-19".

    Four figures are the year; where the year has two, dateparser decides.
    """
    found = context.grammar.compact.match(context.text, start)
    if found is None:
        return []
    parts = re.split("[-/]", found[0])
    names = [part for part in parts if part[0].isalpha()]
    numbers = sorted((part for part in parts if part.isdigit()), key=len)
    if len(names) != 1 or len(numbers) != 2:
        return []
    if len(numbers[0]) <= 2 and len(numbers[1]) == 4:
        parsed: tuple[int, int, int] | None = (int(numbers[1]), context.month_number(names[0]), int(numbers[0]))
    else:
        parsed = parse_compact(found[0], context.grammar.lang)
    if parsed is None or not is_day(f"{parsed[0]:04d}", parsed[1], parsed[2]):
        return []
    year, number, day = parsed
    return [context.lead(Point(start, found.end(), "compact", f"{year:04d}", number, day))]


def day_in_words(context: Context, start: int) -> list[Point]:
    """Such as "premier mai", "second of August 2019"."""
    found = context.grammar.day_word.match(context.text, start)
    if found is None:
        return _ordinal_month(context, start) or quarter_in_words(context, start)
    month, day = context.month_number(found["month"]), context.number(context.grammar.days, found["day"])
    if not is_day(found["year"], month, day) or (found["year"] is None and context.is_foreign(found["month"])):
        return []
    if found["year"] is None and _goes_on(context.text, found.end()):
        return []
    if context.text[found.start("month") - 1] == "-" and found["month"] in context.grammar.short_months:
        return []  # "vingt-sept"
    end = found.end() if found["year"] else context.end_of_month(found["month"], found.end())
    return [context.clock(context.lead(Point(start, end, "day-in-words", found["year"], month, day)))]


def _goes_on(text: str, end: int) -> bool:
    """True for a month that only begins a word: "am ersten Juli-Samstag" is the first Saturday."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


def _ordinal_month(context: Context, start: int) -> list[Point]:
    """Such as "fifth month of 2018"."""
    found = context.grammar.ordinal_month.match(context.text, start)
    number = context.number(context.grammar.days, found["day"]) if found else 0
    if found is None or not 1 <= number <= 12:
        return []
    return [context.lead(Point(start, found.end(), "month-year", found["year"], number))]
