"""Years that are written out, as minutes and deeds have them: "mayo de dos mil nueve", "l'an deux mille dix-neuf"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.grammar import Grammar
from pipeline.entities.dates.values import Point, is_day
from pipeline.entities.dates.words import alternatives, numbered, spaced

_FIRST_POINTED, _LAST_POINTED = 1800, 2099


def take_year_in_words(point: Point, context: Context) -> None:
    """Give a point of a context the year that the words right behind its month say, where they say one."""
    grammar = context.grammar
    if point.year is not None or not point.month or point.last is not None or not grammar.words.year_hundreds:
        return
    found = _behind_month(grammar).match(context.text, point.end)
    if found is None or context.has_unit(found.end()):
        return
    # "Le 3 juin deux mille habitants": two words without "of" before them are an amount as often.
    if found["of"] is None and not (grammar.words.bare_year_words and (found["tens"] or found["more"])):
        return
    year = _year(found, grammar)
    if point.day and not is_day(year, point.month, point.day):
        return
    point.year, point.end, point.partial = year, found.end(), False
    context.clock(point)


def take_pointed_year(point: Point, context: Context) -> None:
    """Give a point of a context the year behind its month that is written as a number is: "25 de mayo de 2.007"."""
    if point.year is not None or not point.month or point.last is not None or not context.grammar.words.of:
        return
    found = _pointed_year(context.grammar).match(context.text, point.end)
    year = found["thousands"] + found["rest"] if found else ""
    if found is None or not _FIRST_POINTED <= int(year) <= _LAST_POINTED or context.has_unit(found.end()):
        return
    if not point.day or is_day(year, point.month, point.day):
        point.year, point.end, point.partial = year, found.end(), False


@cache
def _pointed_year(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(
        rf" {{1,3}}{spaced(grammar.words.of)}(?P<thousands>[12])\.(?P<rest>[0-9]{{3}})(?![0-9]|[.,][0-9])"
    )


def year_in_words(context: Context, start: int) -> list[Point]:
    """A year in words behind a noun that says so: "L'an deux mille dix-neuf, le 18 novembre"."""
    found = _alone(context.grammar).match(context.text, start)
    if found is None or context.has_unit(found.end()):
        return []
    point = context.lead(Point(start, found.end(), "year", _year(found, context.grammar)))
    return [point] if point.named and not point.vetoed else []


def _year(found: re.Match[str], grammar: Grammar) -> str:
    words = grammar.words
    year = numbered(words.year_hundreds)[_words(found["hundreds"])]
    for name, table in (("tens", words.year_tens), ("ones", words.days), ("more", words.days)):
        if found[name]:
            year += numbered(table)[_words(found[name])]
    return str(year)


def _words(text: str) -> str:
    return " ".join(text.split())


@cache
def _behind_month(grammar: Grammar) -> re.Pattern[str]:
    """What leads from a month to a year in words."""
    words = grammar.words
    of = f"{spaced([*words.of, *words.years])}(?:{spaced([*words.of, *words.years])}){{0,2}}"
    return re.compile(rf",? {{1,3}}(?P<of>{of})?{_year_pattern(grammar)}")


@cache
def _alone(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(_year_pattern(grammar))


def _year_pattern(grammar: Grammar) -> str:
    words = grammar.words
    end = "(?![a-z])"
    parts, joiner = (end, f"[ -]{{1,3}}(?:{alternatives(words.conjunctions)}[ -]{{1,3}})?")
    if words.glued_year_words:
        parts, joiner = "", ""
    ones = alternatives(grammar.days)
    hundreds = rf"(?P<hundreds>{alternatives(numbered(words.year_hundreds))}){parts}"
    tens = rf"(?P<tens>{alternatives(numbered(words.year_tens))}){parts}(?:{joiner}(?P<ones>{ones}){end})?"
    return rf"{hundreds}(?:{joiner}(?:{tens}|(?P<more>{ones})))?{end}"
