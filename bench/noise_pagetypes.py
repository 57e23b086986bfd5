"""Fit what tells a page's type: logistic regressions over the words that pages of the extraction sets show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench.noise_examples import FOLDS, Column, Rows
from pipeline.noise.evidence.pagetypes import TYPES, PageTypes, page_words

# A word must stand on so many sites.
SITES = 8
PENALTY = 8.0
STEPS = 60
_SMALLEST = 0.01
_LISTS = ("collection", "listing")


class TypedPages:
    """The words of every page, and its type where the set tells it."""

    def __init__(self, rows: Rows) -> None:
        self.examples = rows.examples
        self.shown = shown = [page_words(example.blocks, example.head) for example in rows.examples]
        sites: dict[str, set[str]] = {}
        for words, example in zip(shown, rows.examples, strict=True):
            for word in words:
                sites.setdefault(word, set()).add(example.page.site)
        self.names = sorted(word for word, where in sites.items() if len(where) >= SITES)
        place = {name: number for number, name in enumerate(self.names)}
        columns: list[int] = []
        starts = [0]
        for words in shown:
            columns += sorted(place[word] for word in words if word in place)
            starts.append(len(columns))
        shape = (len(shown), len(self.names))
        self.table = csr_matrix((np.ones(len(columns), np.float64), columns, starts), shape=shape)
        types = [_type_of(example.page.dataset, example.page.page_type) for example in rows.examples]
        self.typed = np.array([bool(kind) for kind in types])
        self.types = np.array(types)
        self.fold = np.array([example.fold for example in rows.examples])

    def fit(self, mask: NDArray[np.bool_]) -> PageTypes:
        """The weights of the masked pages whose type is known."""
        mask = mask & self.typed
        target = (self.types[mask][:, None] == np.array(TYPES)).astype(np.float64)
        found = _fit(self.table[mask], target).astype(np.float16).astype(np.float64)
        words = {
            name: tuple(row)
            for name, row in zip(self.names, found[:-1].tolist(), strict=True)
            if max(map(abs, row)) >= _SMALLEST
        }
        return PageTypes(words, tuple(found[-1].tolist()))

    def cross_fitted(self) -> list[dict[str, Column]]:
        """The columns of every page, by weights that have not seen its site."""
        models = [self.fit(self.fold != fold) for fold in range(FOLDS)]
        shown = zip(self.examples, self.shown, strict=True)
        return [models[example.fold].columns_of(words, len(example.blocks)) for example, words in shown]


def _type_of(dataset: str, kind: str) -> str:
    """One of TYPES, "other", or empty where the set does not say."""
    if dataset == "aeb":
        return "article"
    if dataset not in ("wcxb", "magic"):
        return ""
    return "list" if kind in _LISTS else kind if kind in TYPES else "other"


def _fit(table: csr_matrix, target: Column) -> Column:
    """A row of weights for each word and one for the biases, a column for each type; all types at once."""
    across = table.T.tocsr()
    shape = table.shape[1] + 1, target.shape[1]

    def loss(flat: Column) -> tuple[float, Column]:
        values = flat.reshape(shape)
        odds = table @ values[:-1] + values[-1]
        error = 1 / (1 + np.exp(-odds)) - target
        cost = (np.logaddexp(0, odds) - target * odds).sum() + PENALTY / 2 * (values[:-1] ** 2).sum()
        slope = np.vstack([across @ error + PENALTY * values[:-1], error.sum(axis=0)])
        return float(cost), slope.ravel()

    start = np.zeros(shape[0] * shape[1])
    result = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return np.asarray(result.x).reshape(shape)
