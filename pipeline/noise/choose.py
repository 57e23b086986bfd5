"""Which blocks to keep, given how likely each is content: the set with the highest expected F1 over words."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray


def choose_blocks(probability: NDArray[np.float64], weight: NDArray[np.float64]) -> tuple[NDArray[np.bool_], float]:
    """Return True for the blocks to keep, and the F1 that they can expect (`expected_f1`).

    weight: what each block counts, in words. The best set is always the most likely blocks down to a threshold,
    half of the F1 that can be expected (Lipton, Elkan and Naryanaswamy, "Optimal thresholding of classifiers to
    maximize F1 measure", 2014): a page that is hard to read is kept more generously.
    """
    keep = np.zeros(len(probability), np.bool_)
    if not len(probability):
        return keep, 0.0
    order, expected = _best_first(probability, weight)
    best = int(expected.argmax())
    keep[order[: best + 1]] = True
    return keep, float(expected[best])


def expected_f1(probability: NDArray[np.float64], weight: NDArray[np.float64]) -> float:
    """The F1 that the set of `choose_blocks` can expect; 0 for a page without blocks."""
    return choose_blocks(probability, weight)[1]


def _best_first(
    probability: NDArray[np.float64], weight: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The blocks from the most likely one on, and the F1 to be expected of each beginning of that row."""
    order = np.argsort(-probability, kind="stable")
    hits = np.cumsum((probability * weight)[order])
    sizes = np.cumsum(weight[order])
    return order, 2 * hits / (sizes + hits[-1] + 1e-9)


def fill_holes(keep: NDArray[np.bool_], may: NDArray[np.bool_], longest: int) -> NDArray[np.bool_]:
    """Keep what lies between kept blocks as well, where a gap is at most `longest` blocks and the block `may` stay."""
    places = np.flatnonzero(keep)
    filled = keep.copy()
    for before, after in pairwise(places.tolist()):
        if 1 < after - before <= longest + 1:
            filled[before:after] |= may[before:after]
    return filled
