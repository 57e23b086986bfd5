"""Mayors without a title: who leads a town hall ("qui préside l'exécutif de Sion", "die das Rathaus heute führt")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled, length_at, phrases_of
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.city_beside import city_of_title
from pipeline.entities.mayors.words import mayor_words
from pipeline.entities.names import is_part
from pipeline.wordfinder import WordFinder

_MOST_BETWEEN: Final = 4
"""Tokens between the words for leading and for the house: "dirige depuis 2020 la"."""
_LONGEST_CLAUSE: Final = 6
"""Tokens between the house and a verb at the end of its clause: "das Rathaus dort seit März 2020"."""
_MOST_BEFORE: Final = 6
"""Tokens between a name and what it leads: ", qui est depuis 2020"."""
_SMALL: Final = ("cities.articles", "mayors.now", "mayors.possessives", "mayors.there")
"""Words that may stand between the two."""
_MOST_BEHIND: Final = 8
"""Tokens between a town and the name behind it: "An der Spitze der Stadt steht seit dem 1. Mai"."""


@cache
def houses() -> WordFinder:
    """The words for what a mayor leads, of all languages, in small letters."""
    return WordFinder(word.lower() for own in mayor_words().values() for word in own.houses)


def leaders(view: BlockView) -> Iterator[Found]:
    """Those of whom a block says that they lead a town hall, with a known first name and no office of their own."""
    heads, tokens = phrases_of(view.language, "mayors.heads"), view.folded()
    for place in range(len(tokens)):
        head = length_at(heads, tokens, place)
        if not head:
            continue
        house = _house_behind(view, tokens, place + head)
        start = place
        if house is None:
            house = _house_before(view, place)
            start = house.start if house is not None else place
        if house is None:
            continue
        name = _subject(view, start) or (_behind(view, house, place) if head > 1 else None)
        if name is not None and _is_free(view, name):
            pointed = any(view.says(spot, "mayors.there") for spot in range(start, place + _LONGEST_CLAUSE))
            yield _found(view, name, house, pointed=pointed)


def _house_behind(view: BlockView, tokens: Sequence[str], place: int) -> Span | None:
    """The house behind a word for leading: "dirige depuis 2020 la mairie", not "dirige la chorale de la mairie"."""
    for start in range(place, min(place + _MOST_BETWEEN + 1, len(tokens))):
        if length := length_at(phrases_of(view.language, "mayors.houses"), tokens, start):
            end = start + length
            return Span(start, end) if _may_follow(view, end) else None
        if not (view.says(start, *_SMALL) or start in view.date or start + 1 in view.date):
            return None
    return None


def _may_follow(view: BlockView, place: int) -> bool:
    """True behind a house for an end, a town, a time or a verb: not "runs the town hall archive"."""
    word = view.words[place] if place < len(view.words) else "."
    if not word[0].isalnum():
        return word not in {"'s", "’s", "-"}
    dated = any(ahead in view.date for ahead in range(place, place + 3))  # "v letech 1998 až 2010"
    if place in view.city or dated or view.says(place, "mayors.there"):
        return True
    if any(view.says(ahead, "mayors.lasting") for ahead in range(place + 1, place + 4)):
        return True  # "ran the town hall for four terms"
    link = view.at(place, Label.LINK)
    if link is not None and link.end < len(view.words) and view.words[link.end][0].isupper():
        return True
    return view.at(place, Label.COPULA) is not None or view.says(place, "partnerships.joiners")


def _house_before(view: BlockView, verb: int) -> Span | None:
    """The house before a verb that ends a relative clause: ", die das Rathaus dort seit 2020 führt"."""
    for place in range(verb - 1, max(verb - _LONGEST_CLAUSE, 1), -1):
        if view.says(place, "mayors.houses"):
            led = view.says(place - 1, *_SMALL) and view.says(place - 2, "mayors.who")
            return Span(place, place + 1) if led else None
        if not (view.words[place].islower() or place in view.date or place in view.city):
            return None
    return None


def _subject(view: BlockView, start: int) -> Span | None:
    """The person before what is said: "X dirige …", "X, à la tête …", "X, who has led …"."""
    comma = False
    for place in range(start, max(start - _MOST_BEFORE, 0), -1):
        if view.says(place - 1, "mayors.lasting") or view.words[place - 1].isdigit():
            continue  # "stand vier Amtszeiten lang an der Spitze der Stadt"
        name = view.name_before(view.before_bracket(place))
        if name is not None:
            other = not comma and view.says(name.start - 1, "mayors.oblique")  # "the team of X leads"
            return name if view.is_person(name) and not other else None
        if view.words[place - 1] == "," and not comma:
            comma = True
        elif view.says(place - 1, "partnerships.negations") or not (
            view.words[place - 1].islower() or place - 1 in view.date
        ):
            return None
    return None


def _behind(view: BlockView, house: Span, head: int) -> Span | None:
    """The person behind what begins a sentence: "An der Spitze der Stadt steht seit 2019 Anna Huber"."""
    if head and not view.sentence_end(head - 1):
        return None
    place = house.end
    for _ in range(_MOST_BEHIND):
        if place in view.city and not view.is_given(place):
            place = view.city_end(place)
        name = view.name_at(place)
        if name is not None:
            return name if view.is_person(name) else None
        if place >= len(view.words) or not (view.words[place].islower() or place in view.date):
            return None
        place += 1
    return None


def _is_free(view: BlockView, name: Span) -> bool:
    """True for a person without an office before or behind the name."""
    offices = {Label.OFFICE, Label.DEPUTY, Label.TITLE}
    if view.has_before(name.start, *offices):
        return False
    behind = name.end + (view.word(name.end) == ",")
    return not any(item.label in offices for place in (behind, behind + 1) for item in view.starting.get(place, ()))


def _is_linked(view: BlockView, place: int) -> bool:
    """True where a name that is no known city follows: "à Câmara da Covilhã"."""
    link = view.at(place, Label.LINK)
    return link is not None and link.end < len(view.words) and is_part(view.words[link.end], view.language)


def _found(view: BlockView, name: Span, house: Span, *, pointed: bool) -> Found:
    place = Labelled(house.start, house.end, Label.TITLE)
    city = city_of_title(view, place)
    return Found(
        view=view,
        name=name,
        rule="mayor.leads",
        confidence=0.6,
        titled=False,
        city=city,
        elsewhere=city is None and pointed,
        unplaced=city is None and _is_linked(view, house.end),
    )
