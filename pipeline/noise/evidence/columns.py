"""Columns of numbers, one a block, side by side in one table; and keys as numbers."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
_ROOM = 384
"""As many columns as a page has, and some: the table grows where more come."""
_REMEMBERED = 16
"""So many ways in which a table goes on are remembered; a page takes one, the training a few."""
_DIGITS, _DOUBT = 1e4, 1e-6


class _Layout:
    """Which row each column of a table has. All pages get the same columns in the same order: what is known of the
    tables that some names lead to is kept."""

    def __init__(self, places: dict[str, int]) -> None:
        self.places = places
        self._longer: dict[tuple[str, ...], _Layout] = {}
        self._rows: dict[tuple[str, ...], NDArray[np.int32]] = {}

    def with_names(self, names: tuple[str, ...]) -> _Layout:
        """The layout that has these names too, in the rows behind. Raises ValueError for a name that is there."""
        longer = self._longer.get(names)
        if longer is None:
            start = len(self.places)
            places = self.places | dict(zip(names, range(start, start + len(names)), strict=True))
            if len(places) < start + len(names):
                raise ValueError("a column has a name of its own")
            longer = _Layout(places)
            if len(self._longer) < _REMEMBERED:
                self._longer[names] = longer
        return longer

    def rows(self, names: tuple[str, ...]) -> NDArray[np.int32]:
        """The rows of some columns; not to be written to."""
        rows = self._rows.get(names)
        if rows is None:
            rows = np.fromiter(map(self.places.__getitem__, names), np.int32, len(names))
            if len(self._rows) < _REMEMBERED:
                self._rows[names] = rows
        return rows


_EMPTY = _Layout({})


class Columns(Mapping[str, Column]):
    """Columns by name. They lie in one table, a row each, as the trees read them: none is copied to be asked about."""

    def __init__(self, count: int) -> None:
        """count: how many numbers a column has."""
        self._table = np.empty((_ROOM, count))
        self._layout = _EMPTY

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
        start = len(self._layout.places)
        self._layout = self._layout.with_names(tuple(names))
        end = start + len(names)
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
        return self._layout.rows(tuple(names))

    def together(self, names: Sequence[str]) -> Column:
        """A copy of some columns, a row each."""
        return np.asarray(self._table[self.places(names)])

    def __getitem__(self, name: str) -> Column:
        column: Column = self._table[self._layout.places[name]]
        return column

    def __setitem__(self, name: str, column: Column) -> None:
        """Set a column, an old one or a new one."""
        row = self[name] if name in self._layout.places else self.room((name,))[0]
        row[:] = column

    def __iter__(self) -> Iterator[str]:
        return iter(self._layout.places)

    def __len__(self) -> int:
        return len(self._layout.places)


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
