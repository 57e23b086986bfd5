# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""What stands around each row of some columns: neighbours, windows, distances, runs; compiled. `neighbours.pyi` tells
what goes in and out."""

from libc.math cimport INFINITY
from libc.stdint cimport int64_t, uint8_t

import numpy as np


def shifts(const double[:, ::1] columns, tuple offsets not None, double fill):
    cdef Py_ssize_t count = columns.shape[1], by, column, row, place = 0, source
    found = np.empty((len(offsets) * columns.shape[0], count))
    cdef double[:, ::1] shifted = found
    for by in offsets:
        for column in range(columns.shape[0]):
            for row in range(count):
                source = row + by
                shifted[place, row] = columns[column, source] if 0 <= source < count else fill
            place += 1
    return found


def window_means(const double[:, ::1] columns, tuple reaches not None, const double[::1] weights=None):
    cdef Py_ssize_t count = columns.shape[1], reach, column, row, place, start, end, wanted
    cdef bint weighted = weights is not None
    if weighted and weights.shape[0] != count:
        raise ValueError("there is a weight for each row")
    found = np.empty((len(reaches) * columns.shape[0], count))
    summed, sized = np.empty(count + 1), np.empty(count + 1)
    cdef double[:, ::1] means = found
    cdef double[::1] sums = summed, sizes = sized
    sizes[0] = 0
    for row in range(count):
        sizes[row + 1] = sizes[row] + (weights[row] if weighted else 1.0)
    for column in range(columns.shape[0]):
        sums[0] = 0
        for row in range(count):
            sums[row + 1] = sums[row] + columns[column, row] * (weights[row] if weighted else 1.0)
        for wanted in range(len(reaches)):
            reach = reaches[wanted]
            place = wanted * columns.shape[0] + column
            for row in range(count):
                start, end = max(0, row - reach), min(count, row + reach + 1)
                means[place, row] = (sums[end] - sums[start]) / (sizes[end] - sizes[start])
    return found


def distances(const uint8_t[:, ::1] flags, double most):
    cdef Py_ssize_t count = flags.shape[1], column, row
    cdef double since
    before, behind = np.empty((flags.shape[0], count)), np.empty((flags.shape[0], count))
    cdef double[:, ::1] back = before, ahead = behind
    for column in range(flags.shape[0]):
        since = most
        for row in range(count):
            since = 0 if flags[column, row] else min(since + 1, most)
            back[column, row] = since
        since = most
        for row in range(count - 1, -1, -1):
            since = 0 if flags[column, row] else min(since + 1, most)
            ahead[column, row] = since
    return before, behind


def runs(const uint8_t[::1] flags):
    cdef Py_ssize_t count = flags.shape[0], row, first = 0, other
    cdef int64_t run = -1
    found = np.empty(count, np.int64), np.empty(count), np.empty(count)
    cdef int64_t[::1] of
    cdef double[::1] place, left
    of, place, left = found
    for row in range(count):
        if row == 0 or (flags[row] != 0) != (flags[row - 1] != 0):
            first = row
            run += 1
        of[row], place[row] = run, row - first
    for row in range(count - 1, -1, -1):
        left[row] = left[row + 1] + 1 if row + 1 < count and of[row + 1] == of[row] else 0
    return found


def sums_between(const uint8_t[::1] flags, const double[::1] column):
    cdef Py_ssize_t count = column.shape[0], row
    cdef double sum = 0, last = 0
    if flags.shape[0] != count:
        raise ValueError("there is a flag for each row")
    found = np.empty((2, count))
    cdef double[:, ::1] sums = found
    for row in range(count):
        sum += column[row]
        last = sum if flags[row] else last
        sums[0, row] = max(0.0, sum - last)
    sum = last = 0
    for row in range(count - 1, -1, -1):
        sum += column[row]
        last = sum if flags[row] else last
        sums[1, row] = max(0.0, sum - last)
    return found


def best_run(const double[::1] column):
    cdef Py_ssize_t row, start = 0, first = 0, last = 0
    cdef double best = -INFINITY, run = 0
    # Kadane's algorithm.
    for row in range(column.shape[0]):
        if run <= 0:
            run, start = column[row], row
        else:
            run += column[row]
        if run > best:
            best, first, last = run, start, row
    return first, last
