"""Names written with other marks than their own: "San Doná di Piave", Swedish "Hilleröd" for Hillerød."""

from __future__ import annotations

import unicodedata
from functools import cache

from pipeline.gazetteer import Gazetteer, NamedPlace, NameKind
from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import without_marks

_STROKES = {"ø": "o", "ł": "l", "đ": "d"}
"""Letters without a decomposition of which one letter is left."""
_SHORTEST = 5
"""Letters of a name from which its marks tell it from other words no more than the rest of it does."""


def plain_letters(folded: str) -> str:
    """A folded text without marks, one letter for one letter."""
    return folded if folded.isascii() else "".join(map(_plain, folded))


@cache
def _plain(letter: str) -> str:
    return _STROKES.get(letter) or unicodedata.normalize("NFD", letter)[0]


def respelt_key(gazetteer: Gazetteer, folded: str, plain: str) -> int | None:
    """The gazetteer's key of a place whose own name is this one but for its marks, of which it has some.

    None for "Für", whatever "Fur" is.

    folded: as the text has it. plain: the same by `plain_letters`.
    """
    if folded == plain or len(plain) < _SHORTEST:
        return None
    key = gazetteer.key(plain)
    if key is None or not any(_has_marks(named, plain) for named in gazetteer.named(key)):
        return None
    return key


def _has_marks(named: NamedPlace, plain: str) -> bool:
    own = fold(named.place.name)
    return named.kind is NameKind.SHORT and own != plain and without_marks(own) == plain
