"""Words in CAPITALS behind a title that are no names: minutes and notices shout their verbs ("M. le Maire RAPPELLE",
"Il Sindaco ORDINA", "HACE SABER")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.lexicon import Label
from pipeline.entities.names import is_given, is_known_first_name, is_particle, is_shaped

_ASKED: Final = frozenset({"mayor.title-name", "mayor.title-comma-name"})
"""Rules that take what stands right behind a title for a name."""


def without_shouted_words(found: Sequence[Found]) -> list[Found]:
    """The findings without those whose name is nothing but words in capitals, none of them a first name or a surname
    that the page has in another mayor's full name.
    """
    shouted = [item for item in found if _is_shouted(item)]
    if not shouted:
        return list(found)
    others = {id(item) for item in shouted}
    surnames = {item.full_name.split()[-1].casefold() for item in found if id(item) not in others}
    refused = {id(item) for item in shouted if item.full_name.split()[-1].casefold() not in surnames}
    return [item for item in found if id(item) not in refused]


def _is_shouted(item: Found) -> bool:
    """True for a name in capitals without a first name, a particle, an initial, and a form of address before it."""
    words = item.view.words[item.name.start : item.name.end]
    if item.rule not in _ASKED or not all(word.isupper() and is_shaped(word) for word in words):
        return False
    if any(is_particle(word) or is_given(word) for word in words) or (len(words) > 1 and is_known_first_name(words[0])):
        return False
    return item.view.before(item.name.start, Label.HONORIFIC) is None
