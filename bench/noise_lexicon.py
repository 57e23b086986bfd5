"""Fit the lexicon of the block labeller: a logistic regression over the words of class names and of short lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from bench.noise_examples import FOLDS, Example, Rows
from pipeline.noise.vocabulary.lexicon import FAMILIES, Lexicon, lexicon_columns, path_words
from pipeline.noise.vocabulary.linewords import text_words

# A word must stand on so many sites; text has many more words than class names.
SITES = {"near": 4, "far": 4, "text": 6}
PENALTY = 6.0
STEPS = 40
_SMALLEST = 0.02


class Words:
    """Which words each block shows, as one sparse table a family."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        shown: dict[str, list[Sequence[str]]] = {family: [] for family in FAMILIES}
        for example in rows.examples:
            for block in example.blocks:
                near, far = path_words(block.path)
                shown["near"].append(near)
                shown["far"].append(far)
                shown["text"].append(text_words(block.text))
        sites = [example.page.site for example in rows.examples for _ in example.blocks]
        self.names = {family: _common(shown[family], sites, SITES[family]) for family in FAMILIES}
        self.table = hstack([_table(shown[family], self.names[family]) for family in FAMILIES]).tocsr()

    def fit(self, mask: NDArray[np.bool_]) -> Lexicon:
        """The lexicon of the masked rows that have a weight."""
        mask = mask & (self.rows.weight > 0)
        table, target, weight = self.table[mask], self.rows.target[mask], self.rows.weight[mask]
        weight = weight / weight.mean()
        across = table.T.tocsr()

        def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            odds = table @ values[:-1] + values[-1]
            error = weight * (1 / (1 + np.exp(-odds)) - target)
            cost = (weight * (np.logaddexp(0, odds) - target * odds)).sum() + PENALTY / 2 * (values[:-1] ** 2).sum()
            return float(cost), np.concatenate([across @ error + PENALTY * values[:-1], [error.sum()]])

        found = minimize(loss, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
        tables = []
        start = 0
        for family in FAMILIES:
            names = self.names[family]
            values = found[start : start + len(names)].astype(np.float16).astype(np.float64)
            tables.append(
                {name: value for name, value in zip(names, values.tolist(), strict=True) if abs(value) >= _SMALLEST}
            )
            start += len(names)
        near, far, text = tables
        return Lexicon(near, far, text)

    def cross_fitted(self) -> list[dict[str, NDArray[np.float64]]]:
        """The columns of every page, by a lexicon that has not seen its site."""
        lexicons = [self.fit(self.rows.fold != fold) for fold in range(FOLDS)]
        return [columns_of(example, lexicons[example.fold]) for example in self.rows.examples]


def columns_of(example: Example, lexicon: Lexicon) -> dict[str, NDArray[np.float64]]:
    """What a lexicon says of a page."""
    return lexicon_columns(example.blocks, lexicon.sums(example.blocks))


def _common(shown: Sequence[Sequence[str]], sites: Sequence[str], least: int) -> list[str]:
    seen: dict[str, set[str]] = {}
    for words, site in zip(shown, sites, strict=True):
        for word in words:
            seen.setdefault(word, set()).add(site)
    counts = Counter({word: len(where) for word, where in seen.items()})
    return sorted(word for word, count in counts.items() if count >= least)


def _table(shown: Sequence[Sequence[str]], names: Sequence[str]) -> csr_matrix:
    place = {name: number for number, name in enumerate(names)}
    columns: list[int] = []
    starts = [0]
    for words in shown:
        columns += [place[word] for word in words if word in place]
        starts.append(len(columns))
    return csr_matrix((np.ones(len(columns), np.float32), columns, starts), shape=(len(shown), len(names)))
