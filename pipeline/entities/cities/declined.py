"""Names of several words whose words are all declined: "w Nowym Sączu", "v Karlových Varech", "z Bielskiem-Białą"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.entities.cities.lexicon import Lexicon
from pipeline.gazetteer import Gazetteer, NamedPlace

_WORD: Final = re.compile(r"([ \u00a0-]?)([^\W\d_]+)")
_MOST_WORDS: Final = 4
_LONGEST_ENDING: Final = 6
_SHORTEST_STEM: Final = 2
_SMALL: Final = 3
"""Letters of the longest preposition inside a name ("nad", "pod"): longer words in small letters end it."""


class Declined(NamedTuple):
    """A declined name. length: of what was read. name: folded, in the nominative."""

    length: int
    name: str
    places: tuple[NamedPlace, ...]
    exonyms: Mapping[str, NamedPlace]


def read_declined(text: str, folded: str, language: str, gazetteer: Gazetteer, lexicon: Lexicon) -> Declined | None:
    """The longest name of two or more words that a text begins with, some word of it declined; None where none is.

    text, folded: from the first letter on, as written and folded. language: ISO 639-1; one whose file has inflections.
    """
    words = _words(text, folded)
    if len(words) < 2:
        return None
    best: Declined | None = None
    begun = [""]
    for number, (gap, word, end) in enumerate(words):
        ahead = words[number + 1][0] if number + 1 < len(words) else ""
        forms = [begin + gap + form for begin in begun for form in _nominatives(word, language, lexicon.nominatives)]
        if number:
            found = next((hit for form in forms if (hit := _look_up(form, end, gazetteer, lexicon)) is not None), None)
            best = found if found is not None and found.name != folded[:end] else best
        if not ahead:
            break
        begun = [form for form in forms if gazetteer.begins(form + ahead) or lexicon.begins_exonym(form + ahead)]
        if not begun:
            break
    return best


def _words(text: str, folded: str) -> list[tuple[str, str, int]]:
    """The sign before each word, the word (both folded) and its end, up to a word in small letters that is too long."""
    words: list[tuple[str, str, int]] = []
    place = 0
    while len(words) < _MOST_WORDS and (found := _WORD.match(text, place)) is not None:
        small = found[2].islower()
        if (not found[1] and words) or (small and len(found[2]) > _SMALL):
            break
        place = found.end()
        words.append((folded[found.start() : found.start(2)], folded[found.start(2) : place], place))
    return words


@lru_cache(maxsize=20_000)
def _nominatives(
    word: str, language: str, endings_of: Callable[[str], Mapping[str, tuple[str, ...]]]
) -> tuple[str, ...]:
    """The word, and every nominative that it may be a declined form of."""
    endings = endings_of(language)
    forms = {word: None}
    for cut in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM) + 1):
        for nominative in endings.get(word[len(word) - cut :] if cut else "", ()):
            forms[word[: len(word) - cut] + nominative] = None
    return tuple(forms)


def _look_up(name: str, end: int, gazetteer: Gazetteer, lexicon: Lexicon) -> Declined | None:
    key = gazetteer.key(name)
    exonyms = lexicon.exonyms.get(name, {})
    if key is None and not exonyms:
        return None
    return Declined(end, name, gazetteer.named(key) if key is not None else (), exonyms)
