"""Rules for decades and centuries, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from re import Match

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.values import Point, century_of, roman

# "1000er" are things by the thousand.
_FIRST_DECADE = 1100
# Towns count their own first four centuries too.
_FIRST_IN_WORDS = 5
_OF_LIFE = 20
"""Characters before a decade that are read: "their early "."""


def decade_figures(context: Context, start: int) -> list[Point]:
    """Such as "1960er Jahre", "the 1990s", "80er Jahre des 19. Jahrhunderts", "1960-talet", "60. léta"."""
    found = context.grammar.decade_figures.match(context.text, start)
    if found is None or (found["suffix"] == "." and not found["after"]):
        return []
    digits, words = found["decade"], context.grammar.words
    if len(digits) == 4 and int(digits) < _FIRST_DECADE:
        return []
    year = digits[:3] + "X" if len(digits) == 4 else f"{_hundreds(context, found)}{digits[0]}X"
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
        return digits[:3] + "X" if len(digits) == 4 else f"{_hundreds(context, found)}{digits[0]}X"

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
    point = context.lead(Point(start, found.end(), "decade", f"{_hundreds(context, found)}{digit}X"))
    if grammar.decade_hundreds:
        if found["hundreds"]:
            point.year = f"{grammar.decade_hundreds[found['hundreds']]}{digit}X"
        elif not re.search(r"(?:^|[ (])the (?:early |late |mid-?|mid )?$", context.text[max(0, start - 14) : start]):
            return []  # "in their sixties"
    return [point]


def decade_word(context: Context, start: int) -> list[Point]:
    """Such as "nittiotalet", "in den Neunzigern"."""
    grammar = context.grammar
    found = grammar.decade_word.match(context.text, start)
    if found is None or (grammar.capital_nouns and not context.folded.is_capital(start)):
        return []
    before = context.text[max(0, start - _OF_LIFE) : start]
    if grammar.words.decade_words_behind and grammar.behind_decade_word.match(before) is None:
        return []
    digit = context.number(grammar.decade_words, found["name"])
    return [context.lead(Point(start, found.end(), "decade", f"19{digit}X"))]


def _hundreds(context: Context, found: Match[str]) -> str:
    """The hundreds of the century that an expression names, of the last one where it names none."""
    if figures := found["number"] or found["behind"]:
        return f"{number_of(figures) - 1:02d}"
    return f"{context.number(context.grammar.century_ordinals, found['ordinal']) - 1:02d}" if found["ordinal"] else "19"


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
    return _centuries(context, context.grammar.century.match(context.text, start), number_of)


def century_before(context: Context, start: int) -> list[Point]:
    """Such as "siglo XIX", "séculos XVIII e XIX", "século dezoito"."""
    points = _centuries(context, context.grammar.century_before.match(context.text, start), number_of)
    return points or _in_words(context, context.grammar.century_before_words.match(context.text, start))


def century_in_words(context: Context, start: int) -> list[Point]:
    """Such as "seventeenth century", "achttiende eeuw"; but "entering its second century" counts a town's own."""
    return _in_words(context, context.grammar.century_in_words.match(context.text, start))


def _in_words(context: Context, found: Match[str] | None) -> list[Point]:
    if found is None:
        return []
    points = _centuries(context, found, lambda words: context.number(context.grammar.century_ordinals, words))
    numbers = [
        context.number(context.grammar.century_ordinals, found[name]) for name in ("first", "last") if found[name]
    ]
    return points if max(numbers) >= _FIRST_IN_WORDS or any(point.end > found.end() for point in points) else []


def _centuries(context: Context, found: Match[str] | None, number: Callable[[str], int]) -> list[Point]:
    if found is None:
        return []
    numbers = [number(found[group]) for group in ("first", "last") if found[group]]
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
    """Such as "Settecento", "nel settecento"; "settecento sfollati" are that many."""
    found = re.compile("[a-z]+").match(context.text, start)
    if found is None or not (context.folded.is_capital(start) or context.is_led(start)):
        return []
    return [context.lead(Point(start, found.end(), "century", f"{context.grammar.century_names[found[0]]:02d}XX"))]


def number_of(numeral: str) -> int:
    """A number in figures or in Roman numerals."""
    return int(numeral) if numeral.isdigit() else roman(numeral)
