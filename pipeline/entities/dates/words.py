"""Words of the language files as the grammar needs them: alternatives, tables of numbers, kinds of prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pipeline.entities.dates.folding import fold_word
from pipeline.languages import all_languages
from pipeline.languages.date_schema import DateWords


class Lead:
    """What a word before a date is to it; a word may be several, as bits."""

    CUE: Final = 1
    DAY_CUE: Final = 2
    ARTICLE: Final = 4
    ABOUT: Final = 8
    BETWEEN: Final = 16
    PART: Final = 32
    YEARS: Final = 64
    WEEKDAY: Final = 128
    LABEL: Final = 256
    WEEK: Final = 512
    STREET: Final = 1024
    YEARLY: Final = 2048
    AMOUNT: Final = 4096
    # Words that belong to the date or only lead to it: what stands before them counts too.
    TRANSPARENT: Final = ARTICLE | ABOUT | BETWEEN | PART | YEARS | WEEKDAY | WEEK
    # Words that are part of the mention.
    INSIDE: Final = ABOUT | BETWEEN | PART | WEEK


def alternatives(words: Iterable[str]) -> str:
    """A group that matches any of the words, the longest first; a blank in them matches up to three."""
    folded = sorted({fold_word(word) for word in words} - {""}, key=lambda w: (-len(w), w))
    if not folded:
        return "(?!)"
    return "(?:" + "|".join(" {0,3}".join(map(re.escape, word.split())) for word in folded) + ")"


def spaced(words: Iterable[str]) -> str:
    """Words with the blanks that part them from what follows; a word that ends in an apostrophe needs none."""
    words = list(words)
    plain = alternatives(w for w in words if not fold_word(w).endswith("'"))
    elided = alternatives(w for w in words if fold_word(w).endswith("'"))
    return f"(?:{plain}(?![a-z]) {{1,3}}|{elided} {{0,2}})"


def signs(characters: Iterable[str]) -> str:
    """A class that matches one of the signs."""
    return "[" + "".join(map(re.escape, characters)) + "]"


def shortened(table: dict[int, tuple[str, ...]]) -> frozenset[str]:
    """The words that leave out letters of the first one of their number: "sept" and "mrt", but not "mai"."""
    folded = [[fold_word(word) for word in words] for words in table.values()]
    return frozenset(word for first, *others in folded for word in others if _leaves_out(word, first))


def _leaves_out(word: str, whole: str) -> bool:
    letters = iter(whole)
    return len(word) < len(whole) and all(letter in letters for letter in word)


def numbered(table: dict[int, tuple[str, ...]]) -> dict[str, int]:
    return {fold_word(word): number for number, words in table.items() for word in words}


# Shorter names of months are words of other languages too often; those of four letters need a day beside them.
_FOREIGN_LENGTH = 4
FOREIGN_LENGTH_ALONE = 5


def foreign_months(own: DateWords) -> dict[str, int]:
    """Full names of months in the other languages: pages quote each other, and lines are too short to tell.

    They count only beside a year. A name that two languages give to different months is left out.
    """
    numbers: dict[str, set[int]] = {}
    for language in all_languages().values():
        for word, number in numbered(language.dates.months).items():
            numbers.setdefault(word, set()).add(number)
    known = numbered(own.months)
    return {
        word: min(found)
        for word, found in numbers.items()
        if len(found) == 1 and len(word) >= _FOREIGN_LENGTH and word not in known
    }
