"""Holders in a row, each with year or term: "1998 Anna Huber, 1999–2003 Karl Ohm", "1948–1956 Huber, 1956–1964 Moser".

A row of a year and one word may be anything ("1948–1956 Wiederaufbau"). Under a heading in the plural it names a holder
where every row has one word alone and each term begins where the one before ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.block import Block, BlockKind
from pipeline.entities.mayors.found import Found, is_term
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.entities.names import is_part
from pipeline.languages.mayor_schema import MayorTitle
from pipeline.record import Mention

_FEWEST: Final = 2
_LONGEST_ROW: Final = 60
_MOST_ROWS: Final = 80
_SIGNS: Final = frozenset({":", "(", ")", "-", "–", "—", "*", "•", "·", "|", "\t", " "})
_ROW_ENDS: Final = frozenset({",", ";"})
_SEPARATORS: Final = frozenset({",", ";", "|", "•", "·"})
_SIGNS_BEHIND_YEAR: Final = frozenset({":", "-", "–", "—"})
_MOST_IN_ROW: Final = 60


class _Holder(NamedTuple):
    view: BlockView
    name: Span
    term: Mention


def surnames_below(
    blocks: Sequence[Block], head: int, views: Views, written: str, entry: MayorTitle | None
) -> Iterator[Found]:
    """The holders in the rows right below a heading of mayors.

    blocks: the kept blocks. head: position of the heading. written, entry: the title of one of them.
    """
    holders: list[_Holder] = []
    for block in blocks[head + 1 : head + 1 + _MOST_ROWS]:
        if block.kind is BlockKind.HEADING or len(block.text) > _LONGEST_ROW:
            break
        row = _read(views(block), 0)
        if len(row) != 1:
            break
        holders.extend(row)
    yield from _found(holders, written, entry)


def surnames_behind(view: BlockView, place: int, written: str, entry: MayorTitle | None) -> Iterator[Found]:
    """The holders in a row from a token to the end of its block."""
    yield from _found(_read(view, place), written, entry)


def _read(view: BlockView, place: int) -> list[_Holder]:
    """The surnames and their terms from a token on, in either order; none where anything else stands there."""
    holders: list[_Holder] = []
    name: Span | None = None
    term: Mention | None = None
    while place < len(view.words):
        word = view.words[place]
        if place in view.date and (term is None or view.date[place] is term):
            term = view.date[place]
        elif name is None and is_part(word, view.language) and place not in view.stops and place not in view.city:
            found = view.name_at(place)
            if found is None or found.start != place or view.parts(found) != 1:
                return []
            name, place = found, found.end - 1
        elif word in _ROW_ENDS and name is not None and term is not None:
            holders.append(_Holder(view, name, term))
            name = term = None
        elif word not in _SIGNS and not (word == "." and place == len(view.words) - 1):
            return []
        place += 1
    if name is None or term is None:
        return []
    return [*holders, _Holder(view, name, term)]


def _found(holders: Sequence[_Holder], written: str, entry: MayorTitle | None) -> Iterator[Found]:
    if len(holders) < _FEWEST or not all(is_term(holder.term) for holder in holders):
        return
    spans = [(holder.term.value[:4], holder.term.value.partition("/")[2][:4]) for holder in holders]
    if any(int(later[0]) - int(earlier[1]) not in {0, 1} for earlier, later in pairwise(sorted(spans))):
        return
    for view, name, term in holders:
        yield Found(
            view=view,
            name=name,
            rule="mayor.list-surname",
            confidence=0.6,
            written=written,
            entry=entry,
            term=term,
        )


def people_behind_years(view: BlockView, place: int) -> list[tuple[Span, Mention]]:
    """The names of a row and their dates, from the date at a token on; it ends where anything else stands.

    Only names of two parts or more with a known first name count.
    """
    people: list[tuple[Span, Mention]] = []
    while place in view.date and len(people) < _MOST_IN_ROW:
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
