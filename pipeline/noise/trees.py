"""Boosted trees over a table of features; no learning library is needed at run time.

Method: QuickScorer (Lucchese et al., "QuickScorer: a fast algorithm to rank documents with additive ensembles of
regression trees", SIGIR 2015). All questions of all trees are asked at once. A question that is answered with yes rules
out the leaves to its left; of the leaves that remain, the leftmost is the one that the tree ends in. Here the rows are
the bits: a question is asked once however many trees ask it, its answers for 64 rows are one number, and so is for
which of them a leaf is ruled out. The loop over them is compiled (`quickscorer.pyx`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.columns import Columns
from pipeline.noise.quickscorer import leaf_sums

MOST_LEAVES = 32
"""A tree's leaves are the bits of one 32-bit number."""
ABSENT = -9.0
"""Stands for what a page cannot tell (NaN), in training and here; below every value that a feature takes."""


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
    _plan: _Plan = field(init=False, repr=False, compare=False)
    _asked: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_plan", _Plan.of(self))
        object.__setattr__(self, "_asked", tuple(self.names[feature] for feature in self._plan.features))

    def probability(self, columns: Columns) -> NDArray[np.float64]:
        """Return the probability for each row; `columns` holds a column for each of `names`."""
        sums = self.bias + self._plan.sums(columns.table, columns.places(self._asked))
        probabilities: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-sums))
        return probabilities


@dataclass(frozen=True, slots=True)
class _Plan:
    """An ensemble in the order in which it is evaluated.

    features: those that are asked about. borders and the others: as `leaf_sums` takes them; each question stands there
    once, however many trees ask it.
    """

    features: tuple[int, ...]
    borders: NDArray[np.float32]
    border_ends: NDArray[np.int32]
    closers: NDArray[np.int32]
    closer_ends: NDArray[np.int32]
    leaves: NDArray[np.float64]

    @classmethod
    def of(cls, trees: Trees) -> _Plan:
        asked = np.flatnonzero(np.isfinite(trees.borders.ravel()))
        feature, border = trees.features.ravel()[asked], trees.borders.ravel()[asked]
        questions, question = np.unique(np.column_stack([feature, border]), axis=0, return_inverse=True)
        features, sizes = np.unique(questions[:, 0].astype(np.int64), return_counts=True)
        closed = (trees.masks.ravel()[asked, None] >> np.arange(MOST_LEAVES, dtype=np.uint32)) & np.uint32(1) == 0
        by, leaf = np.nonzero(closed)
        leaf = asked[by] // trees.features.shape[1] * MOST_LEAVES + leaf
        order = np.argsort(leaf, kind="stable")
        closers = np.bincount(leaf, minlength=trees.leaves.size)
        return cls(
            features=tuple(features.tolist()),
            borders=questions[:, 1].astype(np.float32),
            border_ends=np.cumsum(sizes).astype(np.int32),
            closers=question.reshape(-1)[by][order].astype(np.int32),
            closer_ends=np.concatenate(([0], np.cumsum(closers))).astype(np.int32),
            leaves=trees.leaves.astype(np.float64),
        )

    def sums(self, table: NDArray[np.float64], places: NDArray[np.int32]) -> NDArray[np.float64]:
        """The sum of the trees' values for each row. places: where each of `features` stands in the table."""
        return leaf_sums(
            table, places, ABSENT, self.borders, self.border_ends, self.closers, self.closer_ends, self.leaves
        )


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
