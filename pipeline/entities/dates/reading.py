"""Reading points off a folded text: where a number or a calendar word starts, the rules that fit are tried in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

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

_WITH_MONTH = frozenset({days.day_month_year, days.day_to_month_first, days.compact, months.year_month_day})
"""Number rules that fit only where the name of a month stands behind the number."""
_WITH_FIGURES = frozenset(
    {
        figures.figures,
        figures.roman_month,
        figures.blank_figures,
        figures.figures_of,
        figures.month_year_figures,
        figures.day_month_figures,
        figures.listed_figures,
        figures.iso,
        years.short_term,
        years.quarter,
        years.year_range,
        years.year_month_figures,
        years.short_range,
    }
)
"""Number rules that fit only where further figures stand behind the number."""
NUMBER_RULES_BY_WHAT_FOLLOWS = {
    (month, figure): {
        size: [rule for rule in rules if (month or rule not in _WITH_MONTH) and (figure or rule not in _WITH_FIGURES)]
        for size, rules in NUMBER_RULES.items()
    }
    for month in (False, True)
    for figure in (False, True)
}
"""By whether the name of a month stands behind a number, and whether figures do: its rules by how many it has."""

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

_GLUED_ABOUT = re.compile(r"(?<![a-z])(?:c|ca)$")


def read_points(context: Context, starts: Sequence[tuple[int, str]]) -> list[Point]:
    """Calendar points of a folded text, in order and without overlaps; partial ones among them.

    starts: of the figures and calendar words, as `Grammar.starts` finds them.
    """
    return list(_points(context, starts))


def _points(context: Context, starts: Sequence[tuple[int, str]]) -> Iterator[Point]:
    text, grammar, reached = context.text, context.grammar, 0
    last_month = next((start for start, word in reversed(starts) if word in grammar.month_beginnings), -1)
    last_figure = next((start for start, word in reversed(starts) if word[0] <= "9"), -1)
    for start, word in starts:
        if start < reached:
            continue
        follows = start < last_month, start < last_figure
        if word[0] > "9":
            names = () if start and text[start - 1].isalnum() else grammar.word_rules[follows][word]
            rules = [WORD_RULES[name] for name in names]
        elif _may_start(text, word, start, reached):
            rules = NUMBER_RULES_BY_WHAT_FOLLOWS[follows].get(len(word), [])
        else:
            continue
        found = next((points for rule in rules if (points := rule(context, start))), ())
        for point in found:
            reached = max(reached, point.end)
            yield point


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
