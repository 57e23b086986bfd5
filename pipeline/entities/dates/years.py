"""Rules for what is longer than a month but no decade (seasons, quarters, years), and feasts."""

from __future__ import annotations

import re
from re import Match

from pipeline.entities.dates.centuries import number_of
from pipeline.entities.dates.context import Context
from pipeline.entities.dates.values import Point, before_christ, feast, full_year

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
# Bare figures outside are years only where words or the layout say so ("im Jahr 1248"): most of them are amounts.
_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1500, 2099
# "2013/14", "2019/2020": a slash joins terms and school years, not longer spans.
_LONGEST_TERM = 10
# Later years need words that say so: "article L. 2121-10" has a number, not a month.
_LAST_NEAR_YEAR = 2100
# Towns of the Carolingians' first charters; lower figures are amounts of houses as often.
_FIRST_MENTIONED_YEAR = 600
# Nobody wrote "1834/2" for a month.
_FIRST_MONTH_IN_FIGURES = 1900
_LONGEST_OF = 30
"""Characters of a weekday and the words between it and a feast."""


def season(context: Context, start: int) -> list[Point]:
    """Such as "Sommer 2019", "hiver 2015-2016": the season of the first year."""
    found = context.grammar.season.match(context.text, start)
    if found is None:
        return []
    year, number = full_year(found["year"].lstrip("'")), context.number(context.grammar.seasons, found["season"])
    point = Point(start, found.end(), "season", year, number)
    if found["first"]:
        point.month = context.number(context.grammar.seasons, found["first"])
        if point.month >= number:
            return []
        point.last = Point(start, found.end(), "", year, number)
    return [context.tail(context.lead(point))]


def quarter(context: Context, start: int) -> list[Point]:
    """Such as "2. Quartal 2020", "Q1 2020": the interval of its months, as level 1 has no quarters."""
    found = context.grammar.quarter.match(context.text, start)
    if found is None:
        return []
    return _quarter(context, found, number_of(found["short"] or found["number"]))


def quarter_in_words(context: Context, start: int) -> list[Point]:
    """Such as "third quarter of 2021"."""
    found = context.grammar.ordinal_quarter.match(context.text, start)
    number = context.number(context.grammar.days, found["number"]) if found else 0
    return _quarter(context, found, number) if found and 1 <= number <= 4 else []


def _quarter(context: Context, found: Match[str], number: int) -> list[Point]:
    point = Point(found.start(), found.end(), "quarter", found["year"], 3 * number - 2)
    point.last = Point(found.start(), found.end(), "", found["year"], 3 * number)
    return [context.lead(point)]


def holiday(context: Context, start: int) -> list[Point]:
    """Such as "Pfingsten 2018", "Boxing Day 1911"; none where the feast belongs to a noun ("marché de Noël 2018")."""
    found = context.grammar.holiday.match(context.text, start)
    if found is None:
        return []
    noun = context.grammar.of_before.search(context.text[max(0, start - _LONGEST_OF) : start])
    if noun is not None and noun["weekday"] is None:  # but "dimanche de Pâques 2018"
        return []
    day = feast(context.grammar.holidays[" ".join(found["holiday"].split())], int(found["year"]))
    return [context.lead(Point(start, found.end(), "holiday", found["year"], day.month, day.day))]


def era(context: Context, start: int) -> list[Point]:
    """Such as "53 v. Chr.", "74 d.C."."""
    found = context.grammar.era.match(context.text, start)
    if found is None:
        return []

    def year(figures: str) -> str:
        return before_christ(int(figures)) if found["before"] else figures.zfill(4)

    point = Point(start, found.end(), "era", year(found["year"]))
    if found["last"]:
        if int(point.year or 0) > int(year(found["last"])):
            return []  # "50-58 v. Chr.": no years run that way
        point.last = Point(start, found.end(), "", year(found["last"]))
    return [context.lead(point)]


def era_before(context: Context, start: int) -> list[Point]:
    """Such as "AD 43", "A.D. 43-410"; in small letters the word is another one."""
    found = context.grammar.era_before.match(context.text, start) if context.folded.is_capital(start) else None
    if found is None:
        return []
    point = Point(start, found.end(), "era", found["year"].zfill(4), cued=True)
    if found["last"] and int(found["last"]) > int(found["year"]):
        point.last = Point(start, found.end(), "", found["last"].zfill(4))
    return [context.lead(point)] if context.is_year(point) else []


def year_month_figures(context: Context, start: int) -> list[Point]:
    """Such as "2016-05"; but "2004-10" and "2013/14" run from one year to another."""
    found = context.grammar.year_month_figures.match(context.text, start)
    if found is None or not _FIRST_YEAR <= int(found["year"]) <= _LAST_YEAR:
        return []
    year, number = found["year"], int(found["month"])
    if int(year) < _FIRST_MONTH_IN_FIGURES and "/" in found["sign"]:
        return []  # "1287/2" is a parcel
    if len(found["month"]) == 2 and number > int(year[2:]) and found["sign"].strip() != ".":
        return []
    point = context.lead(Point(start, found.end(), "year-month-figures", year, number))
    said = context.grammar.words.terms_of_one_figure  # "2016/7", "2016-7"
    short = found["month"] == f"{int(year[3]) + 1}" != "10" and found["sign"].strip() in ("/-" if said else "/")
    if short and (point.named or said):
        point.rule, point.month = "year-range", 0
        point.last = Point(start, found.end(), "", str(int(year) + 1))
    return [] if point.vetoed or _is_far(point, year) or context.has_unit(point.end) else [point]


