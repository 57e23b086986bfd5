"""A page's title that stands twice in its text: as the last step of a trail or the template's, then as a heading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.vocabulary.phrases import phrase_book, read_lines

_LONGEST = 120
_REACH = 3
"""Lines below the title within which its text begins; what stands between is "Print" or "Share"."""


def doubled_title(texts: Sequence[str], keep: NDArray[np.bool_]) -> int | None:
    """Place of the first copy of the title that stands twice, one copy right below the other; None for none.

    texts: of the blocks. keep: which of them stay so far; a text that stays has to begin just below the title. A phrase
    of menus ("Contact") is no title. Where several lines stand twice, it is the way in which the page writes its links,
    and none is a title. Of 12 such pairs on the annotated pages (corpora/municipal, municipal-own, tests/towns,
    later_towns, kept) a reader wants one copy each.
    """
    twice = [place for place, (text, below) in enumerate(pairwise(texts)) if text == below and len(text) <= _LONGEST]
    phrases = phrase_book().match(read_lines([texts[place] for place in twice])).tolist()
    places = [place for place, phrase in zip(twice, phrases, strict=True) if not phrase]
    if len(places) != 1 or not keep[places[0] + 2 : places[0] + 2 + _REACH].any():
        return None
    return places[0]
