"""Titles that say whose picture, wife or secretary is named behind them: "the wife of the Mayor, X"."""

from __future__ import annotations

from functools import cache
from typing import Final

from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.words import articles, own_words
from pipeline.languages import codes_with
from pipeline.languages.lists import set_of

_REACH: Final = 3
"""Tokens from a word for a picture or a person to the title of whose it is: "Porträt unseres neuen"."""


def is_of_picture(view: BlockView, title: Labelled) -> bool:
    """True for a title that says whom a picture shows: the name behind its colon is the maker's."""
    pictures = set_of(view.language, "mayors.pictures")
    for place in range(title.start - 1, max(title.start - _REACH, 0) - 1, -1):
        if view.words[place].lower() in pictures:
            return True
        if view.words[place] == ":" or view.sentence_end(place):
            break
    return False


def is_of_somebodys(view: BlockView, title: Labelled) -> bool:
    """True for a title that says whose wife or secretary is named behind the comma: "the wife of the Mayor, X"."""
    own, place = own_words(view.language), title.start
    small = _small_words(view.language)
    while place > 0 and title.start - place <= _REACH:
        if (item := view.before(place, Label.MODIFIER) or view.before(place, Label.FORMER)) is not None:
            place = item.start
        elif view.words[place - 1].lower().replace("’", "'") in small:
            place -= 1
        else:
            break
    declines = view.language in codes_with("declines_names")  # "dyrektor gabinetu burmistrza"
    if (place < title.start or declines) and _is_of_officer(view, place, small):
        return True
    if place == 0 or not view.says(place - 1, "mayors.beside_mayors"):
        return False
    return place < title.start or view.words[place - 1] not in own.honorifics  # "Frau Bürgermeisterin, Anna Huber"


def _is_of_officer(view: BlockView, place: int, small: frozenset[str]) -> bool:
    """True where what belongs to the mayor has a head, of whom the name is: "der Leiter des Büros der Bürgermeisterin,
    X". place: behind the thing's name.
    """
    thing = place - 1
    if thing <= 0 or not view.words[thing].isalpha():
        return False
    lead = thing
    while lead > 0 and thing - lead < _REACH and view.words[lead - 1].lower().replace("’", "'") in small:
        lead -= 1
    linked = lead < thing or view.language in codes_with("declines_names")
    return linked and view.before(lead, Label.OFFICE) is not None


@cache
def _small_words(language: str) -> frozenset[str]:
    links = (word for phrase in own_words(language).links for word in phrase.lower().split())
    return frozenset((*links, *own_words(language).oblique, *articles(language)))
