"""Where a first guess sees the core of a page, and how far from it each block stands: columns for the second stage.

The core is the element whose blocks speak most for themselves; the run is the stretch of blocks that does. What follows
an article (comments, teasers, the next article) reads like content, but stands in other elements and after a gap.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.choose import expected_f1
from pipeline.noise.columns import Column, Columns
from pipeline.noise.elements import Elements
from pipeline.noise.elementsums import core_places
from pipeline.noise.groups import group_most, group_sums

_FAR = 40.0
_SLACK = 1e-9
"""Sums of the same blocks may differ by so much."""
_NAMES = ("expected_f1", "over", "doubt_since", "doubt_until", "core_run", "core_run_share")
_BY_MARKUP = ("core_in", "core_up", "core_down", "core_place", "core_share", "top_path", "path_most")


def add_core(columns: Columns, elements: Elements, guess: Column, weight: Column) -> None:
    """Add the columns. guess: the first stage's probability of each block. weight: what each counts."""
    count = len(guess)
    if not count:
        return
    best = expected_f1(guess, weight)
    threshold = best / 2
    gain = weight * (guess - threshold)
    sure = guess > max(0.3, threshold)
    doubt = weight * (1 - guess)
    first, last = _best_run(gain)
    place = np.arange(count)
    before, after = np.maximum(-_FAR, place - first), np.minimum(place - last, _FAR)
    spoken = guess * weight
    said = max(1e-9, float(spoken.sum()))
    own = columns.room(_NAMES)
    own[0], own[1] = best, guess - threshold
    own[2], own[3] = _doubt_since(sure, doubt), _doubt_since(sure[::-1], doubt[::-1])[::-1]
    own[4] = np.where(place < first, before, np.where(place > last, after, 0.0))
    own[5] = spoken[first : last + 1].sum() / said
    markup = columns.room(_BY_MARKUP)
    if not len(elements.numbers):
        markup[:] = np.nan
        return
    markup[:4] = core_places(elements.numbers, elements.starts, len(elements.first_met), gain, _SLACK)
    markup[4] = spoken[markup[0] > 0].sum() / said
    by_path = group_sums(elements.path_of, spoken)
    markup[5] = by_path / max(1e-9, float(by_path.max()))
    markup[6] = group_most(elements.path_of, guess)


def _doubt_since(sure: NDArray[np.bool_], doubt: Column) -> Column:
    """How much that is doubtful stands between a block and the last sure one (or the start), as a logarithm."""
    sums = np.cumsum(doubt)
    last = np.maximum.accumulate(np.where(sure, np.arange(len(sure)), -1))
    return np.log1p(np.maximum(0.0, sums - np.where(last >= 0, sums[last], 0.0)))


def _best_run(gain: Column) -> tuple[int, int]:
    """First and last place of the stretch with the largest sum (Kadane's algorithm)."""
    best, run, start = -np.inf, 0.0, 0
    found = (0, 0)
    for place, value in enumerate(gain.tolist()):
        if run <= 0:
            run, start = value, place
        else:
            run += value
        if run > best:
            best, found = run, (start, place)
    return found
