"""Several mayors in a row, each with the town, where a sentence or the heading over a text speaks of mayors: "Die
Bürgermeister unterschrieben: Anna Huber (Linz), Karl Ohm (Wels) und Jan Erb aus Steyr"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.entities.mayors.titles.city_beside import city_behind
from pipeline.entities.mayors.titles.holding import is_deputy
from pipeline.entities.mayors.words import articles, language_of, own_words
from pipeline.entities.names import is_part
from pipeline.languages.lists import set_of
from pipeline.record import Mention

_FEWEST: Final = 2
"""People of the shortest row."""
_LONGEST_TEXT: Final = 800
"""Characters of a text below a heading that is looked through."""


@dataclass(frozen=True, slots=True)
class _Member:
    """city: None where a town stands there that is not known. end: the token behind both."""

    name: Span
    city: Mention | None
    end: int


def mayors_in_rows(blocks: Sequence[Block], gated: Sequence[int], views: Views) -> Iterator[Found]:
    """The people of such rows. blocks: the kept blocks. gated: positions of those that may hold a title."""
    for position in gated:
        view = views(blocks[position])
        plural = _of_several(view)
        if plural is None:
            continue
        yield from _rows(view, plural.end, plural)
        below = blocks[position + 1] if position + 1 < len(blocks) else None
        if (
            blocks[position].kind is BlockKind.HEADING
            and below is not None
            and below.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
            and len(below.text) <= _LONGEST_TEXT
        ):
            yield from _rows(views(below), 0, plural)


def _of_several(view: BlockView) -> Labelled | None:
    """The first title in the plural, of none but mayors; a form that is the singular too needs an article or number."""
    for item in view.labels:
        if item.label is not Label.PLURAL or not item.own or item.title is None or is_deputy(view, item):
            continue
        if view.at(item.start, Label.TITLE) is None:
            return item
        before = view.word(item.start - 1).lower()
        if before in {*own_words(language_of(item.title)).several, *own_words(view.language).both}:
            return item
    return None


def _rows(view: BlockView, place: int, plural: Labelled) -> Iterator[Found]:
    while place < len(view.words):
        if view.has(place, Label.OFFICE, Label.DEPUTY):
            while place < len(view.words) and not view.sentence_end(place):
                place += 1  # whoever follows in this sentence may be of that office
            place += 1
            continue
        row = _row(view, place)
        if sum(member.city is not None for member in row) >= _FEWEST:
            yield from (_found(view, member, plural) for member in row)
        place = row[-1].end if row else place + 1


def _row(view: BlockView, place: int) -> list[_Member]:
    """The people from a token on, joined by commas and "and"."""
    row: list[_Member] = []
    if not _may_begin(view, place):
        return row
    while (member := _member(view, place)) is not None:
        row.append(member)
        place = member.end
        if view.word(place).lower() not in {",", ";", *set_of(view.language, "partnerships.joiners")}:
            break
        while view.word(place).lower() in {",", ";", *set_of(view.language, "partnerships.joiners")}:
            place += 1
    return row


def _member(view: BlockView, place: int) -> _Member | None:
    """A person with a known first name and the town right behind: "Anna Huber (Linz)", "Karl Ohm aus Wels"."""
    place = view.behind_honorifics(place)
    name = view.name_at(place)
    if name is None or name.start != place or not view.may_be_person(name):
        return None
    city = city_behind(view, name.end)
    if city is None:
        end = _behind_unknown_town(view, name.end)
        return None if end is None else _Member(name, None, end)
    end = view.behind(name.end, city)
    return _Member(name, city, end + (view.word(end) == ")"))


def _behind_unknown_town(view: BlockView, place: int) -> int | None:
    """The token behind a word with a capital that is alone in brackets, where a town's name is not known."""
    if view.word(place) != "(" or view.word(place + 2) != ")":
        return None
    word = view.words[place + 1]
    return place + 3 if is_part(word, view.language) and not word.isupper() else None


def _may_begin(view: BlockView, place: int) -> bool:
    """True behind a sign, a verb or a small word, but no noun: "the violinists Ann Lee (York), …" are no mayors."""
    place = view.before_honorifics(place)
    if place == 0 or view.words[place - 1] in {":", "(", "–", "-"} or view.sentence_end(place - 1):
        return True
    if view.before(place, Label.COPULA) is not None:
        return True
    return view.words[place - 1] in _words_before_row(view.language)


@cache
def _words_before_row(language: str) -> frozenset[str]:
    own = own_words(language)
    return set_of(language, "noise.functions").difference(articles(language), own.links, own.oblique, own.aims)


def _found(view: BlockView, member: _Member, plural: Labelled) -> Found:
    return Found(
        view=view,
        name=member.name,
        rule="mayor.row",
        confidence=0.7,
        written=plural.title.forms[0] if plural.title is not None else "",
        entry=plural.title,
        city=member.city,
        unplaced=member.city is None,
    )
