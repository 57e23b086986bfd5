"""Those whom others elect: "Rada wybrała Annę Nowak na burmistrza", "aftalen gør Lene Holm til borgmester"."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled, phrase_words
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.city_beside import city_of_title
from pipeline.entities.mayors.titles.finding import finding
from pipeline.entities.mayors.words import negations, own_words

_LONGEST_HONORARY: Final = 2
"""Tokens behind a title that make it honorary: "de honor"."""
_NEGATION_REACH: Final = 2
"""Tokens before a verb of election in which a word denies it."""


class _Words(NamedTuple):
    """elects: verbs. aims: phrases between the elected and the title, as tokens. articles: of persons."""

    elects: frozenset[str]
    aims: tuple[tuple[str, ...], ...]
    articles: frozenset[str]


@cache
def _words(language: str) -> _Words:
    own = own_words(language)
    return _Words(
        frozenset(own.elects),
        tuple(sorted(map(phrase_words, own.aims), key=len, reverse=True)),
        frozenset(own.person_articles),
    )


def elected(view: BlockView, title: Labelled, taken: set[int]) -> Found | None:
    """The person whom a verb of election makes mayor: VERB NAME [to] TITLE, VERB TITLE [a] NAME.

    taken: tokens at which names begin that have a title of their own.
    """
    words = _words(view.language)
    if not words.elects or _is_honorary(view, title):
        return None
    name = _between(view, title, words) or _behind(view, title, words)
    if name is None or name.start in taken:
        return None
    return finding(view, title, name, "mayor.elected", sure=0.8, city=city_of_title(view, title))


def _is_honorary(view: BlockView, title: Labelled) -> bool:
    """True for an honorary mayor's title: "se nombró a X alcalde honorario"."""
    own = own_words(view.language)
    before = view.word(title.start - 1).lower()
    behind = " ".join(view.words[title.end : title.end + _LONGEST_HONORARY]).lower() + " "
    return before in own.honorary_words or any(behind.startswith(f"{word} ") for word in own.honorary_after)


def _between(view: BlockView, title: Labelled, words: _Words) -> Span | None:
    place = _before_qualifiers(view, title)
    lowered = tuple(word.lower() for word in view.words[max(0, place - _longest(words.aims)) : place])
    aim = next((len(aim) for aim in words.aims if lowered[-len(aim) :] == aim), 0)
    name = view.name_before(place - aim)
    if name is None or not view.is_person(name):
        return None
    start = view.before_honorifics(name.start)
    if start and view.words[start - 1] in words.articles:
        start -= 1
    return name if _elects(view, start - 1, words) else None


def _behind(view: BlockView, title: Labelled, words: _Words) -> Span | None:
    place = title.end
    if not (_elects(view, _before_qualifiers(view, title) - 1, words) and view.word(place)):
        return None
    name = view.name_at(place + (view.words[place] in words.articles))
    return name if name is not None and view.is_person(name) else None


def _before_qualifiers(view: BlockView, title: Labelled) -> int:
    place = title.start
    while (item := view.before(place, Label.MODIFIER)) is not None:
        place = item.start
    return place


def _elects(view: BlockView, place: int, words: _Words) -> bool:
    """True for a verb of election that no word denies."""
    if place < 0 or view.words[place] not in words.elects:
        return False
    return negations(view.language).isdisjoint(view.words[max(0, place - _NEGATION_REACH) : place])


def _longest(phrases: tuple[tuple[str, ...], ...]) -> int:
    return max(map(len, phrases), default=0)
