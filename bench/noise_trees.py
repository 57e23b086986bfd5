"""Train the block labeller's trees with LightGBM, and pack them as pipeline.noise.scoring.trees evaluates them."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing import get_context
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from bench.noise_examples import FOLDS, PROCESSES, Column, Rows
from pipeline.noise.scoring.trees import MOST_LEAVES, Trees

SETTINGS: dict[str, Any] = {
    "objective": "cross_entropy",
    "learning_rate": 0.1,
    "num_leaves": MOST_LEAVES - 1,
    "min_data_in_leaf": 30,
    "min_sum_hessian_in_leaf": 5,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "use_missing": False,
    "seed": 1,
    "deterministic": True,
    "force_col_wise": True,
    "num_threads": 1,
    "verbose": -1,
}


def train(
    table: NDArray[np.float32], rows: Rows, mask: NDArray[np.bool_], iterations: int, draws: int
) -> list[lightgbm.Booster]:
    """Ensembles over the masked rows that have a weight, alike but for the seed that chance is drawn from."""
    mask = mask & (rows.weight > 0)
    data = lightgbm.Dataset(table[mask], rows.target[mask], weight=rows.weight[mask], params=SETTINGS)
    return [lightgbm.train(SETTINGS | {"seed": 1 + draw}, data, iterations) for draw in range(draws)]


# What the processes of `cross_validate` and `train_stages` read; they are forked, so nothing is copied.
_shared: dict[str, Any] = {}


def cross_validate(table: NDArray[np.float32], rows: Rows, iterations: int, draws: int) -> Column:
    """Probabilities of every row from a model that has not seen its site: of the mean log-odds of some draws."""
    _shared.update(table=table, rows=rows, iterations=iterations, draws=draws)
    found = np.zeros(rows.count)
    with get_context("fork").Pool(PROCESSES) as pool:
        for fold, guess in enumerate(pool.imap(_fold, range(FOLDS))):
            found[rows.fold == fold] = guess
    _shared.clear()
    return found


def _fold(fold: int) -> Column:
    table, rows = _shared["table"], _shared["rows"]
    models = train(table, rows, rows.fold != fold, _shared["iterations"], _shared["draws"])
    asked = table[rows.fold == fold]
    odds = np.mean([model.predict(asked, raw_score=True, num_threads=1) for model in models], axis=0)
    return np.asarray(1 / (1 + np.exp(-odds)))


def train_stages(
    tables: Sequence[NDArray[np.float32]], rows: Rows, iterations: Sequence[int], draws: Sequence[int]
) -> list[list[lightgbm.Booster]]:
    """The ensembles of each table, over all rows that have a weight."""
    _shared.update(tables=tables, rows=rows, iterations=iterations, draws=draws)
    with get_context("fork").Pool(PROCESSES) as pool:
        models = pool.map(_stage, range(len(tables)), chunksize=1)
    _shared.clear()
    return models


def _stage(stage: int) -> list[lightgbm.Booster]:
    rows, everywhere = _shared["rows"], np.ones(_shared["rows"].count, np.bool_)
    return train(_shared["tables"][stage], rows, everywhere, _shared["iterations"][stage], _shared["draws"][stage])


def packed(models: Sequence[lightgbm.Booster], names: tuple[str, ...]) -> Trees:
    """The mean of some ensembles, as questions and masks of one; columns that no tree asks for are left out."""
    trees = [tree["tree_structure"] for model in models for tree in model.dump_model()["tree_info"]]
    asked = [_questions(tree) for tree in trees]
    used = sorted({feature for questions, _ in asked for feature, _, _ in questions})
    position = {feature: place for place, feature in enumerate(used)}
    features = np.zeros((len(trees), MOST_LEAVES - 1), np.int32)
    borders = np.full(features.shape, np.inf, np.float32)
    masks = np.full(features.shape, 0xFFFFFFFF, np.uint32)
    leaves = np.zeros((len(trees), MOST_LEAVES), np.float32)
    for number, (questions, values) in enumerate(asked):
        for place, (feature, border, mask) in enumerate(questions):
            features[number, place], borders[number, place], masks[number, place] = position[feature], border, mask
        leaves[number, : len(values)] = np.array(values) / len(models)
    return Trees(tuple(names[feature] for feature in used), features, borders, masks, leaves, 0.0)


def _questions(tree: dict[str, Any]) -> tuple[list[tuple[int, float, int]], list[float]]:
    """A tree's questions (feature, border, leaves that stay open where the feature is above it), and its leaves' values
    from left to right."""
    questions: list[tuple[int, float, int]] = []
    values: list[float] = []

    def walk(node: dict[str, Any]) -> None:
        if "leaf_value" in node:
            values.append(node["leaf_value"])
            return
        first = len(values)
        walk(node["left_child"])
        left = ((1 << len(values)) - 1) & ~((1 << first) - 1)
        questions.append((node["split_feature"], node["threshold"], 0xFFFFFFFF & ~left))
        walk(node["right_child"])

    walk(tree)
    return questions, values
