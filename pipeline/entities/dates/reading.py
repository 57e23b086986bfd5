"""Reading points off a folded text: where a number or a calendar word starts, the rules that fit are tried in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from pipeline.entities.dates import days, figures, months, years
from pipeline.entities.dates.context import Context
from pipeline.entities.dates.grammar import Grammar
from pipeline.entities.dates.values import Point

Rule = Callable[[Context, int], list[Point]]
"""A rule reads the points that start at an offset of the folded text; an empty list where it does not fit."""

_DAY_RULES: tuple[Rule, ...] = (
    figures.figures,
    days.day_month_year,
    figures.roman_month,
    figures.blank_figures,
    figures.figures_of,
    days.day_to_month_first,
    years.short_term,
    days.compact,
    figures.month_year_figures,
    years.century,
    years.decade_figures,
    years.era,
    years.quarter,
    figures.day_month_figures,
    figures.listed_figures,
)
NUMBER_RULES: dict[int, tuple[Rule, ...]] = {
    1: _DAY_RULES,
    2: _DAY_RULES,
    3: (years.era, years.hundreds, years.elided_century, years.named_year),
    4: (
        figures.iso,
        months.year_month_day,
        days.compact,
        years.era,
        years.decade_figures,
        years.year_range,
        years.year_month_figures,
        years.short_range,
        years.plain_year,
    ),
}
"""Rules that may start at a number, by how many figures it has, in the order in which they are tried."""

WORD_RULES: dict[str, Rule] = {
    "holiday": years.holiday,
    "era_before": years.era_before,
    "month": months.month,
    "day_word": days.day_in_words,
    "season": years.season,
    "century": years.century,
    "century_before": years.century_before,
    "century_name": years.century_name,
    "decade_before": years.decade_before,
    "decade_name": years.decade_name,
    "quarter": years.quarter,
}
"""Rules that may start at a word, by the name that `Grammar.vocabulary` has for them."""

_FIGURE = re.compile("[0-9]")
_FIGURES = re.compile("[0-9]+")
_WORD = re.compile("[a-z]+")
_GLUED_ABOUT = re.compile(r"(?<![a-z])(?:c|ca)$")


def may_hold_points(text: str, grammar: Grammar) -> bool:
    """False where a folded text has neither a figure nor a word of the calendar."""
    return _FIGURE.search(text) is not None or not grammar.vocabulary.keys().isdisjoint(_WORD.findall(text))


def read_points(context: Context) -> list[Point]:
    """Calendar points of a folded text, in order and without overlaps; partial ones among them."""
    return list(_points(context))


def _starts(text: str, vocabulary: Mapping[str, object]) -> list[tuple[int, str]]:
    """Offset and text of the figures and calendar words, in order: words are told apart all at once, for few are."""
    found = [(match.start(), match[0]) for match in _FIGURES.finditer(text)]
    for word in vocabulary.keys() & set(_WORD.findall(text)):
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not (start and "a" <= text[start - 1] <= "z") and not "a" <= text[end : end + 1] <= "z":
                found.append((start, word))
            start = text.find(word, start + 1)
    found.sort()
    return found


def _points(context: Context) -> Iterator[Point]:
    text, vocabulary, reached = context.text, context.grammar.vocabulary, 0
    for start, word in _starts(text, vocabulary):
        if start < reached:
            continue
        if word[0] <= "9":
            if not _may_start(text, word, start, reached):
                continue
            found = _first(NUMBER_RULES.get(len(word), ()), context, start)
        else:
            names = vocabulary.get(word)
            if names is None or (start and text[start - 1].isalnum()):
                continue
            found = _first((WORD_RULES[name] for name in names), context, start)
        for point in found:
            reached = max(reached, point.end)
            yield point


def _first(rules: Iterator[Rule] | tuple[Rule, ...], context: Context, start: int) -> list[Point]:
    for rule in rules:
        found = rule(context, start)
        if found:
            return found
    return []


def _may_start(text: str, number: str, start: int, reached: int) -> bool:
    """False where the character before shows that the number is no date: "A2010", "#2010", "€ 12", "3.2010"."""
    if start == 0:
        return True
    previous = text[start - 1]
    if previous.isalpha():
        return previous in "ac" and _GLUED_ABOUT.search(text[max(0, start - 3) : start]) is not None
    if previous in "#§№$£€+_@":
        return False
    if previous == "=":
        return len(number) == 4
    if start == 1:
        return True
    if previous == "/" and not text[start - 2].isdigit():
        return False  # the path of an address
    if previous in ".,:/-" and text[start - 2].isdigit():
        return previous in "-/" and reached == start - 1
    return not (previous == " " and text[start - 2] in "$£€#")
