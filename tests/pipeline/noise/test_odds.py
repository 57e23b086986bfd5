"""Log-odds and the F1 to be expected, compiled, are what a few plain lines give."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.noise.scoring.odds import f1_of_beginnings, less_likely, mean_odds

FEW = settings(max_examples=60, derandomize=True)
LEAST = 1e-6
PROBABILITIES = st.lists(st.floats(0, 1), max_size=12).map(np.array)


def log_odds(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    bounded = np.clip(probability, LEAST, 1 - LEAST)
    return np.asarray(np.log(bounded / (1 - bounded)))


def logistic(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-odds)))


@FEW
@given(PROBABILITIES, st.integers(0, 2**32 - 1), st.floats(-8, 8))
def test_what_speaks_against_a_block_is_taken_from_its_log_odds(
    probability: NDArray[np.float64], seed: int, weight: float
) -> None:
    against = np.random.default_rng(seed).random(len(probability))
    expected = logistic(log_odds(probability) - weight * against)
    assert less_likely(probability, against, weight) == pytest.approx(expected)


@FEW
@given(PROBABILITIES)
def test_the_mean_of_a_probability_and_its_contrary_is_one_in_two(probability: NDArray[np.float64]) -> None:
    assert mean_odds(probability, 1 - probability) == pytest.approx(np.full(len(probability), 0.5))
    assert mean_odds(probability, probability) == pytest.approx(np.clip(probability, LEAST, 1 - LEAST))


def test_what_is_quite_sure_can_be_talked_out_of() -> None:
    assert less_likely(np.array([1.0]), np.array([20.0]))[0] < 0.01


@FEW
@given(PROBABILITIES, st.integers(0, 2**32 - 1))
def test_each_beginning_expects_the_f1_of_its_hits(probability: NDArray[np.float64], seed: int) -> None:
    draw = np.random.default_rng(seed)
    count = len(probability)
    weight, order = draw.random(count) + 0.1, draw.permutation(count)
    doubts, shares = np.array([-1.0, 0.0, 1.0]), np.array([0.25, 0.5, 0.25])
    expected = np.zeros(count)
    for doubt, share in zip(doubts, shares, strict=True):
        likely = logistic(1.2 * log_odds(probability) + doubt)[order]
        hits = np.cumsum(likely * weight[order])
        expected += share * 2 * hits / (np.cumsum(weight[order]) + (likely * weight[order]).sum())
    assert f1_of_beginnings(probability, weight, order, doubts, shares, 1.2) == pytest.approx(expected, abs=1e-6)


def test_rows_of_other_sizes_and_places_of_no_block_are_refused() -> None:
    one, two = np.ones(1), np.ones(2)
    for call in (
        lambda: less_likely(one, two),
        lambda: mean_odds(one, two),
        lambda: f1_of_beginnings(one, two, np.zeros(1, np.int64), one, one, 1.0),
        lambda: f1_of_beginnings(one, one, np.ones(1, np.int64), one, one, 1.0),
    ):
        with pytest.raises(ValueError, match=r"each|both|place"):
            call()
