"""Names whose first names are written as initials: "K. Berger", "J.-P. Morel", "Chr. Holm"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.entities.mayors.people.shorter import word_before
from pipeline.entities.names import is_particle

_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,3}\.-?){1,4}$")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_MOST: Final = 3
"""Words of initials before a surname: "J. R. van"."""


def initials_start(text: str, start: int, person: str) -> int | None:
    """Where the initials of a full name begin that stand before its surname; None where none do, or another's.

    start: offset of the surname, with its particles.
    """
    begin = start
    words: list[str] = []
    while len(words) < _MOST and _INITIALS.match(word := word_before(text, begin)):
        words.insert(0, word)
        begin = text.rindex(word, 0, begin)
    return begin if words and are_initials_of(words, person) else None


def are_initials_of(words: Sequence[str], person: str) -> bool:
    """True where words like "J.-P." begin the first names of a full name: each stands for one of them, in their order,
    the first for the first."""
    if not words or not all(map(_INITIALS.match, words)) or not words[0][0].isupper():
        return False
    letters = [letter.casefold() for word in words for letter in _LETTERS.findall(word)]
    names = [name.casefold() for part in person.split()[:-1] if not is_particle(part) for name in part.split("-")]
    if not names or not names[0].startswith(letters[0]):
        return False
    return all(name.startswith(letter) for letter, name in zip(letters, names, strict=False))
