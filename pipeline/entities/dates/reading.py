"""Reading points off a folded text: where a number or a calendar word starts, the rules that fit are tried in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.entities.dates import days, figures, months, years
from pipeline.entities.dates.context import Context
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

_TOKEN = re.compile("[0-9]+|[a-z]+")
_FIGURE = re.compile("[0-9]")
_WORD = re.compile("[a-z]+")
_GLUED_ABOUT = re.compile(r"(?<![a-z])(?:c|ca)$")


def read_points(context: Context) -> list[Point]:
    """Calendar points of a folded text, in order and without overlaps; partial ones among them."""
    return list(_points(context))


def _points(context: Context) -> Iterator[Point]:
    text, vocabulary, reached = context.text, context.grammar.vocabulary, 0
    if _FIGURE.search(text) is None and vocabulary.keys().isdisjoint(_WORD.findall(text)):
        return
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < reached:
            continue
        word = token.group()
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
