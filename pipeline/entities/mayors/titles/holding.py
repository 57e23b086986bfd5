"""Whether a title in a block is somebody's: not a deputy's, not the office's, no part of a street's name."""

from __future__ import annotations

from typing import Final

from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.city_beside import QUOTES
from pipeline.entities.mayors.titles.named_after import is_of_thing
from pipeline.entities.mayors.words import own_words
from pipeline.languages.lists import set_of

_MOST_BEFORE_PART: Final = 5
"""Tokens from a title to a word for a part of a town, that word with them: "du 3 e arrondissement"."""
_SMALL: Final = 4
"""Characters of an article, a preposition or an ordinal between the two: "des", "11e"."""
_OFFICE_OF: Final = 5
"""Words between an office and its holder's name: "Rady Miasta i Gminy Serock"."""


def is_deputy(view: BlockView, title: Labelled) -> bool:
    """True where a word right before the title makes it a deputy's, a possessive makes it the office's, or words behind
    it that of a part of a town: "maire du 3e arrondissement"."""
    place = title.start
    while view.word(place - 1) in QUOTES:
        place -= 1
    if view.before(place, Label.DEPUTY) is not None or is_of_thing(view, place, title):
        return True
    behind = view.word(title.end)
    if behind.islower() and view.says(title.end - 1, "mayors.owners"):
        return True
    return behind.lower() in {"'s", "’s"} or _is_of_part(view, title)


def _is_of_part(view: BlockView, title: Labelled) -> bool:
    """True where a word for a part of a town follows a title, small words and numbers between."""
    parts = set_of(view.language, "mayors.parts")
    for place in range(title.end, min(title.end + _MOST_BEFORE_PART, len(view.words)) if parts else title.end):
        word = view.words[place]
        if word.lower() in parts:
            return True
        if len(word) > _SMALL or not (word.islower() or word[0].isdigit() or word == "."):
            return False
    return False


def holds(view: BlockView, title: Labelled) -> bool:
    """False for a weak title that goes on as another office: "presidente do Clube"."""
    if title.title is None or not title.title.weak:
        return True
    link = view.at(title.end, Label.LINK)
    if link is None:
        return True
    return link.end in view.city or link.end in view.date


def is_former(view: BlockView, title: Labelled) -> bool:
    """True for the title of another time: with a word for it beside it ("le maire de l'époque", "Bürgermeister a. D."),
    or joined to it ("Ex-Bürgermeister", "exalcalde", "Altbürgermeister"); not for "bourgmestre-président"."""
    if view.before(title.start, Label.FORMER) is not None or view.at(title.end, Label.FORMER) is not None:
        return True
    after = view.at(title.end, Label.AFTER)
    if after is not None and view.is_one_of(after, "mayors.former_after"):
        return True
    word = view.words[title.start].lower()
    leads = (former.lower().rstrip("-") for former in own_words(view.language).former)
    return any(len(lead) > 1 and len(lead) < len(word) and word.startswith(lead) for lead in leads)


def is_of_office(view: BlockView, place: int) -> bool:
    """True where another office stands a few words before a token, and nothing but what it is held in between:
    "Przewodniczący Rady Gminy Rozogi Jan Lis"."""
    for before in range(place - 1, max(0, place - _OFFICE_OF) - 1, -1):
        word = view.words[before].lower()
        if (
            not word.strip(",;:()–-")
            or word in set_of(view.language, "partnerships.joiners")
            or view.sentence_end(before)
        ):
            return False
        if view.has_before(before, Label.OFFICE):
            return True
    return False
