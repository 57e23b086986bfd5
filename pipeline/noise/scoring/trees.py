"""Boosted trees over a table of features; no learning library is needed at run time.

Method: as in QuickScorer (Lucchese et al., "QuickScorer: a fast algorithm to rank documents with additive ensembles of
regression trees", SIGIR 2015), the questions of all trees are asked at once, feature by feature, each once however many
trees ask it. Here the rows are the bits: its answers for 64 rows are one number. Then these rows are led through the
trees together, node by node. The loop over them is compiled (`quickscorer.pyx`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.evidence.columns import Columns
from pipeline.noise.scoring.quickscorer import LEAF, leaf_sums

MOST_LEAVES = 32
"""A tree's leaves are the bits of one 32-bit number."""
_MOST_QUESTIONS = 1 << 16
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
    nodes: NDArray[np.uint32]
    leaves: NDArray[np.float32]

    @classmethod
    def of(cls, trees: Trees) -> _Plan:
        used = np.isfinite(trees.borders)
        feature, border = trees.features[used], trees.borders[used]
        questions, question = np.unique(np.column_stack([feature, border]), axis=0, return_inverse=True)
        if len(questions) > _MOST_QUESTIONS:
            raise ValueError("more questions than a node can name")
        features, sizes = np.unique(questions[:, 0].astype(np.int64), return_counts=True)
        asked = np.zeros(used.shape, np.int64)
        asked[used] = question.reshape(-1)
        nodes = np.zeros((len(used), max(1, used.shape[-1])), np.uint32)
        for tree, own in enumerate(used):
            grown = _grow(trees.masks[tree][own].tolist(), asked[tree][own].tolist())
            nodes[tree, : len(grown)] = grown
        return cls(
            features=tuple(features.tolist()),
            borders=questions[:, 1].astype(np.float32),
            border_ends=np.cumsum(sizes).astype(np.int32),
            nodes=nodes,
            leaves=np.ascontiguousarray(trees.leaves),
        )

    def sums(self, table: NDArray[np.float64], places: NDArray[np.int32]) -> NDArray[np.float64]:
        """The sum of the trees' values for each row. places: where each of `features` stands in the table."""
        return leaf_sums(table, places, ABSENT, self.borders, self.border_ends, self.nodes, self.leaves)


def _grow(masks: Sequence[int], questions: Sequence[int]) -> list[int]:
    """The nodes of a tree as `leaf_sums` takes them. masks, questions: of its questions.

    A question's yes rules out the leaves to its left, which a no leads to: of those that stand under one node, its own
    are the most.
    """
    ruled_out = {}
    for place, mask in enumerate(masks):
        leaves = ~mask & 0xFFFFFFFF
        ruled_out[place] = ((leaves & -leaves).bit_length() - 1, leaves.bit_length())
    nodes: list[int] = []

    def top(first: int, end: int) -> int:
        if end - first == 1:
            return LEAF + first
        # The one that begins where these leaves do and goes furthest.
        here = [place for place, (start, stop) in ruled_out.items() if start == first and stop < end]
        place = max(here, key=lambda one: ruled_out[one][1])
        node, middle = len(nodes), ruled_out.pop(place)[1]
        nodes.append(0)
        nodes[node] = questions[place] | top(first, middle) << 16 | top(middle, end) << 24
        return node

    root = top(0, len(ruled_out) + 1)
    # A tree that asks nothing has one leaf, whatever is answered.
    return nodes or [root << 16 | root << 24]


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
