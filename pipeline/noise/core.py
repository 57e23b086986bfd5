"""Where a first guess sees the core of a page, and how far from it each block stands: columns for the second stage.

The core is the element whose blocks speak most for themselves; the run is the stretch of blocks that does. What follows
an article (comments, teasers, the next article) reads like content, but stands in other elements and after a gap.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.choose import expected_f1
from pipeline.noise.elements import Elements
from pipeline.noise.elementsums import core_places
from pipeline.noise.groups import group_most, group_sums

Column = NDArray[np.float64]
_FAR = 40.0
_SLACK = 1e-9
"""Sums of the same blocks may differ by so much."""
_BY_MARKUP = ("core_in", "core_up", "core_down", "core_place", "core_share", "top_path", "path_most")


def core_columns(elements: Elements, guess: Column, weight: Column) -> dict[str, Column]:
    """Return the columns, by name. guess: the first stage's probability of each block. weight: what each counts."""
    count = len(guess)
    if not count:
        return {}
    best = expected_f1(guess, weight)
    threshold = best / 2
    gain = weight * (guess - threshold)
    columns = {"expected_f1": np.full(count, best), "over": guess - threshold}
    sure = guess > max(0.3, threshold)
    doubt = weight * (1 - guess)
    columns["doubt_since"] = _doubt_since(sure, doubt)
    columns["doubt_until"] = _doubt_since(sure[::-1], doubt[::-1])[::-1]
    first, last = _best_run(gain)
    place = np.arange(count)
    before, after = np.maximum(-_FAR, place - first), np.minimum(place - last, _FAR)
    columns["core_run"] = np.where(place < first, before, np.where(place > last, after, 0.0))
    spoken = guess * weight
    columns["core_run_share"] = np.full(count, spoken[first : last + 1].sum() / max(1e-9, float(spoken.sum())))
    if len(elements.numbers):
        columns |= _markup_columns(elements, guess, gain, spoken)
    else:
        columns |= {name: np.full(count, np.nan) for name in _BY_MARKUP}
    return columns


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


def _markup_columns(elements: Elements, guess: Column, gain: Column, spoken: Column) -> dict[str, Column]:
    inside, up, down, place = core_places(elements.numbers, elements.starts, len(elements.first_met), gain, _SLACK)
    share = spoken[inside > 0].sum() / max(1e-9, float(spoken.sum()))
    said = group_sums(elements.path_of, spoken)
    most = group_most(elements.path_of, guess)
    top = said / max(1e-9, float(said.max()))
    return dict(zip(_BY_MARKUP, (inside, up, down, place, np.full(len(guess), share), top, most), strict=True))
