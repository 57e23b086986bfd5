"""Whether a title is what a sentence says of its subject, or the title of somebody else whom the subject meets."""

from __future__ import annotations

from typing import Final

from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.words import articles
from pipeline.entities.names import is_shaped
from pipeline.languages import codes_with
from pipeline.languages.lists import set_of

_MOST_ADVERBS: Final = 8
"""Tokens between a subject and its title: "seit dem 1. Mai 2014 hier"."""
_QUALIFIERS: Final = (Label.FORMER, Label.HONORIFIC, Label.MODIFIER)


def is_of_another(view: BlockView, title: Labelled) -> bool:
    """True for the title in "was greeted by the Mayor", "ist Sprecher der Bürgermeisterin": not the subject's.

    False for "took the office of Mayor", "objął urząd burmistrza".
    """
    place = title.start
    while place > 0:
        word = view.words[place - 1].lower().replace("’", "'")
        if word in set_of(view.language, "mayors.oblique"):
            return not view.says(place - 2, "mayors.posts")
        if place == title.start and (town := _town_before(view, place)) is not None:
            place = town  # "with the Bath mayor"
            continue
        item = next((item for label in _QUALIFIERS if (item := view.before(place, label)) is not None), None)
        if item is not None:
            place = item.end - 1  # each word of "al nuevo" is asked
        elif word in articles(view.language):
            place -= 1
        else:
            break
    if not view.is_one_of(title, "mayors.oblique_forms"):
        return False
    return not view.says(place - 1, "mayors.posts", "mayors.aims")


def _town_before(view: BlockView, place: int) -> int | None:
    """The first token of the town that ends before a token, where towns stand before titles; None where none does."""
    if view.language not in codes_with("towns_before_titles") or place - 1 not in view.city:
        return None
    city = view.city[place - 1]
    while place > 0 and view.city.get(place - 1) is city:
        place -= 1
    return place


def behind_adverbs(view: BlockView, title: Labelled, place: int) -> int:
    """The end of what stands before small words and dates right before a title: "ist Anna Huber hier seit 2014", where
    it may be the subject's; else the place itself."""
    if view.language not in codes_with("verb_second") or is_of_another(view, title):
        return place
    for back in range(place, max(place - _MOST_ADVERBS, 0), -1):
        word = view.words[back - 1]
        if word == ")" or is_shaped(word):
            return back
        if (
            word in set_of(view.language, "partnerships.negations")
            or not (word.islower() or back - 1 in view.date)
            or view.before(back, Label.COPULA)
        ):
            return place
    return place
