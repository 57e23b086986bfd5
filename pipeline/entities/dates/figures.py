"""Rules for days and months in figures."""

from __future__ import annotations

import re

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.numbered import (
    behind_clock_word,
    behind_code,
    behind_dashed_label,
    behind_labelled_adjective,
    behind_name,
    in_brackets,
)
from pipeline.entities.dates.parts import day_and_month, until_year, with_list
from pipeline.entities.dates.values import Point, full_year, is_day, roman

_SHORT = 2
"""Figures of a year without its century."""


def figures(context: Context, start: int) -> list[Point]:
    """Such as "23.03.1952", "8/31/1961", "16.09.87", "6-8.10.2017", "17/3 2019"."""
    found = context.grammar.figures.match(context.text, start)
    if found is not None and found["list"] and found["sign"] in found["list"] and found["sign"] != ".":
        found = context.grammar.lone_figures.match(context.text, start)  # "02/03/23 - 05/03/23" lists no days
    if found is None or (found["apart"] and found["sign"] != "/"):
        return []
    pair = day_and_month(context, found)
    if pair is None or (found["list"] and pair[0] != int(found["a"])):
        return []  # "§§ 2, 3, 11-22-14"
    figures_of_year = (found["year"] or found["late"] or found["apart"]).lstrip("'")
    if found["sign"] != "/" and len(figures_of_year) == _SHORT and context.behind_label(start):
        return []  # "Sección 3.10.20", "n° 6-1-58"
    year = full_year(figures_of_year)
    return with_list(context, found, Point(found.start("a"), found.end(), "figures", year, pair[1], pair[0]))


def figures_of(context: Context, start: int) -> list[Point]:
    """Such as "4 de 6 de 1968"."""
    found = context.grammar.figures_of.match(context.text, start)
    pair = day_and_month(context, found) if found else None
    if found is None or pair is None or not is_day(found["year"], pair[1], pair[0]):
        return []
    return [context.clock(context.lead(Point(start, found.end(), "figures", found["year"], pair[1], pair[0])))]


def blank_figures(context: Context, start: int) -> list[Point]:
    """Such as "02 04 2009"."""
    found = context.grammar.blank_figures.match(context.text, start)
    if found is None or re.search(r"[0-9][ .]$", context.text[max(0, start - 2) : start]):
        return []
    pair = day_and_month(context, found)
    if pair is None or not 1900 <= int(found["year"]) <= 2099 or not is_day(found["year"], pair[1], pair[0]):
        return []
    return [context.clock(context.lead(Point(start, found.end(), "figures", found["year"], pair[1], pair[0])))]


def roman_month(context: Context, start: int) -> list[Point]:
    """Such as "6. V. 1945", "6-10 X 2025"."""
    found = context.grammar.roman_month.match(context.text, start)
    if found is None:
        return []
    month, day = roman(found["month"]), int(found["day"])
    letter = len(found["month"]) == 1 and not context.folded.is_capital(found.start("month"))
    if not is_day(found["year"], month, day) or letter:  # "12 x 1500 m"
        return []
    return with_list(context, found, Point(found.start("day"), found.end(), "roman-month", found["year"], month, day))


def iso(context: Context, start: int) -> list[Point]:
    """Such as "2021-06-15", "2016/05/10", "2015.5.13", "2014-10-31T06:33"."""
    found = context.grammar.iso.match(context.text, start)
    if found is None:
        return []
    month, day = int(found["month"] or found["blank_month"]), int(found["day"] or found["blank_day"])
    if not is_day(found["year"], month, day) or context.behind_label(start):
        return []  # "délibération n° 2024-12-01"
    point = context.lead(Point(start, found.end(), "iso", found["year"], month, day))
    if found["hour"] is None:
        return [context.clock(point)]
    if int(found["hour"]) < 24 and int(found["minute"]) < 60:
        point.time = f"{found['hour']}:{found['minute']}" + (f":{found['second']}" if found["second"] else "")
    return [point]


def day_month_figures(context: Context, start: int) -> list[Point]:
    """Such as "24.12.", "22/04": a date where words or its shape say so, else only an end of an interval."""
    found = context.grammar.day_month_figures.match(context.text, start)
    if found is None:
        return []
    pair = day_and_month(context, found)
    sign, stop, end = found["sign"].strip(), found["stop"], found.end()
    if (
        pair is None
        or not is_day(None, pair[1], pair[0])
        or (context.grammar.lang != "en" and pair[1] != int(found["b"]))
    ):
        return []
    if not (stop and sign == ".") and context.grammar.clock_behind.match(context.text, end):
        return []  # "Freitag 8.10 - 11.30 Uhr", but "Freitag, 08.10. - 11.30 Uhr"
    if stop and sign != ".":
        stop, end = "", end - 1
    point = context.lead(Point(start, end, "day-month-figures", None, pair[1], pair[0]))
    if point.vetoed or context.has_unit(end) or (sign == "/" and not point.day_cued and behind_code(context, start)):
        return []
    longest = max(len(found["a"]), len(found["b"]))
    alone = longest == 2 and len(context.text) < 40 and not (context.text[:start] + context.text[end:]).strip()
    padded = len(found["a"]) == 2 and len(found["b"]) == 2
    shaped = padded and (sign == "/" or (sign == "." and bool(stop)))
    # "(16.6.)", but "(3.1.)" is a section.
    stopped = sign == "." and bool(stop)
    bracketed = stopped and len(found["a"]) == _SHORT and in_brackets(context, start, end)
    timed = stopped and context.grammar.clock_next.match(context.text, end) is not None  # "6.11. kl. 17"
    if not point.day_cued and behind_clock_word(context, start):
        return []  # "kl. 12.10."
    point.partial = not (point.day_cued or alone or shaped or bracketed or timed)
    return [point]


def listed_figures(context: Context, start: int) -> list[Point]:
    """Days of one month without a year: "18./19.01.", "3., 4. und 10.5."."""
    found = (
        context.grammar.listed_figures.match(context.text, start) if "." in context.grammar.words.day_signs else None
    )
    if found is None or context.grammar.clock_behind.match(context.text, found.end()):
        return []
    if len(found["month"]) == 1 and not context.lead(Point(start, found.end(), "")).day_cued:
        return []  # "Punkt 3, 4.2. der Ordnung"
    number, day = int(found["month"]), int(found["day"])
    return with_list(context, found, Point(found.start("day"), found.end(), "day-month-figures", None, number, day))


def month_year_figures(context: Context, start: int) -> list[Point]:
    """Such as "03/2020", "12-2015"; behind a name, "3/2020" is a number of a series: an end of an interval at most."""
    found = context.grammar.month_year_figures.match(context.text, start)
    if found is None or not 1500 <= int(found["year"]) <= 2150 or context.text[max(0, start - 2) : start] == ".-":
        return []  # "4.-11.2019"
    point = context.lead(Point(start, found.end(), "month-year-figures", found["year"], int(found["month"])))
    labelled = behind_labelled_adjective(context, start) or behind_dashed_label(context, start)
    if point.vetoed or labelled or context.has_unit(point.end):
        return []
    point.partial = len(found["month"]) == 1 and behind_name(context, start)
    return [point, *until_year(context, point)]
