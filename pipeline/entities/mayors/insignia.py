"""Who hands over, takes or wears what only a mayor wears: "le jour où Luc Petit m'a remis l'écharpe"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.lexicon import Label, own_words, phrase_words
from pipeline.entities.mayors.view import BlockView, Span
from pipeline.entities.names import is_given, parts_of

_REACH: Final = 7
"""Tokens between a name and the insignia: "le entregó ayer por la tarde el"."""


class _Words(NamedTuple):
    insignia: dict[str, tuple[tuple[str, ...], ...]]
    verbs: frozenset[str]


@cache
def _words(language: str) -> _Words:
    own = own_words(language)
    phrases = sorted(map(phrase_words, own.insignia), key=len, reverse=True)
    first = dict.fromkeys(words[0] for words in phrases)
    return _Words(
        {lead: tuple(words for words in phrases if words[0] == lead) for lead in first}, frozenset(own.handing_over)
    )


def wearers(view: BlockView) -> Iterator[Found]:
    """The persons with a known first name, and no other office, whom a verb joins to the insignia behind them."""
    words = _words(view.language)
    tokens = [word.lower().replace("’", "'") for word in view.words]
    for place, token in enumerate(tokens):
        if not any(tuple(tokens[place : place + len(phrase)]) == phrase for phrase in words.insignia.get(token, ())):
            continue
        name = _giver(view, tokens, place, words.verbs)
        if name is not None:
            yield Found(view=view, name=name, rule="mayor.insignia", confidence=0.6, titled=False)


def _giver(view: BlockView, tokens: list[str], place: int, verbs: frozenset[str]) -> Span | None:
    joined = False
    for back in range(place, max(place - _REACH, 0), -1):
        name = view.name_before(back)
        if name is not None:
            joined = joined or (name.start > 0 and tokens[name.start - 1] in verbs)  # "Gestern übergab X die Amtskette"
            return name if joined and _is_free(view, name) else None
        word = view.words[back - 1]
        joined = joined or tokens[back - 1] in verbs
        if not (word.islower() or back - 1 in view.date):
            return None
    return None


def _is_free(view: BlockView, name: Span) -> bool:
    """True for a full name that no other office stands with, and no word that makes it somebody's in whose name."""
    words = view.words[name.start : name.end]
    if parts_of(words) < 2 or not any(map(is_given, words[:-1])):
        return False
    others = {Label.OFFICE, Label.DEPUTY}
    if any(item.label in others for item in view.ending.get(name.start, ())):
        return False
    return name.start == 0 or view.words[name.start - 1] not in own_words(view.language).oblique
