"""Blanks that a page sets beside the hyphen of one town's name: "Bielsko - Biała", "Castrop – Rauxel"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.entities.cities.declined import read_declined
from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.gazetteer import Gazetteer, NamedPlace, NameKind, load
from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import without_marks

_HYPHEN: Final = re.compile(
    r"(?<![\w-])([^\W\d_a-zß-öø-ÿ][^\W\d_]{2,20})( ?)[-–]( ?)(?=([^\W\d_a-zß-öø-ÿ][^\W\d_]{2,20}))"
)
BESIDE_BLANKS: Final = ("- ", " -", "– ", " –")
"""One of these stands in every text that has such a blank."""
_LONGEST: Final = 60
_ALIKE: Final = 3
"""Letters in which a name and a declined form of it agree at least."""


def blanks_in_names(text: str, language: str) -> list[int]:
    """The offsets of these blanks, in order.

    Two words beside a hyphen are one name where the gazetteer has a town whose own name they are, hyphen and all, and
    neither is a larger town of that land: "Halle - Neustadt" is a part of Halle, "Perth - Andover" may be two towns.
    """
    blanks: list[int] = []
    for found in _HYPHEN.finditer(text):
        if (found[2] or found[3]) and _is_one(text, found, language):
            blanks += [found.start(group) for group in (2, 3) if found[group]]
    return blanks


def _is_one(text: str, found: re.Match[str], language: str) -> bool:
    joined = f"{found[1]}-{text[found.start(4) : found.start() + _LONGEST]}"
    gazetteer = load()
    return any(
        _is_hyphened(place, found[1]) and not _has_larger_part(place, gazetteer)
        for place in _places(joined, len(found[1]), language, gazetteer)
    )


def _is_hyphened(named: NamedPlace, head: str) -> bool:
    """True for a place whose own name has a hyphen, and begins as the text does."""
    begin, hyphen, _ = named.place.name.partition("-")
    return bool(hyphen) and without_marks(fold(begin))[:_ALIKE] == without_marks(fold(head))[:_ALIKE]


def _places(joined: str, hyphen: int, language: str, gazetteer: Gazetteer) -> Sequence[NamedPlace]:
    """The places that the longest name names with which a text begins, where it goes on behind a hyphen."""
    window = fold(joined)
    for name in reversed(gazetteer.prefixes(window)):
        if len(name) <= hyphen + 1:
            break
        if not joined[len(name) : len(name) + 1].isalnum():
            key = gazetteer.key(name)
            return gazetteer.named(key) if key is not None else ()
    lexicon = load_lexicon()
    if not lexicon.inflections.get(language):
        return ()
    declined = read_declined(joined, window, language, gazetteer, lexicon)
    return declined.places if declined is not None and declined.length > hyphen + 1 else ()


def _has_larger_part(whole: NamedPlace, gazetteer: Gazetteer) -> bool:
    """True where a part of a name is that of a larger town in the same land."""
    for part in whole.place.name.split("-"):
        key = gazetteer.key(fold(part))
        for other in gazetteer.named(key) if key is not None else ():
            larger = other.place.population > whole.place.population
            own = other.kind in (NameKind.MAIN, NameKind.SHORT)
            if larger and own and other.place.country == whole.place.country:
                return True
    return False
