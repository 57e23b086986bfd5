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
from pipeline.noise.evidence.columns import Column
from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.steps import step_words
from pipeline.noise.vocabulary.linewords import NO_LINES, LineTable, Shown, is_of_line, text_words
from pipeline.noise.vocabulary.phrases import read_lines
from pipeline.noise.vocabulary.stepwords import known_words, shown_sums
from pipeline.noise.vocabulary.wordcut import Lines
from pipeline.noise.vocabulary.wordtable import WordTable, word_marks

TYPES = ("article", "forum", "product", "list")
_TOLD = {"og:type": "type", "generator": "made", "og:url": "url", "twitter:url": "url", "application-name": "made"}
_WORD = re.compile(r"[a-z]{3,20}")
_MOST = 8.0
_COLUMNS = tuple(f"type_{name}" for name in TYPES)


@dataclass(frozen=True, slots=True)
class PageTypes:
    """words: log-odds that a word adds, one number for each of `TYPES`. bias: those of a page without known words.
    of_lines: finds those of lines, and may find others for those who ask the same lines; made where there is none."""

    words: Mapping[str, tuple[float, ...]]
    bias: tuple[float, ...]
    of_lines: LineTable = field(default=NO_LINES, repr=False, compare=False)
    _of_template: WordTable = field(init=False, repr=False, compare=False)
    _places: NDArray[np.int32] = field(init=False, repr=False, compare=False)
    _places_of_lines: NDArray[np.int32] = field(init=False, repr=False, compare=False)
    _weights: NDArray[np.float32] = field(init=False, repr=False, compare=False)
    _bias: NDArray[np.float64] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {word: place for place, word in enumerate(self.words) if not is_of_line(word)}
        object.__setattr__(self, "_of_template", WordTable(places))
        object.__setattr__(self, "_places", np.array(list(places.values()), np.int32))
        if self.of_lines is NO_LINES:
            object.__setattr__(self, "of_lines", LineTable(filter(is_of_line, self.words)))
        own = {word: place for place, word in enumerate(self.words)}
        places_of_lines = [own.get(word, -1) for word in self.of_lines.words]
        object.__setattr__(self, "_places_of_lines", np.array(places_of_lines, np.int32))
        object.__setattr__(self, "_weights", np.array(list(self.words.values()), np.float32).reshape(-1, len(TYPES)))
        object.__setattr__(self, "_bias", np.array(self.bias, np.float64))

    def columns(
        self,
        blocks: Sequence[Block],
        head: PageHead,
        elements: Elements | None = None,
        lines: Lines | None = None,
        shown: Shown | None = None,
    ) -> dict[str, Column]:
        """Return the log-odds "type_article", "type_forum" and so on of a page, the same for all of its blocks.

        elements: those around the blocks, lines: their words as `phrases.read_lines` gives them, shown: what `of_lines`
        finds there; where they are known.
        """
        steps = [step.marks for step in (elements or Elements(blocks)).steps]
        of_template, _ = known_words([*steps, word_marks(_head_words(head))], self._of_template)
        places, _ = shown or self.of_lines.find(lines or read_lines([block.text for block in blocks]))
        of_lines = self._places_of_lines[places]
        return self._columns(len(blocks), self._places[of_template], of_lines[of_lines >= 0])

    def columns_of(self, words: Iterable[str], count: int) -> dict[str, Column]:
        """The same for a page of `count` blocks that shows these words."""
        places = {word: place for place, word in enumerate(self.words)}
        return self._columns(count, np.array([places[word] for word in words if word in places], np.int32))

    def _columns(self, count: int, *shown: NDArray[np.int32]) -> dict[str, Column]:
        # Weights of 16 bits: their sums are exact, in whatever order.
        sums = np.clip(shown_sums(self._weights, self._bias, *shown), -_MOST, _MOST)
        return dict(zip(_COLUMNS, sums[:, None].repeat(count, axis=1), strict=True))


def page_words(blocks: Sequence[Block], head: PageHead, elements: Elements | None = None) -> set[str]:
    """What a page shows of its kind: words of ids, classes and short lines, of its URL and its maker.

    Lines are remembered as by `linewords.text_words`. elements: those around the blocks, where they are known.
    """
    steps = map(step_words, (elements or Elements(blocks)).segments)
    shown = {*chain.from_iterable(steps), *_head_words(head)}
    for block in blocks:
        shown.update(text_words(block.text))
    return shown


def _head_words(head: PageHead) -> tuple[str, ...]:
    """Words of the page's URL, of its maker and of what it calls itself."""
    told = [(kind, text) for name, text in head.meta if (kind := _TOLD.get(name))]
    return tuple(f"{kind}:{word}" for kind, text in told for word in _WORD.findall(text[:300].lower()))
