"""Boosted trees over a table of features, evaluated with numpy: no learning library is needed at run time.

Method: QuickScorer (Lucchese et al., "QuickScorer: a fast algorithm to rank documents with additive ensembles of
regression trees", SIGIR 2015). All questions of all trees are asked at once. A question that is answered with yes rules
out the leaves to its left; of the leaves that remain, the leftmost is the one that the tree ends in. Here the rows are
the bits: a question is asked once however many trees ask it, its answers for 64 rows are one number, and so is for
which of them a leaf is ruled out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

MOST_LEAVES = 32
"""A tree's leaves are the bits of one 32-bit number."""
ABSENT = -9.0
"""Stands for what a page cannot tell (NaN), in training and here; below every value that a feature takes."""

_MOST_ROWS = 1024
"""Rows that are worked out together: the answers of all questions for them stay in the processor's cache."""
_WORD = 64


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

    def probability(self, columns: Mapping[str, NDArray[np.float64]], count: int) -> NDArray[np.float64]:
        """Return, for each of `count` rows, the probability; `columns` holds a column for each of `names`."""
        asked = [columns[name] for name in self._asked]
        if count <= _MOST_ROWS:
            sums = self.bias + self._plan.sums(asked, count)
        else:
            sums = np.full(count, self.bias)
            for start in range(0, count, _MOST_ROWS):
                part = slice(start, min(count, start + _MOST_ROWS))
                sums[part] += self._plan.sums([column[part] for column in asked], part.stop - start)
        probabilities: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-sums))
        return probabilities


@dataclass(frozen=True, slots=True)
class _Plan:
    """An ensemble in the order in which it is evaluated.

    features: those that are asked about, in the order of how many different borders they have. groups: of those with
    equally many, the first, the last (exclusive), and their borders. questions: how many different ones there are.
    closers: for each n, the n-th question that rules out a leaf, for all leaves that have so many; leaves stand in the
    order of how many they have. places: where each leaf stands there, the first leaf of every tree before the second.
    leaves: their values, tree by tree. first: where each tree's begin.
    """

    features: tuple[int, ...]
    groups: tuple[tuple[int, int, NDArray[np.float32]], ...]
    questions: int
    closers: tuple[NDArray[np.int64], ...]
    places: NDArray[np.int64]
    leaves: NDArray[np.float64]
    first: NDArray[np.int64]

    @classmethod
    def of(cls, trees: Trees) -> _Plan:
        asked = np.flatnonzero(np.isfinite(trees.borders.ravel()))
        feature, border = trees.features.ravel()[asked], trees.borders.ravel()[asked]
        different = np.unique(np.column_stack([feature, border]), axis=0)
        size = np.bincount(different[:, 0].astype(np.int64), minlength=len(trees.names))[feature]
        questions, question = np.unique(np.column_stack([size, feature, border]), axis=0, return_inverse=True)
        features: list[int] = []
        groups = []
        for many in np.unique(size).tolist():
            _, owners, borders = questions[questions[:, 0] == many].T
            owners = owners[::many].astype(np.int64)
            first = len(features)
            features += owners.tolist()
            groups.append((first, len(features), borders.reshape(-1, many, 1).astype(np.float32)))
        closed = (trees.masks.ravel()[asked, None] >> np.arange(MOST_LEAVES, dtype=np.uint32)) & np.uint32(1) == 0
        by, leaf = np.nonzero(closed)
        count = len(trees.features)
        leaf = leaf * count + asked[by] // trees.features.shape[1]
        by = question.reshape(-1)[by]
        order = np.argsort(leaf, kind="stable")
        leaf, by = leaf[order], by[order]
        sizes = np.bincount(leaf, minlength=count * MOST_LEAVES)
        fullest = np.argsort(-sizes, kind="stable")
        begins = (np.cumsum(sizes) - sizes)[fullest]
        closers = tuple(by[begins[sizes[fullest] > place] + place] for place in range(int(sizes.max(initial=0))))
        return cls(
            features=tuple(features),
            groups=tuple(groups),
            questions=len(questions),
            closers=closers,
            places=np.argsort(fullest, kind="stable"),
            leaves=trees.leaves.ravel().astype(np.float64),
            first=(np.arange(count, dtype=np.int64) * trees.leaves.shape[1])[:, None],
        )

    def sums(self, columns: Sequence[NDArray[np.float64]], count: int) -> NDArray[np.float64]:
        """The sum of the trees' values for each row. columns: one for each of `features`."""
        width = -(-count // _WORD) * _WORD
        table = np.zeros((len(columns), width), np.float32)
        if columns:
            table[:, :count] = np.concatenate(columns).reshape(-1, count)
        np.copyto(table, ABSENT, where=np.isnan(table))
        np.copyto(table, ABSENT, where=np.isnan(table))
        answers = np.empty((self.questions, width), np.bool_)
        place = 0
        for first, last, borders in self.groups:
            there = answers[place : place + borders.size].reshape(last - first, -1, width)
            np.greater(table[first:last, None], borders, out=there)
            place += borders.size
        words = np.packbits(answers, axis=1).view(np.uint64)
        ruled_out = np.zeros((len(self.places), width // _WORD), np.uint64)
        for questions in self.closers:
            ruled_out[: len(questions)] |= words.take(questions, axis=0)
        # Bit by bit: are this leaf and all to its left ruled out? The number of leaves for which that is so is the
        # number of the leaf that the tree ends in. Such a row of bits falls from 1 to 0 once, so each binary digit
        # of its sum is the parity of every second, fourth, ... of them.
        shut = ruled_out.take(self.places, axis=0).reshape(MOST_LEAVES, len(self.first), -1)
        np.bitwise_and.accumulate(shut, axis=0, out=shut)
        leaf = np.zeros((len(self.first), width), np.uint8)
        for digit in range(MOST_LEAVES.bit_length() - 1):
            parity = np.bitwise_xor.reduce(shut[(1 << digit) - 1 :: 1 << digit], axis=0)
            leaf |= np.unpackbits(parity.view(np.uint8), axis=1) << np.uint8(digit)
        values: NDArray[np.float64] = self.leaves.take(leaf[:, :count] + self.first).sum(axis=0)
        return values


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
