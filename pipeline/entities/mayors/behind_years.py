"""Holders in a row, each behind the year or term of office: "Mayors: 1998 Anna Huber, 1999–2003 Karl Ohm"."""

from __future__ import annotations

from typing import Final

from pipeline.entities.mayors.lexicon import Label
from pipeline.entities.mayors.view import BlockView, Span
from pipeline.entities.names import is_given, is_known_first_name, parts_of
from pipeline.record import Mention

_SEPARATORS: Final = frozenset({",", ";", "|", "•", "·"})
_SIGNS_BEHIND_YEAR: Final = frozenset({":", "-", "–", "—"})
_MOST: Final = 60


def people_behind_years(view: BlockView, place: int) -> list[tuple[Span, Mention]]:
    """The names of a row and their dates, from the date at a token on; it ends where anything else stands.

    Only names of two parts or more with a known first name count.
    """
    people: list[tuple[Span, Mention]] = []
    while place in view.date and len(people) < _MOST:
        term = view.date[place]
        while view.date.get(place) is term:
            place += 1
        place += view.words[place : place + 1] != () and view.words[place] in _SIGNS_BEHIND_YEAR
        while (item := view.at(place, Label.HONORIFIC)) is not None:
            place = item.end
        name = view.name_at(place)
        if name is None or not _is_person(view, name):
            break
        people.append((name, term))
        place = name.end
        if view.words[place : place + 1] == () or view.words[place] not in _SEPARATORS:
            break
        place += 1
    return people


def _is_person(view: BlockView, name: Span) -> bool:
    words = view.words[name.start : name.end]
    return parts_of(words) > 1 and (any(is_given(word) for word in words) or is_known_first_name(words[0]))
