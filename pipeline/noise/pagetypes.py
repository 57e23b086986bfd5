"""What kind of page it is, as its template and its short lines say: a forum, a shop's page, a list, an article.

Comments are content on a forum and noise under an article, and nothing in a comment itself tells which. Weights are
those of logistic regressions over the words that a page shows (bench/noise_pagetypes.py); the labeller's trees read the
log-odds beside everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block
from pipeline.head import PageHead
from pipeline.noise.columns import Column
from pipeline.noise.elements import Elements
from pipeline.noise.linewords import LineTable, text_words
from pipeline.noise.phrases import read_lines
from pipeline.noise.wordcut import Lines

TYPES = ("article", "forum", "product", "list")
_TOLD = {"og:type": "type", "generator": "made", "og:url": "url", "twitter:url": "url", "application-name": "made"}
_WORD = re.compile(r"[a-z]{3,20}")
_MOST = 8.0


@dataclass(frozen=True, slots=True)
class PageTypes:
    """words: log-odds that a word adds, one number for each of `TYPES`. bias: those of a page without known words."""

    words: Mapping[str, tuple[float, ...]]
    bias: tuple[float, ...]
    _places: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _of_lines: LineTable = field(init=False, repr=False, compare=False)
    _weights: NDArray[np.float64] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {word: place for place, word in enumerate(self.words)}
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "_of_lines", LineTable(places))
        object.__setattr__(self, "_weights", np.array(list(self.words.values()), np.float64).reshape(-1, len(TYPES)))

    def columns(
        self, blocks: Sequence[Block], head: PageHead, elements: Elements | None = None, lines: Lines | None = None
    ) -> dict[str, Column]:
        """Return the log-odds "type_article", "type_forum" and so on of a page, the same for all of its blocks.

        elements: those around the blocks, lines: their words as `phrases.read_lines` gives them; where they are known.
        """
        words = template_words(head, elements or Elements(blocks))
        places, _ = self._of_lines.find(lines or read_lines([block.text for block in blocks]))
        shown = {place for place in map(self._places.get, words) if place is not None}
        shown.update(places.tolist())
        return self._columns(shown, len(blocks))

    def columns_of(self, words: Iterable[str], count: int) -> dict[str, Column]:
        """The same for a page of `count` blocks that shows these words, each given once."""
        return self._columns({place for place in map(self._places.get, words) if place is not None}, count)

    def _columns(self, places: set[int], count: int) -> dict[str, Column]:
        # Weights of 16 bits: their sums are exact, in whatever order.
        sums = np.clip(self._weights[list(places)].sum(axis=0) + self.bias, -_MOST, _MOST)
        return {f"type_{name}": np.full(count, total) for name, total in zip(TYPES, sums.tolist(), strict=True)}


def page_words(blocks: Sequence[Block], head: PageHead, elements: Elements | None = None) -> set[str]:
    """What a page shows of its kind: words of ids, classes and short lines, of its URL and its maker.

    Lines are remembered as by `linewords.text_words`. elements: those around the blocks, where they are known.
    """
    shown = template_words(head, elements or Elements(blocks))
    for block in blocks:
        shown.update(text_words(block.text))
    return shown


def template_words(head: PageHead, elements: Elements) -> set[str]:
    """Those of `page_words` that are not of lines."""
    shown = set(chain.from_iterable([step.words for step in elements.steps]))
    for name, text in head.meta:
        if kind := _TOLD.get(name):
            shown.update([f"{kind}:{word}" for word in _WORD.findall(text[:300].lower())])
    return shown
