"""Holders in a row, each behind the year or term of office: "Mayors: 1998 Anna Huber, 1999–2003 Karl Ohm"."""

from __future__ import annotations

from typing import Final

from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.view import BlockView
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
        place += view.word(place) in _SIGNS_BEHIND_YEAR
        place = view.behind_honorifics(place)
        name = view.name_at(place)
        if name is None or not view.may_be_person(name):
            break
        people.append((name, term))
        place = name.end
        if view.word(place) not in _SEPARATORS:
            break
        place += 1
    return people
