"""What a first guess says of a block's neighbours: columns for the second stage of the labeller.

Method: stacked sequential learning (Cohen and Carvalho, IJCAI 2005): the second stage sees the first one's
probabilities of the blocks around, of those in the same elements, and of the page.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.block import Block
from pipeline.noise.columns import Column, Columns, number_keys
from pipeline.noise.core import add_core
from pipeline.noise.elements import Elements
from pipeline.noise.groups import group_means, group_sizes
from pipeline.noise.neighbours import distances, shifts, window_means

_SURE = 0.6
_STEPS, _REACHES, _LEVELS = (-3, -2, -1, 1, 2, 3), (2, 5, 12), (1, 2, 3, 4, 6)
_OUTSIDE = -0.2
"""Stands for the guess of a neighbour that there is not."""
_FAR = 100.0
_SHIFTED = tuple(f"guess{by:+d}" for by in _STEPS)
_AROUND = tuple(f"guess~{reach}" for reach in _REACHES)
_ONE_BY_ONE = (
    *("guess", "since_sure", "until_sure", "guess_page", "guess_most", "guess_before"),
    *("guess_path", "path_blocks"),
)
_ABOVE = tuple(f"guess^{up}" for up in _LEVELS)


def add_context(columns: Columns, blocks: Sequence[Block], guess: Column, elements: Elements | None = None) -> None:
    """Add the columns of the second stage.

    guess: the first stage's probability of each block. elements: those around the blocks, where they are known.
    """
    if not blocks:
        return
    elements = elements or Elements(blocks)
    lengths = np.array([len(block.text) for block in blocks], np.int64)
    weight = np.clip(lengths // 6, 1, 60).astype(np.float64)
    spoken = guess * weight
    table = guess[None, :]
    columns.room(_SHIFTED)[:] = shifts(table, _STEPS, _OUTSIDE)
    columns.room(_AROUND)[:] = window_means(table, _REACHES, weight)
    since, until = distances((table > _SURE).view(np.uint8), _FAR)
    same = elements.path_of
    if "" in elements.paths:
        same = number_keys([block.path or f"{block.kind}{len(block.text) > 80}" for block in blocks])
    kept, size = np.cumsum(spoken), float(weight.sum())
    own = columns.room(_ONE_BY_ONE)
    own[0], own[1], own[2] = guess, since[0], until[0]
    own[3], own[4] = kept[-1] / max(1.0, size), guess.max()
    own[5, :1], own[5, 1:] = 0.0, kept[:-1] / max(1e-9, float(kept[-1]))
    own[6], own[7] = group_means(same, table, weight)[0], np.log1p(group_sizes(same))
    above = columns.room(_ABOVE)
    for place, up in enumerate(_LEVELS):
        # Blocks that stand in no element are a group as well.
        above[place] = group_means(elements.inner(up) + 1, table, weight)[0]
    add_core(columns, elements, guess, weight)
