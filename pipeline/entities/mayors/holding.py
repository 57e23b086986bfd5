"""Whether a title in a block is somebody's: not a deputy's, not the office's, not part of a street's name."""

from __future__ import annotations

from functools import cache

from pipeline.entities.mayors.city_beside import QUOTES
from pipeline.entities.mayors.lexicon import Label, Labelled
from pipeline.entities.mayors.view import BlockView
from pipeline.languages import all_languages


def is_deputy(view: BlockView, title: Labelled) -> bool:
    """True where a word right before the title makes it a deputy's, or a possessive makes it the office's."""
    place = title.start
    while place > 0 and view.words[place - 1] in QUOTES:
        place -= 1
    if view.before(place, Label.DEPUTY) is not None or _in_street(view, place):
        return True
    return title.end < len(view.words) and view.words[title.end].lower() in {"'s", "’s"}


def _in_street(view: BlockView, place: int) -> bool:
    """True where a word for a street stands right before a title: "Rua Prefeito …", "Piazza Sindaco …"."""
    return place > 0 and view.words[place - 1].casefold() in _streets(view.language)


@cache
def _streets(language: str) -> frozenset[str]:
    entry = all_languages().get(language)
    words = entry.cities.streets_before if entry is not None else ()
    return frozenset(word.casefold() for word in words)


def holds(view: BlockView, title: Labelled) -> bool:
    """False for a weak title that goes on as another office: "presidente do Clube"."""
    if title.title is None or not title.title.weak:
        return True
    link = view.at(title.end, Label.LINK)
    if link is None:
        return True
    return link.end in view.city or link.end in view.date
