# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The sums of an ensemble's leaves for every row of a table; compiled. `quickscorer.pyi` tells what goes in and out."""

from libc.math cimport INFINITY
from libc.stdint cimport int32_t, uint8_t, uint64_t
from libc.stdlib cimport free, malloc

import numpy as np

cdef enum:
    ROWS = 64  # are worked out together: they are the bits of one number


cdef extern from *:
    """
    #if defined(__GNUC__)
    #define LOWEST_BIT(bits) __builtin_ctzll(bits)
    #else
    static int LOWEST_BIT(unsigned long long bits) { int place = 0; while (!(bits >> place & 1)) place++; return place; }
    #endif
    """
    int LOWEST_BIT(uint64_t bits) noexcept nogil


cdef inline uint64_t above(const float *values, float border) noexcept nogil:
    """Which of 64 values are above a border, a bit each."""
    cdef uint8_t flags[ROWS]
    cdef uint64_t bits = 0
    cdef int place
    for place in range(ROWS):
        flags[place] = values[place] > border
    for place in range(ROWS // 8):
        # The product gathers the lowest bits of eight bytes in its topmost byte.
        bits |= (((<uint64_t *> flags)[place] * <uint64_t> 0x0102040810204080) >> 56) << (8 * place)
    return bits


def leaf_sums(
    const double[:, ::1] table,
    const int32_t[::1] places,
    double absent,
    const float[::1] borders,
    const int32_t[::1] border_ends,
    const int32_t[::1] closers,
    const int32_t[::1] closer_ends,
    const double[:, ::1] leaves,
):
    cdef Py_ssize_t count = table.shape[1], features = border_ends.shape[0], trees = leaves.shape[0], most = leaves.shape[1]
    cdef Py_ssize_t start, rows, row, feature, tree, leaf
    cdef int32_t question, closer
    cdef float values[ROWS]
    cdef float smallest, largest
    cdef double value
    cdef uint64_t alive, shut, reached
    if places.shape[0] != features or any(not 0 <= place < table.shape[0] for place in places):
        raise ValueError("there is a column for each feature")
    found = np.zeros(count)
    cdef double[::1] sums = found
    cdef uint64_t *answers = <uint64_t *> malloc(max(1, borders.shape[0]) * sizeof(uint64_t))
    if answers == NULL:
        raise MemoryError
    with nogil:
        start = 0
        while start < count:
            rows = min(<Py_ssize_t> ROWS, count - start)
            question = 0
            for feature in range(features):
                smallest, largest = INFINITY, -INFINITY
                for row in range(rows):
                    value = table[places[feature], start + row]
                    values[row] = <float> (value if value == value else absent)
                    smallest = min(smallest, values[row])
                    largest = max(largest, values[row])
                for row in range(rows, ROWS):
                    values[row] = smallest
                # A feature's borders grow. Where all rows stand on one side of one, nothing is left to compare.
                while question < border_ends[feature] and borders[question] < smallest:
                    answers[question] = ~(<uint64_t> 0)
                    question += 1
                while question < border_ends[feature] and borders[question] < largest:
                    answers[question] = above(values, borders[question])
                    question += 1
                while question < border_ends[feature]:
                    answers[question] = 0
                    question += 1
            closer = 0
            for tree in range(trees):
                # Rows that no leaf to the left has taken. Those that nothing rules out from a leaf end in it.
                alive = ~(<uint64_t> 0) >> (ROWS - rows)
                leaf = tree * most
                while alive:
                    shut = 0
                    for closer in range(closer_ends[leaf], closer_ends[leaf + 1]):
                        shut |= answers[closers[closer]]
                    reached = alive & ~shut
                    alive &= shut
                    value = leaves[tree, leaf - tree * most]
                    while reached:
                        sums[start + LOWEST_BIT(reached)] += value
                        reached &= reached - 1
                    leaf += 1
            start += ROWS
    free(answers)
    return found
