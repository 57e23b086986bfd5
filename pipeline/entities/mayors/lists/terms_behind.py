"""Terms of office right behind a name: "(1946-1952)", "(de 1919 à 1923)", "(sinds 2012)", "since 2014"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.entities.mayors.found import is_term
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.record import Mention

_PREPOSITION: Final = 7
"""Letters of the longest small word before the date of a term: "depuis"."""
_MOST_BEFORE_DATE: Final = 2
"""Such words: "od roku 1990"."""
_MOST_IN_ROW: Final = 40
_FULL_NAME: Final = 2
"""Parts of a full name; behind one that no list of first names knows the term has to stand in brackets."""
_LONGEST_BRACKET: Final = 16
"""Tokens of brackets with two terms in them: "(de 1925 à 1940 et de 1944 à 1945)"."""
_FEWEST_IN_ROW: Final = 2
_LONGEST_ANNOUNCEMENT: Final = 25
"""Tokens between a plural and the colon before those who held the office: "se sont succédé à la tête de la commune"."""

Holder = tuple[Span, Mention]
"""Somebody's name, and the date of his term."""


def term_in_bracket(view: BlockView, place: int) -> Mention | None:
    """The interval with which the bracket at a token begins, small words aside; None where none does."""
    if view.word(place) != "(":
        return None
    term = view.date.get(_behind_small_words(view, place + 1))
    return term if term is not None and is_term(term) else None


def brackets_before_dates(view: BlockView) -> set[int]:
    """The tokens of brackets that open before a date, small words between."""
    near = {dated - back for dated in view.date for back in range(1, _MOST_BEFORE_DATE + 2)}
    return {place for place in near if view.word(place) == "("}


def term_behind(view: BlockView, place: int) -> Mention | None:
    """The term that begins at a token: an interval in brackets, or a year with "since" or "until" before it."""
    if (term := term_in_bracket(view, place)) is not None:
        return term
    start = place + (view.word(place) == "(")
    dated = _behind_small_words(view, start)
    term = view.date.get(dated)
    bounded = any(view.says(spot, "partnerships.since", "mayors.until") for spot in range(start, dated))
    return term if term is not None and bounded and "/" not in term.value else None


def holders_announced(view: BlockView, place: int, plural: int) -> list[Holder]:
    """Two or more people with their terms from a token on, else behind the colon that ends what is said of a title in
    the plural: "six maires se sont succédé : Paul A. (1945-1953), Marie C. (1953-1965)". plural: the token behind it.
    """
    for start in (place, _behind_colon(view, plural)):
        row = list(_row(view, start))
        if len(row) >= _FEWEST_IN_ROW:
            return row
    return []


def _behind_colon(view: BlockView, place: int) -> int:
    """The token behind the next colon of a sentence, else the token itself."""
    for ahead in range(place, min(place + _LONGEST_ANNOUNCEMENT, len(view.words))):
        if view.words[ahead] == ":":
            return ahead + 1
        if view.sentence_end(ahead):
            break
    return place


def _row(view: BlockView, place: int) -> Iterator[Holder]:
    """The people of a row from a token on, joined by commas and "and"; it ends before the first who has no term. Of the
    one of today it may stand before the name: "und seit 2014 Anna Huber"."""
    for _ in range(_MOST_IN_ROW):
        ahead = term_behind(view, place) if view.word(place) != "(" else None
        place = view.behind_honorifics(place if ahead is None else _behind_term(view, place, ahead))
        name = view.name_at(place)
        if name is None or name.start != place or view.parts(name) < _FULL_NAME:
            return
        term = ahead or term_behind(view, name.end)
        if term is None or not (view.may_be_person(name) or term_in_bracket(view, name.end) is term):
            return
        place = name.end if term is ahead else _behind_term(view, name.end, term)
        yield name, term
        joined = place
        while view.word(place) in {",", ";"} or view.says(place, "partnerships.joiners"):
            place += 1
        if place == joined:
            return


def _behind_small_words(view: BlockView, place: int) -> int:
    """The token behind the few small words that begin at a token."""
    for ahead in range(place, place + _MOST_BEFORE_DATE):
        word = view.word(ahead)
        if ahead in view.date or not word.islower() or len(word) > _PREPOSITION:
            return ahead
    return place + _MOST_BEFORE_DATE


def _behind_term(view: BlockView, place: int, term: Mention) -> int:
    """The token behind a term that begins at a token, its bracket with it."""
    if view.word(place) == "(":
        inside = range(place, min(place + _LONGEST_BRACKET, len(view.words)))
        return next((spot + 1 for spot in inside if view.words[spot] == ")"), place)
    while place < len(view.words) and view.date.get(place) is not term:
        place += 1
    while view.date.get(place) is term:
        place += 1
    return place
