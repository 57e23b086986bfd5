"""The first and last lines of a text without tags: what goes on where the text that stays begins and ends.

Between the menu above and the foot below nothing but words tells where the text is, and the model is least sure of the
lines at its edges: a short last sentence, the title over the first. Lines of menus are far surer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block

_TITLE_FLOOR = 0.3
"""Probability from which a line right above the text counts as its title. Of 0.2, 0.3 and 0.4 the one that lost none of
the pages without tags of corpora/municipal-own and tests/towns, and gained most on tests/later_towns."""
_SENTENCE_FLOOR = 0.05
"""Probability from which a sentence right above or below the text is of it: menus and feet have hardly any sentences.
On the same pages 0.02 to 0.1 give the same."""
_SENTENCE_WORDS = 4
_TITLE_WORDS = 2
_SENTENCE_END = re.compile(r"[.!;:»”\"]\s*$")
_TRAIL = re.compile(r"[>|»]")


def lines_at_edges(
    blocks: Sequence[Block], keep: NDArray[np.bool_], probability: NDArray[np.float64], against: NDArray[np.bool_]
) -> list[int]:
    """Places of lines that are text too: sentences right above and below kept lines, and a title right above one; where
    nothing at all is kept, every sentence.

    keep: which blocks stay so far. probability: that a block stays. against: what a phrase or links say is noise.
    """
    sentences = (probability >= _SENTENCE_FLOOR) & ~against
    if not keep.any():
        return [place for place in np.flatnonzero(sentences).tolist() if _is_sentence(blocks[place].text)]
    titles = (probability >= _TITLE_FLOOR) & ~against
    found: list[int] = []
    for place in np.flatnonzero(keep).tolist():
        below = place + 1
        while below < len(blocks) and not keep[below] and sentences[below] and _is_sentence(blocks[below].text):
            found.append(below)
            below += 1
        above = place - 1
        while above >= 0 and not keep[above] and sentences[above] and _is_sentence(blocks[above].text):
            found.append(above)
            above -= 1
        if above >= 0 and not keep[above] and titles[above] and _may_be_title(blocks[above].text):
            found.append(above)
    return found


def _is_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text) is not None and len(text.split()) >= _SENTENCE_WORDS


def _may_be_title(text: str) -> bool:
    """True for a line of some words that is no trail ("Home > Council") and no row of links."""
    return len(text.split()) >= _TITLE_WORDS and _TRAIL.search(text) is None
