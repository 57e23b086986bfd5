"""Columns of numbers, one a block; and keys as numbers."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]


def number_keys(keys: Iterable[Hashable]) -> NDArray[np.int64]:
    """Number the different keys in the order in which they come."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys], np.int64)
