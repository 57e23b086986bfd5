"""The words on both sides of a span, and what they are."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import NamedTuple

from pipeline.entities.cities.cue import NO_CUE, Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.sidewords import SideWords
from pipeline.languages import codes_with

_WORDS = re.compile(r"[^\W\d_]+")
_CALLED_WINDOW = 50
_LEFT_OUT_WINDOW = 80
_LARGER = Cue.REGION | Cue.DISTRICT
_THAT_OF = 2
"""Words of "la de", "celle de"."""


class Surroundings(NamedTuple):
    """The words beside a span, and what they are.

    previous, following: the words (or signs) on either side. direct: cue of the word just before.
    cue: cue of the first word before that is no link or article. linked: True where a link stood between.
    opening: True at the head of a block or sentence. called: True where the sentence goes on "is a city", called_area
    where it goes on "is a country".
    """

    previous: str
    direct: int
    cue: int
    linked: bool
    following: str
    after: int
    opening: bool
    called: bool
    called_area: bool


def surroundings(
    text: str, start: int, end: int, language: str, lexicon: Lexicon, *, genitive: bool = False
) -> Surroundings:
    """Look at both sides of a span. genitive: whether it ends with a genitive -s."""
    return _side_words(lexicon).around(text, start, end, language, genitive)


@cache
def _side_words(lexicon: Lexicon) -> SideWords:
    return SideWords(
        lexicon.cues,
        lexicon.after,
        lexicon.pronouns,
        codes_with("declines_names"),
        make=partial(tuple.__new__, Surroundings),
        left_out=partial(_left_out, lexicon),
        called=partial(_called, lexicon),
    )


def _left_out(lexicon: Lexicon, text: str, start: int, skipped: int, language: str) -> int:
    """The cue of a word that is not said again: "la provincia de Burgos y la de Soria", "that of York".

    start: of the name. skipped: links and articles among the tokens right before it, at least two.
    """
    if skipped < _THAT_OF:
        return NO_CUE
    for word in reversed(_WORDS.findall(text[max(0, start - _LEFT_OUT_WINDOW) : start])[: -skipped or None]):
        cue = lexicon.cue(word, language)
        if cue & Cue.TOWN:
            return NO_CUE
        if cue & _LARGER:
            return cue & _LARGER
    return NO_CUE


def _called(lexicon: Lexicon, text: str, end: int, language: str) -> int:
    """Cues of what the sentence goes on to call the name: "X is a city", "X est un pays", not "X is head of it"."""
    cues, holders = NO_CUE, lexicon.holders.get(language, ())
    for word in _WORDS.findall(text[end : end + _CALLED_WINDOW])[1:4]:
        cue = lexicon.cue(word, language)
        if cue & (Cue.OFFICE | Cue.TITLE) or word in holders:
            break
        cues |= cue
    return cues
