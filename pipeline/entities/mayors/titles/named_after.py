"""Streets, schools, halls and prizes that bear a mayor's name: "rue du Maire X", "die Bürgermeister X Halle"."""

from __future__ import annotations

from functools import cache

from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.words import language_of, own_words
from pipeline.entities.names import is_initial
from pipeline.languages import words_of
from pipeline.languages.lists import set_of


def is_of_thing(view: BlockView, place: int, title: Labelled) -> bool:
    """True where a word for a street stands before a title, or, with a capital at the title, one for a building.

    place: the first token of the title, or of the quotation marks before it.
    """
    if place == 0:
        return False
    streets, things = set_of(view.language, "cities.streets_before"), set_of(view.language, "mayors.things_before")
    if _word_before(view, place) in streets:
        return True
    if not view.words[title.start][0].isupper():
        return False
    if (link := view.before(place, Label.LINK)) is not None:
        place = link.start
    elif title.title is not None and not title.own:
        place -= view.words[place - 1].lower() in own_words(language_of(title.title)).links
    return place > 0 and _word_before(view, place) in (streets | things)


def _word_before(view: BlockView, place: int) -> str:
    """The word before a token, folded, with its full stop: "ul."."""
    word = view.words[place - 1]
    return (f"{view.words[place - 2]}." if word == "." and place > 1 else word).casefold()


def names_thing(view: BlockView, title: Labelled, name: Span) -> bool:
    """True where a word for a street or a building ends the name right behind a title, or follows it.

    Not behind a first name: Mayor John Park and Mayor Mary Ann Hall are people.
    """
    if name.start != title.end:
        return False
    things = _things_after(view.language)
    last = name.end - 1
    if last > name.start and view.words[last] in things:
        return not (view.is_given(last - 1) or is_initial(view.words[last - 1]))
    word = view.word(name.end)
    if word not in things or view.is_given(last):
        return False
    return word[0].isupper() or (words_of(view.language).cities.genitive_s and view.words[last].endswith("s"))


def is_in_name_of_thing(before: str, after: str, language: str) -> bool:
    """True for a surname between such words that is part of a street's or a building's name: "Hill Road", "rue Morel".

    before, after: the words beside it, empty where none stands there.
    """
    if before.casefold() in set_of(language, "cities.streets_before") or (
        before.casefold() in set_of(language, "mayors.things_before")
    ):
        return True
    return after[:1].isupper() and after in _things_after(language)


@cache
def _things_after(language: str) -> frozenset[str]:
    return frozenset((*own_words(language).things_after, *words_of(language).cities.streets_after))
