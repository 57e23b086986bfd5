"""What the words of class names and of short lines say of a block, as learnt: a weight a word, summed.

Designers name what they build, and menus say the same everywhere; no list by hand holds all of it. The weights are
those of a logistic regression over the words that stand on several sites (bench/noise_lexicon.py); the labeller's trees
read the sums beside everything else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from pipeline.block import Block
from pipeline.noise.evidence.blockfields import text_lengths
from pipeline.noise.evidence.columns import Column
from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.steps import step_words
from pipeline.noise.vocabulary.lexiconrows import ROWS, lexicon_rows
from pipeline.noise.vocabulary.linewords import NO_LINES, LineTable, Shown
from pipeline.noise.vocabulary.phrases import read_lines
from pipeline.noise.vocabulary.stepwords import known_words, path_sums
from pipeline.noise.vocabulary.wordcut import Lines
from pipeline.noise.vocabulary.wordtable import WordTable

FAMILIES = ("near", "far", "text")
"""Words of the nearest two elements, of those above them, and of the line itself."""

_NEAREST = 2


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Log-odds that a block is content, by word; one table for each of `FAMILIES`.

    of_lines: finds the words of `text`, and may find others for those who ask the same lines; made where there is none.
    """

    near: Mapping[str, float]
    far: Mapping[str, float]
    text: Mapping[str, float]
    of_lines: LineTable = field(default=NO_LINES, repr=False, compare=False)
    _line_weights: Column = field(init=False, repr=False, compare=False)
    _of_steps: WordTable = field(init=False, repr=False, compare=False)
    _step_weights: tuple[Column, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.of_lines is NO_LINES:
            object.__setattr__(self, "of_lines", LineTable(self.text))
        line_weights = [self.text.get(word, 0.0) for word in self.of_lines.words]
        object.__setattr__(self, "_line_weights", np.array(line_weights, np.float64))
        words = WordTable((*self.near, *self.far))
        object.__setattr__(self, "_of_steps", words)
        tables = self.near, self.far
        weights = [np.array([table.get(word, 0.0) for word in words.numbers], np.float64) for table in tables]
        object.__setattr__(self, "_step_weights", tuple(weights))

    def sums(
        self,
        blocks: Sequence[Block],
        elements: Elements | None = None,
        lines: Lines | None = None,
        shown: Shown | None = None,
    ) -> dict[str, Column]:
        """Return the sums "lexicon_near", "lexicon_far" and "lexicon_text" of each block; tagless text has no path.

        They are the weights of the words that `path_words` and `linewords.text_words` give. Where they are known:
        elements, those around the blocks; lines, their words as `phrases.read_lines` gives them; shown, what `of_lines`
        finds there.
        """
        elements = elements or Elements(blocks)
        words, ends = known_words([step.marks for step in elements.steps], self._of_steps)
        # The weights are of 16 bits: their sums are exact, in whatever order.
        of_paths = path_sums(words, ends, elements.path_numbers, elements.path_ends, _NEAREST, *self._step_weights)
        near, far = of_paths.take(elements.path_of, axis=1)
        places, rows = shown or self.of_lines.find(lines or read_lines([block.text for block in blocks]))
        # Of no words, whole numbers are counted.
        text = np.bincount(rows, self._line_weights[places], len(blocks)).astype(np.float64)
        return {"lexicon_near": near, "lexicon_far": far, "lexicon_text": text}


def path_words(path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The different words of a path's nearest two elements, and of the others: names' words, <tag>, [role]."""
    steps = [step_words(step) for step in path.split("/")]
    near, above = chain.from_iterable(steps[-_NEAREST:]), chain.from_iterable(steps[:-_NEAREST])
    return tuple(dict.fromkeys(near)), tuple(dict.fromkeys(above))


def lexicon_columns(blocks: Sequence[Block], sums: dict[str, Column]) -> dict[str, Column]:
    """Return the sums of `Lexicon.sums`, and what they say of the blocks around and of the page."""
    rows = lexicon_rows(sums["lexicon_near"], sums["lexicon_far"], sums["lexicon_text"], text_lengths(blocks))
    return dict(zip(ROWS, rows, strict=True))
