"""Columns of numbers, one a block, side by side in one table; and keys as numbers."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
_ROOM = 384
"""As many columns as a page has, and some: the table grows where more come."""
_DIGITS, _DOUBT = 1e4, 1e-6


class Columns(Mapping[str, Column]):
    """Columns by name. They lie in one table, a row each, as the trees read them: none is copied to be asked about."""

    def __init__(self, count: int) -> None:
        """count: how many numbers a column has."""
        self._table = np.empty((_ROOM, count))
        self._places: dict[str, int] = {}

    @classmethod
    def of(cls, columns: Mapping[str, Column]) -> Columns:
        """A table of some columns of the same length."""
        table = cls(len(next(iter(columns.values()), ())))
        table.update(columns)
        return table

    @property
    def table(self) -> Column:
        """The numbers, a row for each column."""
        return self._table

    def room(self, names: Sequence[str]) -> Column:
        """Room for some new columns, a row each; to be filled before the next ones come. Raises ValueError for a name
        that is there already."""
        start = len(self._places)
        end = start + len(names)
        self._places.update(zip(names, range(start, end), strict=True))
        if len(self._places) < end:
            raise ValueError("a column has a name of its own")
        while end > len(self._table):
            self._table = np.concatenate([self._table, np.empty_like(self._table)])
        return self._table[start:end]

    def update(self, columns: Mapping[str, Column]) -> None:
        """Add some columns."""
        room = self.room(tuple(columns))
        for place, column in enumerate(columns.values()):
            room[place] = column

    def places(self, names: Sequence[str]) -> NDArray[np.int32]:
        """The rows of some columns."""
        return np.fromiter(map(self._places.__getitem__, names), np.int32, len(names))

    def together(self, names: Sequence[str]) -> Column:
        """A copy of some columns, a row each."""
        return np.asarray(self._table[self.places(names)])

    def __getitem__(self, name: str) -> Column:
        column: Column = self._table[self._places[name]]
        return column

    def __setitem__(self, name: str, column: Column) -> None:
        """Set a column, an old one or a new one."""
        row = self[name] if name in self._places else self.room((name,))[0]
        row[:] = column

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def number_keys(keys: Iterable[Hashable]) -> NDArray[np.int64]:
    """Number the different keys in the order in which they come."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys], np.int64)


def rounded(shares: Column) -> list[float]:
    """Shares with four digits behind the point, as `round` gives them; all at once, which costs a tenth."""
    scaled = shares * _DIGITS
    whole = np.rint(scaled)
    found: list[float] = (whole / _DIGITS).tolist()
    # Close to the middle between two the product, which is rounded itself, does not say which is nearer.
    for place in np.flatnonzero(np.abs(scaled - whole) > 0.5 - _DOUBT).tolist():
        found[place] = round(float(shares[place]), 4)
    return found
