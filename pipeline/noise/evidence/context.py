"""What a first guess says of a block's neighbours: columns for the second stage of the labeller.

Method: stacked sequential learning (Cohen and Carvalho, IJCAI 2005): the second stage sees the first one's
probabilities of the blocks around, of those in the same elements, and of the page.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.block import Block
from pipeline.noise.evidence.blockfields import text_lengths
from pipeline.noise.evidence.columns import Column, Columns, number_keys
from pipeline.noise.evidence.core import add_core
from pipeline.noise.evidence.guesscolumns import AROUND, guess_columns
from pipeline.noise.markup.elements import Elements


def add_context(columns: Columns, blocks: Sequence[Block], guess: Column, elements: Elements | None = None) -> None:
    """Add the columns of the second stage.

    guess: the first stage's probability of each block. elements: those around the blocks, where they are known.
    """
    if not blocks:
        return
    elements = elements or Elements(blocks)
    weight = np.clip(text_lengths(blocks) // 6, 1, 60).astype(np.float64)
    same = elements.path_of
    if "" in elements.paths:
        same = number_keys([block.path or f"{block.kind}{len(block.text) > 80}" for block in blocks])
    guess_columns(guess, weight, same, elements.numbers, elements.starts, len(elements.first_met), columns.room(AROUND))
    add_core(columns, elements, guess, weight)
