"""Where a first guess sees the core of a page, and how far from it each block stands: columns for the second stage.

The core is the element whose blocks speak most for themselves; the run is the stretch of blocks that does. What follows
an article (comments, teasers, the next article) reads like content, but stands in other elements and after a gap.
"""

from __future__ import annotations

import numpy as np

from pipeline.noise.choose import expected_f1
from pipeline.noise.columns import Column, Columns
from pipeline.noise.elements import Elements
from pipeline.noise.elementsums import core_places
from pipeline.noise.groups import group_most, group_sums
from pipeline.noise.neighbours import best_run, sums_between

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
    first, last = best_run(gain)
    place = np.arange(float(count))
    spoken = guess * weight
    said = max(1e-9, float(spoken.sum()))
    own = columns.room(_NAMES)
    own[0], own[1] = best, guess - threshold
    # What is doubtful between a block and the last sure one, or the next, or the page's end.
    own[2:4] = np.log1p(sums_between(sure.view(np.uint8), doubt))
    own[4] = np.clip(np.minimum(place - first, 0) + np.maximum(place - last, 0), -_FAR, _FAR)
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
