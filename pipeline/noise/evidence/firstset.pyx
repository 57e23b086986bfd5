# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Which of some columns is the first one that is set, row by row; compiled. `firstset.pyi` tells what goes in and out."""

from libc.stdint cimport int32_t, int64_t

import numpy as np


def first_set(const double[:, ::1] table, const int32_t[::1] places):
    cdef Py_ssize_t count = table.shape[1], row, rank
    for rank in range(places.shape[0]):
        if not 0 <= places[rank] < table.shape[0]:
            raise ValueError("a column stands in the table")
    found = np.full(count, places.shape[0], np.int64)
    cdef int64_t[::1] ranks = found
    # What weighs more overwrites what weighs less.
    for rank in range(places.shape[0] - 1, -1, -1):
        for row in range(count):
            ranks[row] = rank if table[places[rank], row] > 0 else ranks[row]
    return found
