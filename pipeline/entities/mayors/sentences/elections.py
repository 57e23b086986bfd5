"""Those whom others elect: "Rada wybrała Annę Nowak na burmistrza", "aftalen gør Lene Holm til borgmester"."""

from __future__ import annotations

from functools import cache
from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled, phrase_words
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.city_beside import city_of_title
from pipeline.entities.mayors.titles.finding import finding
from pipeline.languages.lists import set_of, tuple_of

_LONGEST_HONORARY: Final = 2
"""Tokens behind a title that make it honorary: "de honor"."""
_LONGEST_AIM: Final = 8
"""Tokens of the longest phrase before the title."""
_PROPOSAL_REACH: Final = 12
"""Tokens before a verb of election in which somebody proposes it: "föreslog kommunfullmäktige att utse"."""
_NEGATION_REACH: Final = 2
"""Tokens before a verb of election in which a word denies it."""


def elected(view: BlockView, title: Labelled, taken: set[int]) -> Found | None:
    """The person whom a verb of election makes mayor: VERB NAME [to] TITLE, VERB TITLE [a] NAME.

    taken: tokens at which names begin that have a title of their own.
    """
    if not set_of(view.language, "mayors.elects") or _is_honorary(view, title):
        return None
    name = _between(view, title) or _behind(view, title)
    if name is None or name.start in taken:
        return None
    return finding(view, title, name, "mayor.elected", sure=0.8, city=city_of_title(view, title))


def _is_honorary(view: BlockView, title: Labelled) -> bool:
    """True for an honorary mayor's title: "se nombró a X alcalde honorario"."""
    if view.says(title.start - 1, "mayors.honorary_words"):
        return True
    behind = " ".join(view.words[title.end : title.end + _LONGEST_HONORARY]).lower() + " "
    return behind.startswith(tuple(f"{word} " for word in tuple_of(view.language, "mayors.honorary_after")))


def _between(view: BlockView, title: Labelled) -> Span | None:
    place = _before_qualifiers(view, title)
    lowered = tuple(word.lower() for word in view.words[max(0, place - _LONGEST_AIM) : place])
    aim = next((len(aim) for aim in _aims(view.language) if lowered[-len(aim) :] == aim), 0)
    name = view.name_before(view.before_bracket(place - aim))
    if name is None or not view.is_person(name):
        return None
    start = view.before_honorifics(name.start)
    start -= view.says(start - 1, "mayors.person_articles")
    return name if _elects(view, start - 1) else None


def _behind(view: BlockView, title: Labelled) -> Span | None:
    if not _elects(view, _before_qualifiers(view, title) - 1):
        return None
    name = view.name_at(title.end + view.says(title.end, "mayors.person_articles"))
    return name if name is not None and view.is_person(name) else None


def _before_qualifiers(view: BlockView, title: Labelled) -> int:
    place = title.start
    while (item := view.before(place, Label.MODIFIER)) is not None:
        place = item.start
    return place


def _elects(view: BlockView, place: int) -> bool:
    """True for a verb of election that no word denies and that is not only proposed."""
    if not view.says(place, "mayors.elects"):
        return False
    if any(view.says(back, "partnerships.negations") for back in range(place - _NEGATION_REACH, place)):
        return False
    start = view.sentence_start(place, _PROPOSAL_REACH)
    return not any(view.says(back, "mayors.proposals") for back in range(start, place))


@cache
def _aims(language: str) -> tuple[tuple[str, ...], ...]:
    """Phrases between the elected and the title, as tokens, the longest first."""
    return tuple(sorted(map(phrase_words, tuple_of(language, "mayors.aims")), key=len, reverse=True))
