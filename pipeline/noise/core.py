"""Where a first guess sees the core of a page, and how far from it each block stands: columns for the second stage.

The core is the element whose blocks speak most for themselves; the run is the stretch of blocks that does. What follows
an article (comments, teasers, the next article) reads like content, but stands in other elements and after a gap.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.choose import expected_f1
from pipeline.noise.elements import Elements

Column = NDArray[np.float64]
_FAR = 40.0
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
    if elements.depths.any():
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
    count = len(guess)
    depths, flat, row = elements.depths, elements.numbers, elements.rows
    sums = np.bincount(flat, np.repeat(gain, depths))
    sums[np.bincount(flat) == 0] = -np.inf
    # Serial numbers grow in document order: of elements with the same blocks the innermost has the largest.
    core = int(np.flatnonzero(sums >= sums.max() - 1e-9)[-1])
    inside = np.bincount(row, flat == core, minlength=count) > 0
    first, last = np.flatnonzero(inside)[[0, -1]].tolist()
    begin = int(elements.starts[first])
    lineage = flat[begin : begin + int(depths[first])]
    depth = int(np.flatnonzero(lineage == core)[0]) + 1
    above = np.zeros(len(sums), np.bool_)
    above[lineage[:depth]] = True
    shared = np.bincount(row, above[flat], minlength=count)
    place = np.arange(count)
    same = elements.path_of
    said = np.bincount(same, spoken)
    most = np.zeros(len(said))
    np.maximum.at(most, same, guess)
    values = (
        inside.astype(np.float64),
        depth - shared,
        depths - shared,
        np.where(place < first, -1.0, np.where(place > last, 1.0, 0.0)),
        np.full(count, spoken[inside].sum() / max(1e-9, float(spoken.sum()))),
        (said / max(1e-9, float(said.max())))[same],
        most[same],
    )
    return dict(zip(_BY_MARKUP, values, strict=True))
