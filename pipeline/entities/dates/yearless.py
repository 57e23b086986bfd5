"""What stands beside a day that is written without its year: a weekday, nothing at all, words for "each year"."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.entities.dates.grammar import Grammar
from pipeline.entities.dates.inference import comes_each_year
from pipeline.entities.dates.values import Point

# How far before a day its weekday may start ("vendredi et samedi, les").
_REACH = 48
_SIGNS = ".,:;()[]*•·–-"


@dataclass(frozen=True, slots=True)
class Yearless:
    """What stands beside a day without a year.

    weekday: 1 for Monday to 7 for Sunday, of the first day of an interval; 0 where none is named.
    opens: whether the day opens its text, so that the text is an entry of that day. yearly: whether the words around
    say that it comes each year.
    """

    weekday: int
    opens: bool
    yearly: bool


def beside_day(point: Point, text: str, grammar: Grammar) -> Yearless:
    """Read what stands beside a day. text: the folded text that the point was read from."""
    before = text[max(0, point.core - _REACH) : point.core]
    opens = point.core <= _REACH and all(
        word.strip(_SIGNS) in grammar.prefixes for word in before.split() if word.strip(_SIGNS)
    )
    return Yearless(_weekday(before, point, text, grammar), opens, comes_each_year(point, text, grammar))


def _weekday(before: str, point: Point, text: str, grammar: Grammar) -> int:
    found = grammar.weekday_before.match(before)
    if found is None:
        behind = grammar.weekday_behind.match(text, point.end)
        return grammar.weekdays[_normal(behind["weekday"])] if behind else 0
    if found["earlier"] is None:
        return grammar.weekdays[_normal(found["weekday"])]
    # "Freitag und Samstag, 5. und 6. April": the first weekday is that of the first day.
    return grammar.weekdays[_normal(found["earlier"])] if point.last is not None else 0


def _normal(words: str) -> str:
    return " ".join(words.split())
