"""Boosted oblivious trees over a table of features, evaluated with numpy: no learning library is needed at run time.

An oblivious tree asks the same question at every node of a level, so that a leaf's number is the answers' bits
(Kohavi and Li, "Oblivious decision trees, graphs, and top-down pruning", 1995; the form that CatBoost trains).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

_MOST_CELLS = 4_000_000
_BYTE = 8


@dataclass(frozen=True, slots=True)
class Trees:
    """One ensemble.

    names: the columns it asks for. features, borders: (trees, levels). leaves: (trees, 2**levels). bias: added to all.
    """

    names: tuple[str, ...]
    features: NDArray[np.int32]
    borders: NDArray[np.float32]
    leaves: NDArray[np.float32]
    bias: float

    def probability(self, columns: Mapping[str, NDArray[np.float64]], count: int) -> NDArray[np.float64]:
        """Return, for each of `count` rows, the probability; `columns` holds a column for each of `names`."""
        table = np.empty((len(self.names), count), np.float32)
        for place, name in enumerate(self.names):
            table[place] = columns[name]
        trees, levels = self.features.shape
        sums = np.full(count, self.bias)
        step = max(1, _MOST_CELLS // max(1, trees * levels))
        # The last level first: doubling what is there makes room for the bit of the level before.
        features = self.features.T[::-1].ravel()
        borders = self.borders.T[::-1].reshape(-1, 1)
        leaves = self.leaves.ravel().astype(np.float64)
        first = (np.arange(trees, dtype=np.int64) << levels)[:, None]
        for start in range(0, count, step):
            part = table[:, start : start + step]
            answers = (part.take(features, axis=0) > borders).view(np.uint8).reshape(levels, trees, part.shape[1])
            leaf = answers[0].astype(np.uint8 if levels <= _BYTE else np.uint16)
            for answer in answers[1:]:
                leaf += leaf
                leaf |= answer
            sums[start : start + step] += leaves.take(leaf + first).sum(axis=0)
        probabilities: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-sums))
        return probabilities


@cache
def load_trees() -> tuple[Trees, ...]:
    """The ensembles of `model.npz`, which `python -m bench.train_noise` writes: one a stage, in their order."""
    with as_file(files("pipeline.noise").joinpath("model.npz")) as path, np.load(path, allow_pickle=False) as data:
        return tuple(
            Trees(
                names=tuple(str(name) for name in data[f"names{stage}"]),
                features=data[f"features{stage}"].astype(np.int32),
                borders=data[f"borders{stage}"],
                leaves=data[f"leaves{stage}"].astype(np.float32),
                bias=float(data[f"bias{stage}"]),
            )
            for stage in range(int(data["stages"]))
        )


def pack_trees(stages: Sequence[Trees]) -> dict[str, NDArray[np.generic]]:
    """The arrays of `model.npz` for some ensembles."""
    arrays: dict[str, NDArray[np.generic]] = {"stages": np.array(len(stages))}
    for stage, trees in enumerate(stages):
        arrays |= {
            f"names{stage}": np.array(trees.names),
            f"features{stage}": trees.features.astype(np.int16),
            f"borders{stage}": trees.borders.astype(np.float32),
            f"leaves{stage}": trees.leaves.astype(np.float16),
            f"bias{stage}": np.array(trees.bias),
        }
    return arrays
