"""Stretches of a text that are spoken for, asked in logarithmic time: a hostile page has thousands in one block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Occupied:
    """Spans of one block as (start, end), end exclusive; those that touch or overlap count as one."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def overlaps(self, start: int, end: int) -> bool:
        """True where any of [start, end) is spoken for."""
        index = bisect_right(self._ends, start)
        return index < len(self._starts) and self._starts[index] < end


NOTHING = Occupied()
"""Of a block in which nothing was found before."""
