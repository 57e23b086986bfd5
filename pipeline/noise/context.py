"""What a first guess says of a block's neighbours: columns for the second stage of the labeller.

Method: stacked sequential learning (Cohen and Carvalho, IJCAI 2005): the second stage sees the first one's
probabilities of the blocks around, of those in the same elements, and of the page.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block
from pipeline.noise.columns import number_keys
from pipeline.noise.core import core_columns
from pipeline.noise.elements import Elements
from pipeline.noise.groups import group_means, group_sizes
from pipeline.noise.neighbours import distances, shifts, window_means

Column = NDArray[np.float64]
_SURE = 0.6
_STEPS, _REACHES, _LEVELS = (-3, -2, -1, 1, 2, 3), (2, 5, 12), (1, 2, 3, 4, 6)
_OUTSIDE = -0.2
"""Stands for the guess of a neighbour that there is not."""
_FAR = 100.0
_SHIFTED = tuple(f"guess{by:+d}" for by in _STEPS)
_AROUND = tuple(f"guess~{reach}" for reach in _REACHES)
_ABOVE = tuple(f"guess^{up}" for up in _LEVELS)


def context_columns(blocks: Sequence[Block], guess: Column, elements: Elements | None = None) -> dict[str, Column]:
    """Return the columns of the second stage, by name.

    guess: the first stage's probability of each block. elements: those around the blocks, where they are known.
    """
    elements = elements or Elements(blocks)
    count = len(blocks)
    lengths = np.array([len(block.text) for block in blocks], np.int64)
    weight = np.clip(lengths // 6, 1, 60).astype(np.float64)
    table = guess[None, :]
    columns = {"guess": guess}
    columns |= zip(_SHIFTED, shifts(table, _STEPS, _OUTSIDE), strict=True)
    columns |= zip(_AROUND, window_means(table, _REACHES, weight), strict=True)
    kept, size = np.cumsum(guess * weight), np.cumsum(weight)
    last, whole = (float(kept[-1]), float(size[-1])) if count else (0.0, 0.0)
    columns["guess_page"] = np.full(count, last / max(1.0, whole))
    columns["guess_before"] = np.concatenate(([0.0], kept))[:-1] / max(1e-9, last)
    columns["guess_most"] = np.full(count, guess.max() if count else 0.0)
    since, until = distances((table > _SURE).view(np.uint8), _FAR)
    columns["since_sure"], columns["until_sure"] = since[0], until[0]
    same = elements.path_of
    if "" in elements.paths:
        same = number_keys([block.path or f"{block.kind}{len(block.text) > 80}" for block in blocks])
    columns["guess_path"] = group_means(same, table, weight)[0]
    columns["path_blocks"] = np.log1p(group_sizes(same))
    for up, name in zip(_LEVELS, _ABOVE, strict=True):
        # Blocks that stand in no element are a group as well.
        columns[name] = group_means(elements.inner(up) + 1, table, weight)[0]
    return columns | core_columns(elements, guess, weight)
