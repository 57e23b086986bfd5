"""The first and last lines of a text without tags: what goes on where the text that stays begins and ends.

Between the menu above and the foot below nothing but words tells where the text is, and the model is least sure of the
lines at its edges: a short last sentence, the title over the first. Lines of menus are far surer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block, BlockKind

_TITLE_FLOOR = 0.3
"""Probability from which a line right above the text counts as its title. Of 0.2, 0.3 and 0.4 the one that lost none of
the pages without tags of corpora/municipal-own and tests/towns, and gained most on tests/later_towns."""
_SENTENCE_FLOOR = 0.05
"""Probability from which a sentence right above or below the text is of it: menus and feet have hardly any sentences.
On the same pages 0.02 to 0.1 give the same."""
_FIRST, _FIRST_FLOOR = 5, 0.04
"""So many lines at the beginning of a page are its title and what belongs to it where none says what menus say.
On the same pages 1 to 5 lines lose nothing; a line of a menu is less likely to stay."""
_BELOW_MENU, _BELOW_MENU_FLOOR = 2, 0.15
"""The same for lines below the last one that says what menus say; set on the same pages."""
_LAST_FLOOR = 0.3
"""Probability from which the only line between the text and what is known of its foot is of the text."""
_ITEM_FLOOR = 0.2
"""Probability from which a line is one more item of the list above it that stays."""
_SENTENCE_WORDS = 4
_TITLE_WORDS = 2
_SENTENCE_END = re.compile(r"[.!;:»”\"]\s*$")
_TRAIL = re.compile(r"[>|»]")


def lines_at_edges(
    blocks: Sequence[Block], keep: NDArray[np.bool_], probability: NDArray[np.float64], against: NDArray[np.bool_]
) -> list[int]:
    """Places of lines that are text too: sentences right above and below kept lines, a title right above one, further
    items of a list, the first lines of the page and the last one above its foot; where nothing at all is kept, every
    sentence.

    keep: which blocks stay so far. probability: that a block stays. against: what a phrase or links say is noise.
    """
    may = np.where(against, 0.0, probability)
    sentences = may >= _SENTENCE_FLOOR
    if not keep.any():
        return [place for place in np.flatnonzero(sentences).tolist() if _is_sentence(blocks[place].text)]
    found = [*_first_lines(blocks, keep, probability, against), *_last_line(keep, may, against)]
    for place in np.flatnonzero(keep).tolist():
        items = blocks[place].kind is BlockKind.LIST_ITEM or blocks[place].text.endswith(":")
        below = place + 1
        while below < len(blocks) and not keep[below] and sentences[below]:
            goes_on = items and may[below] >= _ITEM_FLOOR and blocks[below].kind is BlockKind.LIST_ITEM
            if not goes_on and not _is_sentence(blocks[below].text):
                break
            found.append(below)
            below += 1
        above = place - 1
        while above >= 0 and not keep[above] and sentences[above] and _is_sentence(blocks[above].text):
            found.append(above)
            above -= 1
        if above >= 0 and not keep[above] and may[above] >= _TITLE_FLOOR and _may_be_title(blocks[above].text):
            found.append(above)
    return found


def _first_lines(
    blocks: Sequence[Block], keep: NDArray[np.bool_], probability: NDArray[np.float64], against: NDArray[np.bool_]
) -> range:
    """The lines from the beginning of the page, or from below its menu, to the text, where they are few."""
    end = int(keep.argmax())
    menu = np.flatnonzero(against[:end])
    start = int(menu[-1]) + 1 if menu.size else 0
    most, floor = (_BELOW_MENU, _BELOW_MENU_FLOOR) if menu.size else (_FIRST, _FIRST_FLOOR)
    lines = range(start, end)
    if len(lines) > most or (probability[start:end] < floor).any():
        return range(0)
    if any(_TRAIL.search(blocks[place].text) for place in lines):
        return range(0)
    if menu.size:
        said = {blocks[place].text for place in np.flatnonzero(keep).tolist()}
        if any(blocks[place].kind is BlockKind.LIST_ITEM or blocks[place].text in said for place in lines):
            return range(0)
    return lines


def _last_line(keep: NDArray[np.bool_], may: NDArray[np.float64], against: NDArray[np.bool_]) -> list[int]:
    """The line below the text, where the next one is known to be noise."""
    below = int(np.flatnonzero(keep)[-1]) + 1
    return [below] if below + 1 < len(keep) and may[below] >= _LAST_FLOOR and against[below + 1] else []


def _is_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text) is not None and len(text.split()) >= _SENTENCE_WORDS


def _may_be_title(text: str) -> bool:
    """True for a line of some words that is no trail ("Home > Council") and no row of links."""
    return len(text.split()) >= _TITLE_WORDS and _TRAIL.search(text) is None
