"""What may stand between a title and the name to which it is an apposition: another office, a term, a few words."""

from __future__ import annotations

from functools import cache
from typing import Final

from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.city_beside import city_of_title
from pipeline.entities.mayors.titles.said_town import is_of_unknown_town
from pipeline.entities.mayors.words import joiners, own_words
from pipeline.languages import codes_with

_MOST_WORDS: Final = 5
"""Words between a comma and "and" before a title: "ancien résistant et"."""
_MOST_BETWEEN: Final = 2
"""Small words between a name and the comma before its title."""
_MOST_SMALL_WORDS: Final = 4
"""Words between a title and the comma before its holder: "i den gamla meningen"."""


def behind_phrase(view: BlockView, place: int) -> int | None:
    """The token behind a few small words and a comma, where a full name between commas follows: "le maire breton,
    Yves M., signe", "der letzte Bürgermeister im alten Sinn, Nils S., …"; None for anything else."""
    for ahead in range(place, min(place + _MOST_SMALL_WORDS + 1, len(view.words))):
        if view.words[ahead] == ",":
            name = view.name_at(ahead + 1)
            closed = name is not None and (name.end == len(view.words) or view.words[name.end] in {",", ")", "."})
            if name is None or not closed or ahead == place or not view.is_given(name.start):
                return None
            return ahead + 1 if view.parts(name) > 1 else None
        word = view.words[ahead]
        if not word.islower() or ahead in view.date or view.at(ahead, Label.COPULA) is not None:
            return None
        if word in _deputy_words(view.language):
            return None
    return None


def dash_behind(view: BlockView, place: int) -> int:
    """The token behind the dash at a token, of a language whose towns need no "of": "burmistrz Serocka – Jan Nowak";
    else the same token."""
    dashed = view.word(place) in {"–", "-"} and view.language in codes_with("declines_names")
    return place + 1 if dashed else place


@cache
def _deputy_words(language: str) -> frozenset[str]:
    """Words that make a title a deputy's, before it or behind it: "mairesse suppléante"."""
    words = own_words(language)
    phrases = (*words.deputies, *words.deputy_words, *words.deputy_titles)
    return frozenset(part.lower() for phrase in phrases for part in phrase.split())


def office_before_joiner(view: BlockView, place: int) -> int | None:
    """The place right behind the comma of ", concejal y", where another office is named before a title."""
    if place < 2 or view.words[place - 1].lower() not in joiners(view.language):
        return None
    office = view.before(place - 1, Label.OFFICE)
    return office.start if office is not None and office.start and view.words[office.start - 1] == "," else None


def words_before_joiner(view: BlockView, place: int) -> int | None:
    """The place right behind the comma of ", ancien résistant et", where a few words and "and" stand before a title and
    a name with a known first name before the comma."""
    if place < 2 or view.words[place - 1].lower() not in joiners(view.language):
        return None
    for back in range(place - 2, max(place - 2 - _MOST_WORDS, -1), -1):
        if view.words[back] == ",":
            name = view.name_before(back)
            known = name is not None and view.is_given(name.start)
            return back + 1 if known and back < place - 2 else None
        if back in view.date or back in view.city or view.before(back + 1, Label.COPULA) or view.is_given(back):
            return None
    return None


def name_behind_small_words(view: BlockView, title: Labelled, comma: int) -> Span | None:
    """The name before a few small words and the comma before a title of some town, or one with its term: "was ook Anna
    Huber aanwezig, burgemeester van Mouvaux", "ist Karl Ohm zu danken, bis 2001 Bürgermeister"."""
    placed = city_of_title(view, title) is not None
    known = placed or is_of_unknown_town(view, title) or any(place in view.date for place in range(comma, title.start))
    small = comma
    while small > max(comma - _MOST_BETWEEN, 0) and view.words[small - 1].islower():
        small -= 1
    name = view.name_before(small) if known else None
    return name if name is not None and (placed or view.is_given(name.start)) else None


def comma_before_date(view: BlockView, place: int) -> int | None:
    """The place right behind the comma of ", bis März 2024 Bürgermeister", where a term stands before a title."""
    start = place
    while start > 0 and start - 1 in view.date:
        start -= 1
    if start in {0, place}:
        return None
    if view.words[start - 1].islower() and start > 1:
        start -= 1
    return start if view.words[start - 1] == "," else None


@cache
def now_or_there(language: str) -> frozenset[str]:
    """Words between a title and its holder's name: "Mayor today X", "Bürgermeister dort X", "el alcalde local, X"."""
    own = own_words(language)
    return frozenset(word.lower() for word in (*own.now, *own.there, *own.local))


def other_holder_follows(view: BlockView, place: int) -> bool:
    """True where a comma and a name with another office right behind it stand at a token."""
    if view.word(place) not in {",", ";"}:
        return False
    name = view.name_at(place + 1)
    return name is not None and office_at(view, name.end)


def office_at(view: BlockView, place: int) -> bool:
    """True where another office stands at a token, a word before it aside: "adjoint", "premier adjoint"."""
    modifier = view.at(place, Label.MODIFIER)
    ahead = (place,) if modifier is None else (place, modifier.end)
    return any(view.at(spot, Label.OFFICE) is not None for spot in ahead)
