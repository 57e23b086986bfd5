"""Which blocks to keep, given how likely each is content: the set with the highest expected F1 over words."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.scoring.odds import f1_of_beginnings

_SHARED_DOUBT = 1.0
"""How far, in log-odds, one standard deviation of what is doubtful about a whole page moves all its blocks; set on the
cross-validated pages (bench/noise_notes.md)."""
_DOUBTS = _SHARED_DOUBT * np.array([-(3.0**0.5), 0.0, 3.0**0.5])
_SHARES = np.array([1 / 6, 2 / 3, 1 / 6])
"""Gauss-Hermite quadrature with three nodes: places on a normal distribution, and what each stands for."""
_WIDENED = (1 + _SHARED_DOUBT**2 * np.pi / 8) ** 0.5
"""By so much log-odds grow, for their mean over the shared doubt to be what it was: the logistic function is nearly
that of a normal distribution (MacKay, "The evidence framework applied to classification networks", 1992)."""
_NO_DOUBT, _SURELY = np.zeros(1), np.ones(1)


def choose_blocks(probability: NDArray[np.float64], weight: NDArray[np.float64]) -> tuple[NDArray[np.bool_], float]:
    """Return True for the blocks to keep, and the F1 that they can expect.

    weight: what each block counts, in words. The best set is the most likely blocks down to a threshold (Lipton, Elkan
    and Narayanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014): a page that is hard to read
    is kept more generously. Blocks of a page are right or wrong together: where the comments count, all of them do. So
    the F1 of each set is its mean over a doubt that they share (the one-factor model of Vasicek, "The distribution of
    loan portfolio value", 2002, with logistic for normal distributions). Were each block doubtful for itself, a short
    article would be drowned by a long list beside it of which a quarter seems content.
    """
    keep = np.zeros(len(probability), np.bool_)
    if not len(probability):
        return keep, 0.0
    order = _best_first(probability)
    expected = f1_of_beginnings(probability, weight, order, _DOUBTS, _SHARES, _WIDENED)
    best = int(expected.argmax())
    keep[order[: best + 1]] = True
    return keep, float(expected[best])


def expected_f1(probability: NDArray[np.float64], weight: NDArray[np.float64]) -> float:
    """The highest F1 that a set of blocks can expect if each is doubtful for itself; 0 for a page without blocks."""
    if not len(probability):
        return 0.0
    order = _best_first(probability)
    return float(f1_of_beginnings(probability, weight, order, _NO_DOUBT, _SURELY, 1.0).max())


def _best_first(probability: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.argsort(-probability, kind="stable")


def fill_holes(
    keep: NDArray[np.bool_], may: NDArray[np.bool_], longest: int, *, open_end: bool = False
) -> NDArray[np.bool_]:
    """Keep what lies between kept blocks as well, where a gap is at most `longest` blocks and the block `may` stay.

    open_end: the page may end with its text: so few blocks behind the last kept one stay too, where all of them may.
    """
    places = np.flatnonzero(keep)
    filled = keep.copy()
    for before, after in pairwise(places.tolist()):
        if 1 < after - before <= longest + 1:
            filled[before:after] |= may[before:after]
    if open_end and places.size and len(keep) - 1 - places[-1] <= longest and may[places[-1] + 1 :].all():
        filled[places[-1] + 1 :] = True
    return filled
