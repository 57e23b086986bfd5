"""The compiled sums over rows, beside those of numpy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.language.shares import below_highest, best_of, clear_words, to_shares, undetermine


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


@settings(max_examples=100, derandomize=True)
@given(st.integers(0, 6), st.integers(1, 20), st.integers(0, 999))
def test_words_are_counted_and_rows_without_letters_undetermined_as_numpy_does(
    rows: int, columns: int, seed: int
) -> None:
    values, counts = table(rows, columns, seed) / 9, np.random.default_rng(seed).integers(0, 60, rows).astype(np.int32)
    undetermined = values.copy()
    undetermine(undetermined, counts, 12)
    values[counts < 12] = (*[0.0] * (columns - 1), 1.0)
    assert undetermined.tolist() == values.tolist()
    for first in {1, columns}:
        clear = values[:, :first].max(axis=1) >= np.float32(0.5)
        best, words = values[clear, :first].argmax(axis=1), np.minimum(counts[clear], 40)
        expected = np.bincount(best, weights=words, minlength=first).astype(np.float32)
        assert clear_words(values, counts, first, 0.5, 40).tolist() == expected.tolist()


def test_texts_that_are_not_as_many_as_rows_are_refused() -> None:
    with pytest.raises(ValueError, match="2 texts"):
        undetermine(table(3, 3, 0), np.zeros(2, np.int32), 1)
    for columns, texts in ((0, 3), (4, 3), (3, 2)):
        with pytest.raises(ValueError, match="columns"):
            clear_words(table(3, 3, 0), np.zeros(texts, np.int32), columns, 0.5, 1)


def test_a_table_without_columns_stays() -> None:
    empty = np.empty((3, 0), np.float32)
    to_shares(empty)
    below_highest(empty)
    assert empty.shape == (3, 0)


@pytest.mark.parametrize("columns", [-1, 0, 4])
def test_columns_that_are_not_there_are_refused(columns: int) -> None:
    with pytest.raises(ValueError, match="columns"):
        best_of(table(2, 3, 0), columns)
