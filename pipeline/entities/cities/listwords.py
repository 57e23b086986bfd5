"""Which blocks of a page have a word that names may stand behind: for a municipality, for several, for parts of one."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.joined import JoinedTexts
from pipeline.wordfinder import WordFinder

_TOWN, _TOWNS, _PARTS = 1, 2, 4


class ListWords(NamedTuple):
    """Positions of texts, in order.

    town: those with a word for a municipality. towns: for several towns. parts: for a town's parts, or for regions.
    """

    town: list[int]
    towns: list[int]
    parts: list[int]


def list_words(texts: JoinedTexts) -> ListWords:
    """One pass over all texts for the three kinds of words."""
    signs = _signs()
    held: dict[int, int] = {}
    for place, hit in _finder().hits_in(texts):
        held[place] = held.get(place, 0) | signs[hit.word]
    places = sorted(held)
    return ListWords(
        town=[place for place in places if held[place] & _TOWN],
        towns=[place for place in places if held[place] & _TOWNS],
        parts=[place for place in places if held[place] & _PARTS],
    )


@cache
def _signs() -> dict[str, int]:
    lexicon = load_lexicon()
    signs: dict[str, int] = {}
    for sign, finder in (
        (_TOWN, lexicon.town_words),
        (_TOWNS, lexicon.towns_words),
        (_PARTS, lexicon.no_town_words),
    ):
        for word in finder.words:
            whole = word.rstrip(" ")  # names stand a blank behind the word for a municipality
            signs[whole] = signs.get(whole, 0) | sign
    return signs


@cache
def _finder() -> WordFinder:
    return WordFinder(_signs())
