"""The compiled sums over rows, beside those of numpy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.language.shares import below_highest, best_of, to_shares


def table(rows: int, columns: int, seed: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).integers(1, 9, (rows, columns)).astype(np.float32)


@settings(max_examples=100, derandomize=True)
@given(st.integers(0, 6), st.integers(1, 40), st.integers(0, 999))
def test_rows_are_summed_compared_and_ranked_as_numpy_does(rows: int, columns: int, seed: int) -> None:
    values = table(rows, columns, seed)
    shares, lowered = values.copy(), values.copy()
    to_shares(shares)
    below_highest(lowered)
    assert shares.tolist() == (values / values.sum(axis=1, keepdims=True)).tolist()
    assert lowered.tolist() == (values - values.max(axis=1, keepdims=True)).tolist()
    for first in {1, columns}:
        places, best = best_of(values, first)
        assert places.tolist() == values[:, :first].argmax(axis=1).tolist()
        assert best.tolist() == values[:, :first].max(axis=1).tolist()


def test_a_table_without_columns_stays() -> None:
    empty = np.empty((3, 0), np.float32)
    to_shares(empty)
    below_highest(empty)
    assert empty.shape == (3, 0)


@pytest.mark.parametrize("columns", [-1, 0, 4])
def test_columns_that_are_not_there_are_refused(columns: int) -> None:
    with pytest.raises(ValueError, match="columns"):
        best_of(table(2, 3, 0), columns)
