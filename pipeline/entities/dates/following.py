"""Which rules can fit at a start, by what else stands in the text: some ask for a year, and most texts have none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from pipeline.entities.dates.folding import fold_word

Rule = TypeVar("Rule")


class Around:
    """What stands around a start, as bits: behind it, but for the word for years, which stands before it, and that of a
    mention, on either side."""

    MONTH: Final = 1
    FIGURE: Final = 2
    CENTURY: Final = 4
    ERA: Final = 8
    YEARS: Final = 16
    MENTION: Final = 32


_EVERYTHING = 64


def by_what_is_around(rules: Sequence[Rule], asks: Mapping[Rule, int]) -> tuple[tuple[Rule, ...], ...]:
    """By the bits of what stands around a start: the rules that can fit, in their order. asks: of which one has to be
    there for a rule."""
    return tuple(
        tuple(rule for rule in rules if not (asked := asks.get(rule, 0)) or asked & around)
        for around in range(_EVERYTHING)
    )


def first_letters(words: Iterable[str]) -> set[str]:
    """The first run of letters of each word, which is what stands for it in a text; "" where it begins with a sign."""
    return {found[0] for word in words if (found := re.match("[a-z]*", fold_word(word)))}


def last_letters(words: Iterable[str]) -> set[str]:
    """The last run of letters of each word."""
    return {found[-1] if (found := re.findall("[a-z]+", fold_word(word))) else "" for word in words}
