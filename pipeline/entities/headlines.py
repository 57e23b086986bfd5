"""Where a name ends in a headline that gives every word a capital: "Mayor Jane Doe Announces Budget"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache
from importlib.resources import files

from pipeline.entities.names import is_given, is_initial, is_particle
from pipeline.languages import codes_with

_OF_VERBS = ("s", "ed", "ing")


@cache
def headline_words(language: str) -> frozenset[str]:
    """Words of a language, in small letters, that are hardly ever a name; empty for one without such headlines.

    `python -m bench.headline_words` lists them.
    """
    if language not in codes_with("capital_headlines"):
        return frozenset()
    text = files("pipeline.entities").joinpath(f"headline_words_{language}.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def name_in_headline(words: Sequence[str], start: int, end: int, language: str) -> int:
    """The end of a name, without what follows it in a headline.

    words: texts of the tokens. start, end: of a run that may be a name. A surname is never cut off, for it may be any
    word ("Young"): the first part that is no first name stays, and so do what a particle leads to and what may be a
    second surname ("Alwyn Tudor Price").
    """
    listed = headline_words(language)
    if not listed or end - start < 2:
        return end
    surname = start
    while surname < end - 1 and (is_given(words[surname]) or is_initial(words[surname])):
        surname += 1
    for place in range(surname + 1, end):
        if words[place].lower() in listed and not is_particle(words[place - 1]):
            return place if _goes_on(words[place:end], listed) else end
    return end


def _goes_on(words: Sequence[str], listed: Container[str]) -> bool:
    """True for words that are a headline's and not surnames: the first is a verb's form, or most are no names."""
    return words[0].lower().endswith(_OF_VERBS) or 2 * sum(word.lower() in listed for word in words) > len(words) + 1
