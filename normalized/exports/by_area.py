"""Reading several queries side by side, city after city, without holding any of them in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Rows = list[tuple[Any, ...]]


class Follower:
    """Rows sorted by their first value, handed out group by group."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def rows_of(self, key: str) -> Rows:
        """The rows of that key, without it; keys are asked in rising order."""
        found = []
        while self._next is not None and self._next[0] <= key:
            if self._next[0] == key:
                found.append(self._next[1:])
            self._next = next(self._rows, None)
        return found
