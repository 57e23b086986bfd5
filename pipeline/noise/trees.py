"""Boosted trees over a table of features, evaluated with numpy: no learning library is needed at run time.

Method: QuickScorer (Lucchese et al., "QuickScorer: a fast algorithm to rank documents with additive ensembles of
regression trees", SIGIR 2015). All questions of all trees are asked at once. A question that is answered with yes rules
out the leaves to its left, as a mask of bits; of the leaves that remain, the leftmost is the one that the tree ends in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_LEAVES = 32
"""A tree's leaves are the bits of one 32-bit number."""
ABSENT = -9.0
"""Stands for what a page cannot tell (NaN), in training and here; below every value that a feature takes."""

_MOST_CELLS = 4_000_000
_EXPONENT, _BIAS = 23, 127


@dataclass(frozen=True, slots=True)
class Trees:
    """One ensemble.

    names: the columns it asks for. features, borders: (trees, questions), "is the feature above the border?"; unused
    places have an infinite border. masks: (trees, questions), the leaves that a yes leaves open.
    leaves: (trees, MOST_LEAVES). bias: added to all.
    """

    names: tuple[str, ...]
    features: NDArray[np.int32]
    borders: NDArray[np.float32]
    masks: NDArray[np.uint32]
    leaves: NDArray[np.float32]
    bias: float

    def probability(self, columns: Mapping[str, NDArray[np.float64]], count: int) -> NDArray[np.float64]:
        """Return, for each of `count` rows, the probability; `columns` holds a column for each of `names`."""
        table = np.empty((len(self.names), count), np.float32)
        for place, name in enumerate(self.names):
            table[place] = columns[name]
        np.nan_to_num(table, copy=False, nan=ABSENT)
        trees, questions = self.features.shape
        sums = np.full(count, self.bias)
        step = max(1, _MOST_CELLS // max(1, trees * questions))
        features = self.features.T.ravel()
        borders = self.borders.T.reshape(-1, 1)
        masks = self.masks.T[:, :, None]
        leaves = self.leaves.ravel().astype(np.float64)
        first = (np.arange(trees, dtype=np.int64) * self.leaves.shape[1])[:, None]
        for start in range(0, count, step):
            part = table[:, start : start + step]
            answers = (part.take(features, axis=0) > borders).reshape(questions, trees, part.shape[1])
            # A yes (1) becomes the mask, a no (0) becomes all bits.
            still = np.full((trees, part.shape[1]), 0xFFFFFFFF, np.uint32)
            for answer, mask in zip(answers, masks, strict=True):
                still &= (answer.astype(np.uint32) - np.uint32(1)) | mask
            lowest = (still & (~still + np.uint32(1))).astype(np.float32)
            leaf = (lowest.view(np.int32) >> _EXPONENT) - _BIAS
            sums[start : start + step] += leaves.take(leaf + first).sum(axis=0)
        probabilities: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-sums))
        return probabilities


def pack_trees(stages: Sequence[Trees]) -> dict[str, NDArray[np.generic]]:
    """The arrays of `model.npz` for some ensembles."""
    arrays: dict[str, NDArray[np.generic]] = {"stages": np.array(len(stages))}
    for stage, trees in enumerate(stages):
        arrays |= {
            f"names{stage}": np.array(trees.names),
            f"features{stage}": trees.features.astype(np.int16),
            f"borders{stage}": trees.borders.astype(np.float32),
            f"masks{stage}": trees.masks.astype(np.uint32),
            f"leaves{stage}": trees.leaves.astype(np.float16),
            f"bias{stage}": np.array(trees.bias),
        }
    return arrays


def unpack_trees(arrays: Mapping[str, NDArray[np.generic]]) -> tuple[Trees, ...]:
    """The ensembles of arrays that `pack_trees` made: one a stage, in their order."""
    return tuple(
        Trees(
            names=tuple(str(name) for name in arrays[f"names{stage}"]),
            features=arrays[f"features{stage}"].astype(np.int32),
            borders=arrays[f"borders{stage}"].astype(np.float32),
            masks=arrays[f"masks{stage}"].astype(np.uint32),
            leaves=arrays[f"leaves{stage}"].astype(np.float32),
            bias=float(arrays[f"bias{stage}"].astype(np.float64)),
        )
        for stage in range(int(arrays["stages"].astype(np.int64)))
    )
