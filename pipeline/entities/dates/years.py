"""Rules for what is longer than a month (seasons, quarters, years, decades, centuries), and feasts."""

from __future__ import annotations

import re
from re import Match

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.values import Point, before_christ, century_of, feast, full_year, roman

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
# Bare figures outside are years only where words or the layout say so ("im Jahr 1248"): most of them are amounts.
_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1500, 2099
# "1000er" are things by the thousand.
_FIRST_DECADE = 1100
_OF_LIFE = 20
"""Characters before the figures of a decade that are read: "their early "."""
# "2013/14", "2019/2020": a slash joins terms and school years, not longer spans.
_LONGEST_TERM = 10
# Later years need words that say so: "article L. 2121-10" has a number, not a month.
_LAST_NEAR_YEAR = 2100


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
    return _quarter(context, found, _number(found["short"] or found["number"]))


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
    """Such as "Pfingsten 2018", "Boxing Day 1911"."""
    found = context.grammar.holiday.match(context.text, start)
    if found is None:
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
    if len(found["month"]) == 2 and number > int(year[2:]) and found["sign"].strip() != ".":
        return []
    point = context.lead(Point(start, found.end(), "year-month-figures", year, number))
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
    point.partial = not (point.cued or plain or context.stands_alone(point))
    return [point]


def named_year(context: Context, start: int) -> list[Point]:
    """A year of three figures behind a noun that says so: "im Jahr 963", "l'an 881"."""
    point = context.lead(Point(start, start + 3, "year", context.text[start : start + 3].zfill(4)))
    return [context.tail(point)] if point.named and not point.vetoed and context.is_year(point) else []


def decade_figures(context: Context, start: int) -> list[Point]:
    """Such as "1960er Jahre", "the 1990s", "80er Jahre", "1960-talet", "60. léta"."""
    found = context.grammar.decade_figures.match(context.text, start)
    if found is None or (found["suffix"] == "." and not found["after"]):
        return []
    digits, words = found["decade"], context.grammar.words
    if len(digits) == 4 and int(digits) < _FIRST_DECADE:
        return []
    year = digits[:3] + "X" if len(digits) == 4 else f"19{digits[0]}X"
    if digits.endswith("00") and words.hundreds_are_centuries and digits not in ("1900", "2000"):
        year = digits[:2] + "XX"
    point = Point(start, found.end(), "decade", year)
    if len(digits) == 2 and not found["after"]:
        if not words.decade_after and not words.hundreds_are_centuries:
            return []
        if context.grammar.of_life.match(context.text[max(0, start - _OF_LIFE) : start]):
            return []  # "in her late 30s"
        context.lead(point)
        point.partial = bool(words.decade_after) and not point.cued  # "die 60er und 70er Jahre"
        return [point]
    return [context.lead(point)]


def decade_before(context: Context, start: int) -> list[Point]:
    """Such as "années 60", "anni Ottanta", "década de 1970", "lata 60. XX wieku", "jaren negentig"."""
    found = context.grammar.decade_before.match(context.text, start)
    if found is None:
        return []

    def year(digits: str) -> str:
        return digits[:3] + "X" if len(digits) == 4 else f"{_hundreds(found)}{digits[0]}X"

    digits = found["year"] or found["figures"] or f"{context.number(context.grammar.decade_names, found['name'])}0"
    point = Point(start, found.end(), "decade", year(digits))
    last = found["last"]
    if found["last_name"]:
        last = f"{context.number(context.grammar.decade_names, found['last_name'])}0"
    if last and year(last) > year(digits):
        point.last = Point(start, found.end(), "", year(last))
    return [context.lead(point)]


def decade_name(context: Context, start: int) -> list[Point]:
    """Such as "achtziger Jahre des 20. Jahrhunderts", "nineteen-eighties", "the sixties"."""
    grammar = context.grammar
    found = grammar.decade_name.match(context.text, start)
    if found is None:
        return []
    digit = context.number(grammar.decade_names, found["name"])
    point = context.lead(Point(start, found.end(), "decade", f"{_hundreds(found)}{digit}X"))
    if grammar.decade_hundreds:
        if found["hundreds"]:
            point.year = f"{grammar.decade_hundreds[found['hundreds']]}{digit}X"
        elif not re.search(r"(?:^|[ (])the (?:early |late |mid-?|mid )?$", context.text[max(0, start - 14) : start]):
            return []  # "in their sixties"
    return [point]


def _hundreds(found: Match[str]) -> str:
    """The hundreds of the century that an expression names, of the last one where it names none."""
    return f"{_number(found['number']) - 1:02d}" if found["number"] else "19"


def hundreds(context: Context, start: int) -> list[Point]:
    """Centuries of three figures: "800-talet"."""
    if not context.grammar.words.hundreds_are_centuries:
        return []
    found = context.grammar.hundreds_suffix.match(context.text, start)
    return [] if found is None else [context.lead(Point(start, found.end(), "century", f"0{found['hundreds']}XX"))]


def elided_century(context: Context, start: int) -> list[Point]:
    """Such as "fine '800", "nel '700"."""
    digit, elided = context.text[start], context.text[start - 1 : start] == "'"
    if not (
        context.grammar.words.elided_centuries
        and elided
        and digit > "1"
        and context.text[start + 1 : start + 3] == "00"
    ):
        return []
    return [context.lead(Point(start - 1, start + 3, "century", f"1{digit}XX"))]


def century(context: Context, start: int) -> list[Point]:
    """Such as "9. Jahrhundert", "XIXe siècle", "18. und 19. Jahrhundert"."""
    return _centuries(context, context.grammar.century.match(context.text, start))


def century_before(context: Context, start: int) -> list[Point]:
    """Such as "siglo XIX", "séculos XVIII e XIX"."""
    return _centuries(context, context.grammar.century_before.match(context.text, start))


def _centuries(context: Context, found: Match[str] | None) -> list[Point]:
    if found is None:
        return []
    numbers = [_number(found[group]) for group in ("first", "last") if found[group]]
    if any(not 1 <= number <= 21 for number in numbers) or numbers != sorted(numbers):
        return []
    point = Point(found.start(), found.end(), "century", century_of(numbers[0]))
    if len(numbers) == 2:
        point.last = Point(point.start, point.end, "", century_of(numbers[1]))
    elif era := context.grammar.era_behind.match(context.text, point.end):
        point.end = era.end()
        if era["before"]:
            point.year = f"-{point.year}"
    return [context.lead(point)]


def century_name(context: Context, start: int) -> list[Point]:
    """Such as "Settecento"."""
    found = re.compile("[a-z]+").match(context.text, start)
    if found is None:
        return []
    return [context.lead(Point(start, found.end(), "century", f"{context.grammar.century_names[found[0]]:02d}XX"))]


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else roman(numeral)
