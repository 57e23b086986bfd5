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

Column = NDArray[np.float64]
_SURE = 0.6


def context_columns(blocks: Sequence[Block], guess: Column, elements: Elements | None = None) -> dict[str, Column]:
    """Return the columns of the second stage, by name.

    guess: the first stage's probability of each block. elements: those around the blocks, where they are known.
    """
    elements = elements or Elements(blocks)
    count = len(blocks)
    lengths = np.array([len(block.text) for block in blocks], np.int64)
    weight = np.clip(lengths // 6, 1, 60).astype(np.float64)
    place = np.arange(count)
    columns = {"guess": guess}
    for by in (-3, -2, -1, 1, 2, 3):
        shifted = np.full(count, -0.2)
        if by > 0:
            shifted[:-by] = guess[by:]
        else:
            shifted[-by:] = guess[:by]
        columns[f"guess{by:+d}"] = shifted
    kept = np.concatenate(([0.0], np.cumsum(guess * weight)))
    size = np.concatenate(([0.0], np.cumsum(weight)))
    for reach in (2, 5, 12):
        start, end = np.maximum(0, place - reach), np.minimum(count, place + reach + 1)
        columns[f"guess~{reach}"] = (kept[end] - kept[start]) / (size[end] - size[start])
    columns["guess_page"] = np.full(count, kept[-1] / max(1.0, size[-1]))
    columns["guess_before"] = kept[:-1] / max(1e-9, float(kept[-1]))
    columns["guess_most"] = np.full(count, guess.max() if count else 0.0)
    sure = guess > _SURE
    last = np.maximum.accumulate(np.where(sure, place, -1_000_000))
    following = np.minimum.accumulate(np.where(sure, place, 1_000_000)[::-1])[::-1]
    columns["since_sure"] = np.minimum(place - last, 100).astype(np.float64)
    columns["until_sure"] = np.minimum(following - place, 100).astype(np.float64)
    same = elements.path_of
    if "" in elements.paths:
        same = number_keys([block.path or f"{block.kind}{len(block.text) > 80}" for block in blocks])
    columns["guess_path"], columns["path_blocks"] = _mean_of(same, guess, weight), np.log1p(np.bincount(same)[same])
    for up in (1, 2, 3, 4, 6):
        inside = np.where(elements.depths > 0, elements.inner(up), 0)
        columns[f"guess^{up}"] = _mean_of(inside, guess, weight)
    return columns | core_columns(elements, guess, weight)


def _mean_of(groups: NDArray[np.int64], guess: Column, weight: Column) -> Column:
    if not len(groups):
        return guess
    return np.asarray(np.bincount(groups, guess * weight)[groups] / np.bincount(groups, weight)[groups])
