"""Rows that are led through trees together end where a walk of each alone does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.noise.evidence.columns import Columns
from pipeline.noise.scoring.quickscorer import leaf_sums
from pipeline.noise.scoring.trees import ABSENT, MOST_LEAVES, Trees

BORDERS = (-3.5, 0.0, 0.5, 0.1, 7.0)
VALUES = st.sampled_from([*BORDERS, 1.0, -1.0, np.nan, np.inf, -np.inf, 0.1000001])


@dataclass(frozen=True)
class Node:
    """A question of a tree: the feature, its border, and what no and yes lead to; a leaf is its value."""

    feature: int
    border: float
    no: Node | float
    yes: Node | float


NODES = st.recursive(
    st.integers(-9, 9).map(float),
    lambda below: st.builds(Node, st.integers(0, 2), st.sampled_from(BORDERS), below, below),
    max_leaves=MOST_LEAVES,
)


def packed(roots: list[Node | float]) -> Trees:
    """The trees as the model's file has them."""
    shape = (len(roots), MOST_LEAVES - 1)
    features, borders = np.zeros(shape, np.int32), np.full(shape, np.inf, np.float32)
    masks, leaves = np.full(shape, 0xFFFFFFFF, np.uint32), np.zeros((len(roots), MOST_LEAVES), np.float32)
    for tree, root in enumerate(roots):
        questions = iter(range(MOST_LEAVES))

        def put(node: Node | float, leaf: int, tree: int = tree, questions: Iterator[int] = questions) -> int:
            if not isinstance(node, Node):
                leaves[tree, leaf] = node
                return leaf + 1
            place = next(questions)
            middle = put(node.no, leaf)
            features[tree, place], borders[tree, place] = node.feature, node.border
            masks[tree, place] = 0xFFFFFFFF & ~((1 << middle) - (1 << leaf))
            return put(node.yes, middle)

        put(root, 0)
    return Trees(("a", "b", "c"), features, borders, masks, leaves, bias=0.25)


def walk(node: Node | float, row: tuple[float, ...]) -> float:
    while isinstance(node, Node):
        value = np.float32(ABSENT if np.isnan(row[node.feature]) else row[node.feature])
        node = node.yes if value > np.float32(node.border) else node.no
    return node


@settings(max_examples=60, derandomize=True)
@given(
    st.lists(NODES, max_size=4), st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=9), st.sampled_from([1, 9, 31])
)
def test_each_row_ends_in_its_leaf(roots: list[Node | float], rows: list[tuple[float, ...]], times: int) -> None:
    rows = rows * times
    table = np.array(rows, np.float64).reshape(-1, 3).T
    sums = np.array([0.25 + sum(walk(root, row) for root in roots) for row in rows])
    found = packed(roots).probability(Columns.of(dict(zip("abc", table, strict=True))))
    assert found == pytest.approx(1 / (1 + np.exp(-sums)))


def test_a_column_that_is_not_there_is_refused() -> None:
    asked = (np.zeros(1, np.float32), np.ones(1, np.int32), np.zeros((0, 1), np.uint32))
    for places in ((0, 0), (3,), (-1,)):
        with pytest.raises(ValueError, match="a column"):
            leaf_sums(np.zeros((3, 5)), np.array(places, np.int32), ABSENT, *asked, np.zeros((0, 1), np.float32))
    with pytest.raises(ValueError, match="leaves for each tree"):
        leaf_sums(np.zeros((3, 5)), np.zeros(1, np.int32), ABSENT, *asked, np.zeros((1, 1), np.float32))
    with pytest.raises(ValueError, match="room for them"):
        leaf_sums(np.zeros((3, 5)), np.zeros(1, np.int32), ABSENT, *asked, np.zeros((0, 1), np.float32))


def test_more_questions_than_a_node_can_name_are_refused() -> None:
    shape = (3_000, MOST_LEAVES - 1)
    borders = np.arange(float(np.prod(shape))).reshape(shape).astype(np.float32)
    with pytest.raises(ValueError, match="more questions"):
        Trees(("a",), np.zeros(shape, np.int32), borders, np.zeros(shape, np.uint32), np.zeros(shape, np.float32), 0.0)
