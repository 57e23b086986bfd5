# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""What the rows of a group are like together; compiled. `groups.pyi` tells what goes in and out."""

from libc.stdint cimport int64_t

import numpy as np


cdef Py_ssize_t groups_in(const int64_t[::1] groups) noexcept:
    """How many groups there can be: one more than the largest number."""
    cdef Py_ssize_t row, most = -1
    for row in range(groups.shape[0]):
        most = max(most, groups[row])
    return most + 1


def renumbered(const int64_t[::1] groups):
    cdef Py_ssize_t row, known = 0
    found, new = np.full(groups.shape[0], -1, np.int64), np.full(groups_in(groups), -1, np.int64)
    cdef int64_t[::1] numbers = found, places = new
    for row in range(groups.shape[0]):
        if groups[row] < 0:
            continue
        if places[groups[row]] < 0:
            places[groups[row]] = known
            known += 1
        numbers[row] = places[groups[row]]
    return found, known


def group_sizes(const int64_t[::1] groups):
    cdef Py_ssize_t row
    found, counted = np.zeros(groups.shape[0]), np.zeros(groups_in(groups))
    cdef double[::1] own = found, sizes = counted
    for row in range(groups.shape[0]):
        if groups[row] >= 0:
            sizes[groups[row]] += 1
    for row in range(groups.shape[0]):
        if groups[row] >= 0:
            own[row] = sizes[groups[row]]
    return found


def group_means(const int64_t[::1] groups, const double[:, ::1] columns):
    cdef Py_ssize_t count = groups.shape[0], size = groups_in(groups), column, row
    if columns.shape[1] != count:
        raise ValueError("there is a group for each row")
    found = np.empty((columns.shape[0], count))
    cdef double[:, ::1] means = found
    summed, sized = np.zeros(size), np.zeros(size)
    cdef double[::1] sums = summed, sizes = sized
    for row in range(count):
        if groups[row] >= 0:
            sizes[groups[row]] += 1
    for column in range(columns.shape[0]):
        sums[:] = 0
        for row in range(count):
            if groups[row] >= 0:
                sums[groups[row]] += columns[column, row]
        for row in range(count):
            means[column, row] = sums[groups[row]] / sizes[groups[row]] if groups[row] >= 0 else -1.0
    return found
