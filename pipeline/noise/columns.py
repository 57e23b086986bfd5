"""Columns of numbers, one a block, and what features ask of them: neighbours, windows, distances, numbered keys."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]


def shift(column: Column, by: int, fill: float = -1.0) -> Column:
    """The column of the block `by` places further down (up, where negative)."""
    shifted = np.full(len(column), fill)
    if by > 0:
        shifted[:-by] = column[by:]
    else:
        shifted[-by:] = column[:by]
    return shifted


def shifts(table: Column, by: int) -> Column:
    """`shift` for several columns at once: a row for each."""
    shifted = np.full(table.shape, -1.0)
    if by > 0:
        shifted[:, :-by] = table[:, by:]
    else:
        shifted[:, -by:] = table[:, :by]
    return shifted


def window(column: Column, reach: int) -> Column:
    """Mean over the blocks up to `reach` places away."""
    return np.asarray(windows([column], reach)[0])


def windows(columns: Sequence[Column], reach: int) -> Column:
    """The same for several columns at once: a row for each."""
    count = len(columns[0])
    sums = np.zeros((len(columns), count + 1))
    np.cumsum(columns, axis=1, out=sums[:, 1:])
    place = np.arange(count)
    start, end = np.maximum(0, place - reach), np.minimum(count, place + reach + 1)
    return np.asarray((sums[:, end] - sums[:, start]) / (end - start), np.float64)


def blocks_since(flags: NDArray[np.bool_]) -> Column:
    """How many blocks ago the last flagged block was; 0 on a flagged one, 200 before the first.

    flags: of one column, or a row for each of several.
    """
    place = np.arange(flags.shape[-1])
    last = np.maximum.accumulate(np.where(flags, place, -1_000_000), axis=-1)
    return np.minimum(place - last, 200).astype(np.float64)


def number_keys(keys: Iterable[Hashable]) -> NDArray[np.int64]:
    """Number the different keys in the order in which they come."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys], np.int64)
