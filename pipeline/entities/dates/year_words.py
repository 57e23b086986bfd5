"""Years that are written out behind a month, as minutes and deeds have them: "mayo de dos mil diecinueve"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.grammar import Grammar
from pipeline.entities.dates.values import Point, is_day
from pipeline.entities.dates.words import alternatives, numbered, spaced


def take_year_in_words(point: Point, context: Context) -> None:
    """Give a point of a context the year that the words right behind its month say, where they say one."""
    grammar = context.grammar
    pattern = _pattern(grammar) if point.year is None and point.month and point.last is None else None
    found = pattern.match(context.text, point.end) if pattern else None
    if found is None or context.has_unit(found.end()):
        return
    words = grammar.words
    year = numbered(words.year_hundreds)[" ".join(found["hundreds"].split())]
    for name, table in (("tens", words.year_tens), ("ones", words.days), ("more", words.days)):
        if found[name]:
            year += numbered(table)[" ".join(found[name].split())]
    if point.day and not is_day(str(year), point.month, point.day):
        return
    point.year, point.end, point.partial = str(year), found.end(), False


@cache
def _pattern(grammar: Grammar) -> re.Pattern[str] | None:
    """What leads from a month to a year in words; None in a language without words for them."""
    words = grammar.words
    if not words.year_hundreds:
        return None
    joiner = f"(?: {{1,3}}(?:{alternatives(words.conjunctions)} {{1,3}})?)"
    ones = alternatives(grammar.days)
    of = f"{spaced([*words.of, *words.years])}(?:{spaced([*words.of, *words.years])}){{0,2}}"
    return re.compile(
        rf",? {{1,3}}{of}(?P<hundreds>{alternatives(numbered(words.year_hundreds))})(?![a-z])"
        rf"(?:{joiner}(?:(?P<tens>{alternatives(numbered(words.year_tens))})(?![a-z])(?:{joiner}(?P<ones>{ones})(?![a-z]))?"
        rf"|(?P<more>{ones})(?![a-z])))?"
    )
