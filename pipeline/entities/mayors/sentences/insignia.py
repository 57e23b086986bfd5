"""Who hands over, takes or wears what only a mayor wears: "le jour où Luc Petit m'a remis l'écharpe"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, length_at, phrases_of
from pipeline.entities.mayors.reading.view import BlockView

_REACH: Final = 10
"""Tokens between a name and the insignia: "le entregó ayer por la tarde el"."""
_VERB_REACH: Final = 5
"""Tokens between a verb of handing over and the insignia: "übergab er nach 30 Jahren die"."""
_MOST_ADVERBS: Final = 2
"""Small words between the insignia and the word for "to"."""
_VERBS: Final = "mayors.handing_over"
_MOST_BEFORE_TAKER: Final = 3
"""Tokens between the word for "to" and who takes it: "to her successor,"."""


def wearers(view: BlockView) -> Iterator[Found]:
    """The persons with a known first name, and no other office, whom a verb joins to the insignia: those who give, take
    or wear them, and those to whom they are given."""
    insignia, tokens = phrases_of(view.language, "mayors.insignia"), view.folded()
    for place in range(len(tokens)):
        length = length_at(insignia, tokens, place)
        if not length:
            continue
        for name in (_giver(view, place), _taker(view, Span(place, place + length))):
            if name is not None:
                yield Found(view=view, name=name, rule="mayor.insignia", confidence=0.6, titled=False)


def _giver(view: BlockView, place: int) -> Span | None:
    joined = False
    for back in range(place, max(place - _REACH, 0), -1):
        name = view.name_before(back)
        if name is not None:
            joined = joined or view.says(name.start - 1, _VERBS)  # "Gestern übergab X die Amtskette"
            return name if joined and _is_free(view, name) else None
        word = view.words[back - 1]
        joined = joined or view.says(back - 1, _VERBS)
        if not (word.islower() or back - 1 in view.date):
            return None
    return None


def _taker(view: BlockView, insignia: Span) -> Span | None:
    """The person behind the insignia to whom they are given: "übergab er die Amtskette an X"."""
    place = insignia.end
    if not any(view.says(back, _VERBS) for back in range(max(0, insignia.start - _VERB_REACH), insignia.start)):
        return None
    while place < len(view.words) and not view.says(place, "mayors.handed_to"):
        if place - insignia.end == _MOST_ADVERBS or not view.words[place].islower():
            return None
        place += 1  # "droeg hij de ambtsketen over aan X"
    place += 1
    for _ in range(_MOST_BEFORE_TAKER):
        if view.word(place) == "," or view.says(place, "mayors.possessives", "mayors.succession", "cities.articles"):
            place += 1
    place = view.behind_honorifics(place)
    name = view.name_at(place)
    return name if name is not None and name.start == place and _is_free(view, name, taking=True) else None


def _is_free(view: BlockView, name: Span, *, taking: bool = False) -> bool:
    """True for a full name that no other office stands with, and no word that makes it somebody's in whose name.

    taking: True for somebody to whom something is given, before whose name such a word stands.
    """
    if not view.may_be_person(name):
        return False
    others = {Label.OFFICE, Label.DEPUTY}
    if view.has_before(name.start, *others):
        return False
    return taking or not view.says(name.start - 1, "mayors.oblique")
