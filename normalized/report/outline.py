"""Outlines of the countries of the world, for maps: Natural Earth 1:50m, public domain. Made by `build_outline`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

FILE = Path(__file__).with_name("outline.npz")

STEPS = 50
"""Positions are stored in this many steps a degree."""

Ring = np.ndarray[Any, np.dtype[np.float64]]
"""Positions of one outline, degrees east and north, one row a point; the last is the first."""


@cache
def outlines() -> tuple[Ring, ...]:
    """Every outline."""
    with np.load(FILE) as packed:
        points = packed["points"].astype(np.float64) / STEPS
        ends = packed["ends"]
    return tuple(np.split(points, ends[:-1]))
