"""Where a first guess sees the core of a page, and how far from it each block stands: columns for the second stage.

The core is the element whose blocks speak most for themselves; the run is the stretch of blocks that does. What follows
an article (comments, teasers, the next article) reads like content, but stands in other elements and after a gap.
"""

from __future__ import annotations

import numpy as np

from pipeline.noise.evidence.columns import Column, Columns
from pipeline.noise.evidence.guesscolumns import CORE, core_columns, path_columns
from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.elementsums import core_places
from pipeline.noise.scoring.choose import expected_f1

_SLACK = 1e-9
"""Sums of the same blocks may differ by so much."""
_BY_MARKUP = ("core_in", "core_up", "core_down", "core_place", "core_share", "top_path", "path_most")


def add_core(columns: Columns, elements: Elements, guess: Column, weight: Column) -> None:
    """Add the columns. guess: the first stage's probability of each block. weight: what each counts."""
    if not len(guess):
        return
    best = expected_f1(guess, weight)
    gain = weight * (guess - best / 2)
    core_columns(guess, weight, gain, best, columns.room(CORE))
    markup = columns.room(_BY_MARKUP)
    if not len(elements.numbers):
        markup[:] = np.nan
        return
    markup[:4] = core_places(elements.numbers, elements.starts, len(elements.first_met), gain, _SLACK)
    path_columns(guess, weight, markup[0], elements.path_of, markup[4:])