def _is_far(point: Point, year: str) -> bool:
    """True for a year far ahead that no word leads to."""
    return int(year) > _LAST_NEAR_YEAR and not (point.named or (point.cued and not point.amount_cued))


def short_range(context: Context, start: int) -> list[Point]:
    """Such as "1910-30", "2013/14", "1999/00"."""
    found = context.grammar.short_range.match(context.text, start)
    if found is None:
        return []
    year, last = int(found["year"]), int(found["year"][:2] + found["last"])
    if found["last"] == "00":
        last += 100
    if not year < last or ("/" in found["sign"] and last - year > _LONGEST_TERM):
        return []
    return _range(context, Point(start, found.end(), "year-range", found["year"]), str(last))


def short_term(context: Context, start: int) -> list[Point]:
    """Such as "Schuljahr 13/14", "saison 98/99": two figures each, behind a noun that says so."""
    found = context.grammar.short_term.match(context.text, start)
    if found is None or (int(found["year"]) + 1) % 100 != int(found["last"]):
        return []
    point = context.lead(Point(start, found.end(), "year-range", full_year(found["year"])))
    if not point.named:
        return []
    point.last = Point(start, found.end(), "", f"{int(point.year or 0) + 1:04d}")
    return [point]


def year_range(context: Context, start: int) -> list[Point]:
    """Such as "1914–1918"."""
    found = context.grammar.year_range.match(context.text, start)
    if found is None or int(found["year"]) >= int(found["last"]) or int(found["last"]) > _LAST_YEAR:
        return []
    return _range(context, Point(start, found.end(), "year-range", found["year"]), found["last"])


def _range(context: Context, point: Point, last: str) -> list[Point]:
    context.lead(point)
    if point.vetoed or _is_far(point, last) or not context.is_year(point):
        return []
    point.last = Point(point.start, point.end, "", last)
    return [context.tail(point)]


def plain_year(context: Context, start: int) -> list[Point]:
    """Four figures that are a year by their size, by the words before or behind them, or by standing alone."""
    number = int(context.text[start : start + 4])
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return []
    point = context.tail(context.lead(Point(start, start + 4, "year", str(number))))
    if point.vetoed or _is_far(point, str(number)) or not context.is_year(point):
        return []
    plain = _FIRST_PLAIN_YEAR <= number <= _LAST_PLAIN_YEAR
    if number % 100 == 0 and context.grammar.capital_nouns:
        # "2000 Flüchtlinge", "aus 1500 Rohren", "1700 im letzten Jahr": round numbers are amounts.
        if point.amount_cued and not point.named and context.is_noun(point.end):
            return []
        plain = plain and re.match(" [a-z]", context.text[point.end : point.end + 2]) is None
    old = number < _FIRST_PLAIN_YEAR and context.is_mentioned(point)
    point.partial = not (point.cued or plain or old or context.stands_alone(point))
    return [point]


def named_year(context: Context, start: int) -> list[Point]:
    """A year of three figures beside a noun that says so: "im Jahr 963", "l'an 881", "966 roku", "Jahre 850-870"."""
    point = context.lead(Point(start, start + 3, "year", context.text[start : start + 3].zfill(4)))
    said = point.named or context.grammar.year_after.match(context.text, point.end)
    if not said or point.vetoed:
        return []
    found = context.grammar.last_of_three.match(context.text, point.end)
    if found is not None and point.named and found["year"].zfill(4) > (point.year or ""):
        point.last = Point(start, found.end(), "", found["year"].zfill(4))
        point.end = found.end()
    return [context.tail(point)] if context.is_year(point) else []


def mentioned_year(context: Context, start: int) -> list[Point]:
    """A year of three figures beside words of a first mention: "wurde 881 erstmals erwähnt", "mentionné en 881".

    Where nouns have no capital to tell "881 sheep" by, a word for a year has to lead to it.
    """
    point = context.lead(Point(start, start + 3, "first-mention", context.text[start : start + 3].zfill(4)))
    led = point.cued and not point.amount_cued
    if point.vetoed or int(context.text[start : start + 3]) < _FIRST_MENTIONED_YEAR:
        return []
    if context.text[point.end : point.end + 1] == " " and context.text[point.end + 1 : point.end + 2].isdigit():
        return []  # "700 000"
    if not (led or (context.grammar.capital_nouns and not context.is_noun(point.end))) or not context.is_year(point):
        return []
    return [context.tail(point)] if context.is_mentioned(point) else []
