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

    def rows_of(self, words: Sequence[str]) -> tuple[Rows, Rows]:
        """Rows of the n-grams of some words, word after word, and where each word's begin.

        Edges count as letters of a word: give each with its marks. An n-gram that the table does not have has no row,
        nor has one that would reach over a word's end, nor an edge alone; but each word has one row at least, which is
        0 where nothing is known of it.
        """
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        codes = _codes("".join(words))
        ends = np.cumsum(lengths)
        left = np.repeat(ends, lengths) - np.arange(len(codes))
        keys = np.zeros((len(codes), LONGEST), np.uint64)
        key = codes.copy()
        keys[:, 0] = key
        for place in range(1, LONGEST):
            key = key[:-1] | codes[place:] << (_BITS * np.uint64(place))
            keys[: len(key), place] = key
        whole = left[:, None] > np.arange(LONGEST)
        whole[ends - lengths, 0] = whole[ends - 1, 0] = False
        rows = np.zeros(keys.shape, np.int64)
        rows[whole] = self._find(keys[whole])
        known = rows != 0
        known[ends - lengths, 0] = True
        counts = np.add.reduceat(known.sum(axis=1), ends - lengths)
        return rows[known], np.cumsum(counts) - counts

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
