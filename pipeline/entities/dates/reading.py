"""Reading points off a folded text: where a number or a calendar word starts, the rules that fit are tried in order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from pipeline.entities.dates import centuries, days, figures, months, years
from pipeline.entities.dates.context import Context
from pipeline.entities.dates.folding import FOLDING_CODES
from pipeline.entities.dates.following import Around, by_what_is_around, first_letters, last_letters
from pipeline.entities.dates.grammar import Grammar
from pipeline.entities.dates.roman_years import roman_year, take_roman_year
from pipeline.entities.dates.starts import Starts
from pipeline.entities.dates.values import Point
from pipeline.entities.dates.words import Lead
from pipeline.entities.dates.year_words import take_pointed_year, take_year_in_words, year_in_words

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
    centuries.century,
    centuries.decade_figures,
    years.era,
    years.quarter,
    figures.day_month_figures,
    figures.listed_figures,
)
NUMBER_RULES: tuple[tuple[Rule, ...], ...] = (
    tuple(rule for rule in _DAY_RULES if rule is not centuries.decade_figures),
    _DAY_RULES,
    (years.era, centuries.hundreds, centuries.elided_century, years.named_year, years.mentioned_year),
    (
        figures.iso,
        months.year_month_day,
        days.compact,
        years.era,
        centuries.decade_figures,
        years.year_range,
        years.year_month_figures,
        years.short_range,
        years.plain_year,
    ),
)
"""Rules that may start at a number of one to four figures, in the order in which they are tried."""

_OF_ROUND_NUMBERS = frozenset({centuries.decade_figures, centuries.hundreds, centuries.elided_century})
"""Number rules that fit only where the last figure is 0."""

WORD_RULES: dict[str, Rule] = {
    "holiday": years.holiday,
    "era_before": years.era_before,
    "month": months.month,
    "day_word": days.day_in_words,
    "season": years.season,
    "century": centuries.century,
    "century_before": centuries.century_before,
    "century_in_words": centuries.century_in_words,
    "century_name": centuries.century_name,
    "decade_before": centuries.decade_before,
    "decade_name": centuries.decade_name,
    "decade_word": centuries.decade_word,
    "quarter": years.quarter,
    "year_in_words": year_in_words,
    "roman_year": roman_year,
}
"""Rules that may start at a word, by the name that `Grammar.vocabulary` has for them."""

ASKS: dict[Rule, int] = {
    **dict.fromkeys((days.day_month_year, days.day_to_month_first, days.compact, months.year_month_day), Around.MONTH),
    **dict.fromkeys(
        (
            figures.figures,
            figures.roman_month,
            figures.blank_figures,
            figures.figures_of,
            figures.month_year_figures,
            figures.day_month_figures,
            figures.listed_figures,
            figures.iso,
            years.quarter,
            years.year_range,
            years.year_month_figures,
            years.short_range,
            years.holiday,
            years.era_before,
            years.season,
        ),
        Around.FIGURE,
    ),
    **dict.fromkeys((years.short_term, year_in_words), Around.YEARS),
    years.named_year: Around.YEARS | Around.ERA,
    years.mentioned_year: Around.MENTION,
    days.day_in_words: Around.MONTH | Around.FIGURE,
    **dict.fromkeys((centuries.century, centuries.century_in_words), Around.CENTURY),
    years.era: Around.ERA,
}
"""Of what one has to stand around the start for a rule to fit."""

_GLUED_ABOUT = re.compile(r"(?<![a-z])(?:c|ca)$")


Start = tuple[int, int, Sequence[Rule]]
"""Where a date may start in a folded text: offset, number of figures (0 for a word), the rules that can fit there."""


@cache
def starts_of(grammar: Grammar) -> Starts[Rule]:
    """What finds the starts of a language, with the rules that can fit there."""
    return Starts(word_starts(grammar, ASKS), number_starts(grammar, ASKS), Around.FIGURE, FOLDING_CODES)


def word_starts(grammar: Grammar, asks: Mapping[Rule, int]) -> dict[str, tuple[int, int, Sequence[Sequence[Rule]]]]:
    """The words of a language for `Starts`. asks: as `ASKS`."""
    words = grammar.words
    year_words = [word for word, kind in grammar.prefixes.items() if kind & Lead.YEARS]
    eras, after = first_letters([*words.before_christ, *words.after_christ]), first_letters(words.year_after)
    ahead: dict[str, int] = defaultdict(int)
    signs = (
        (Around.MONTH, {word for word, names in grammar.vocabulary.items() if "month" in names}),
        (Around.CENTURY, first_letters(words.centuries)),
        # A word behind the year may stick to that of the era.
        (Around.ERA, eras | after | {year + era for year in last_letters(words.year_after) for era in eras}),
    )
    for sign, known in signs:
        for word in known:
            ahead[word] |= sign
    before: dict[str, int] = defaultdict(int, dict.fromkeys(last_letters(year_words), Around.YEARS))
    for word in first_letters(words.mentioned):
        ahead[word] |= Around.MENTION
        before[word] |= Around.MENTION
    table: dict[str, tuple[int, int, Sequence[Sequence[Rule]]]] = {}
    rules: dict[tuple[str, ...], Sequence[Sequence[Rule]]] = {}
    for word in {*grammar.vocabulary, *ahead, *before} - {""}:
        names = grammar.vocabulary.get(word, ())
        if names not in rules:  # hundreds of words have the same
            rules[names] = by_what_is_around([WORD_RULES[name] for name in names], asks)
        table[word] = (ahead.get(word, 0), before.get(word, 0), rules[names])
    return table


def number_starts(grammar: Grammar, asks: Mapping[Rule, int]) -> list[Sequence[Sequence[Rule]]]:
    """The numbers of a language for `Starts`. asks: as `ASKS`."""
    words = grammar.words
    out = {
        rule
        for rule, is_known in (
            (days.day_to_month_first, grammar.lang == "en"),
            (centuries.hundreds, words.hundreds_are_centuries),
            (centuries.elided_century, words.elided_centuries),
            (figures.listed_figures, "." in words.day_signs),
        )
        if not is_known
    }
    return [
        by_what_is_around(
            [rule for rule in rules if rule not in out and (is_round or rule not in _OF_ROUND_NUMBERS)], asks
        )
        for rules in NUMBER_RULES
        for is_round in (False, True)
    ]


def read_points(context: Context, starts: Sequence[Start]) -> list[Point]:
    """Calendar points of a folded text, in order and without overlaps; partial ones among them.

    starts: of the figures and calendar words, as `starts_of` finds them.
    """
    points: list[Point] = []
    reached = 0
    for start, size, rules in starts:
        if start < reached or (size and not _may_start(context.text, size, start, reached)):
            continue
        for rule in rules:
            if found := rule(context, start):
                take_year_in_words(found[-1], context)
                take_pointed_year(found[-1], context)
                take_roman_year(found[-1], context)
                reached = max(reached, *[point.end for point in found])
                points += found
                break
    return points


def _may_start(text: str, size: int, start: int, reached: int) -> bool:
    """False where the character before shows that the number is no date: "A2010", "#2010", "€ 12", "3.2010"."""
    if start == 0:
        return True
    previous = text[start - 1]
    if previous.isalpha():
        return previous in "ac" and _GLUED_ABOUT.search(text[max(0, start - 3) : start]) is not None
    if previous in "#§№°º$£€+_@×":
        return False
    if previous == "=":
        return size == 4
    if start == 1:
        return True
    if previous == "/" and not text[start - 2].isdigit():
        return False  # the path of an address
    if previous in ".,:/-" and text[start - 2].isdigit():
        return previous in "-/" and reached == start - 1
    return not (previous == " " and text[start - 2] in "$£€#")
