"""Rows of n-grams, looked up for all letters of many words at once.

An n-gram of up to five letters below U+0FFF fits into 60 bits, so a table of numbers holds them without loss, and
numpy finds the rows of thousands of n-grams in the time in which Python cuts a hundred strings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

LONGEST: Final = 5
"""Letters of the longest n-gram that the table holds."""

_BITS = np.uint64(12)
_OTHER = (1 << 12) - 1
"""Stands for every letter beyond the table's; no n-gram of the table has it."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""Knuth, "The Art of Computer Programming" 3, 6.4: multiples of the golden ratio spread keys evenly."""

Keys = NDArray[np.uint64]
Rows = NDArray[np.int64]


class NgramTable:
    """Which row an n-gram has: open addressing with linear probing, at most half full."""

    def __init__(self, ngrams: Sequence[str], rows: Rows) -> None:
        """ngrams: of one to five letters each, all different, none with a letter above U+0FFE. rows: their rows."""
        lengths = np.fromiter(map(len, ngrams), np.int64, len(ngrams))
        codes = _codes("".join(ngrams))
        starts = np.cumsum(lengths) - lengths
        keys = np.zeros(len(ngrams), np.uint64)
        for place in range(LONGEST):
            has = np.flatnonzero(lengths > place)
            keys[has] |= codes[starts[has] + place] << (_BITS * np.uint64(place))
        bits = max(4, (2 * len(ngrams)).bit_length())
        self._shift = np.uint64(64 - bits)
        self._mask = (1 << bits) - 1
        self._keys = np.zeros(1 << bits, np.uint64)
        self._rows = np.zeros(1 << bits, np.int64)
        waiting, slots = np.arange(len(keys)), self._home(keys)
        while len(waiting):
            free = self._keys[slots] == 0
            self._keys[slots[free]] = keys[waiting[free]]
            placed = self._keys[slots] == keys[waiting]
            self._rows[slots[placed]] = rows[waiting[placed]]
            waiting, slots = waiting[~placed], (slots[~placed] + 1) & self._mask

    def rows_of(self, words: Sequence[str]) -> Rows:
        """Rows of the n-grams of some words: one row a length, one column a letter, at which the n-gram begins.

        Edges count as letters of a word: give each with its marks. 0 stands for n-grams that the table does not have,
        for those that would reach over a word's end, and for its edges alone.
        """
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        codes = _codes("".join(words))
        ends = np.cumsum(lengths)
        left = np.repeat(ends, lengths) - np.arange(len(codes))
        found = np.zeros((LONGEST, len(codes)), np.int64)
        keys = np.zeros(len(codes), np.uint64)
        for place in range(LONGEST):
            keys[: max(0, len(codes) - place)] |= codes[place:] << (_BITS * np.uint64(place))
            whole = np.flatnonzero(left > place)
            found[place, whole] = self._find(keys[whole])
        found[0, ends - lengths] = found[0, ends - 1] = 0
        return found

    def _find(self, keys: Keys) -> Rows:
        slots = self._home(keys)
        there = self._keys[slots]
        rows = np.where(there == keys, self._rows[slots], 0)
        waiting = np.flatnonzero((there != keys) & (there != 0))
        slots = slots[waiting]
        while len(waiting):
            slots = (slots + 1) & self._mask
            there = self._keys[slots]
            hit = there == keys[waiting]
            rows[waiting[hit]] = self._rows[slots[hit]]
            on = (there != 0) & ~hit
            waiting, slots = waiting[on], slots[on]
        return rows

    def _home(self, keys: Keys) -> Rows:
        return ((keys * _SPREAD) >> self._shift).astype(np.int64)


def _codes(letters: str) -> Keys:
    codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.minimum(codes, _OTHER).astype(np.uint64)
