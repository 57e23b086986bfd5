"""How an alternate name relates to the main one: GeoNames' lists hold names of other places too."""

from __future__ import annotations

from functools import lru_cache

from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import without_marks

_SPELT_OUT = str.maketrans({"å": "aa", "ä": "ae", "æ": "ae", "ö": "oe", "ø": "oe", "ü": "ue"})
"""Letters that are written with two where a keyboard or a spelling reform lacks them: Århus is Aarhus."""


@lru_cache(maxsize=20_000)
def likeness(name: str, main: str) -> str:
    """ "part" of the other, "alike" or "unlike". name: folded. main: the place's main name."""
    main = fold(main)
    one, other = without_marks(name), without_marks(main)
    if f" {one} " in f" {other} " or f" {other} " in f" {one} ":
        return "part"
    if one[:3] == other[:3] or name.translate(_SPELT_OUT)[:4] == main.translate(_SPELT_OUT)[:4]:
        return "alike"
    return "unlike"
