"""The gender that a title and the address before it tell of a mayor."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.words import language_of, own_words

_MOST_ADDRESS: Final = 3
"""Words of address and articles before a title: "Madame la nouvelle maire"."""


def gender_of(view: BlockView, title: Labelled) -> str | None:
    """The gender that a title tells, or the address right before it: "Bürgermeisterin", "Madame le maire"."""
    if title.title is None or title.label is not Label.TITLE:
        return None
    language = language_of(title.title)
    start = title.start
    for _ in range(_MOST_ADDRESS):
        if start == 0 or gender_told(language, [view.words[start - 1]]) is None:
            item = view.before(start, Label.MODIFIER) or view.before(start, Label.FORMER)
            if item is None:
                break
            start = item.start
        else:
            start -= 1
    return gender_told(language, view.words[start : title.end])


@cache
def gender_words(language: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Words that tell a holder's gender in a language: female and male ones, then female and male endings."""
    words = own_words(language)
    whole = [frozenset(word.lower() for word in told if word[0] != "*") for told in (words.female, words.male)]
    endings = [tuple(word[1:].lower() for word in told if word[0] == "*") for told in (words.female, words.male)]
    return whole[0], whole[1], endings[0], endings[1]


def gender_told(language: str, words: Iterable[str]) -> str | None:
    """ "female" or "male" as a title and the address before it tell, None where they do not.

    language: ISO 639-1 of the title. A female word decides: "Frau Bürgermeister", "Mme le maire".
    """
    females, males, female_endings, male_endings = gender_words(language)
    lowered = [word.lower() for word in words]
    if any(word in females or (female_endings and word.endswith(female_endings)) for word in lowered):
        return "female"
    if any(word in males or (male_endings and word.endswith(male_endings)) for word in lowered):
        return "male"
    return None
