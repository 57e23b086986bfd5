# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""What stands around each row of a column: neighbours, windows, distances; compiled. `neighbours.pyi` tells what goes
in and out."""

from libc.stdint cimport uint8_t

import numpy as np


cdef void fill_shifted(const double *column, Py_ssize_t count, Py_ssize_t by, double fill, double *into) noexcept nogil:
    """Write a column as it is some rows further down (up, where negative), and something where there is no such row."""
    cdef Py_ssize_t row, start = min(count, max(0, -by)), end = max(start, min(count, count - by))
    for row in range(start):
        into[row] = fill
    for row in range(start, end):
        into[row] = column[row + by]
    for row in range(end, count):
        into[row] = fill


cdef void sum_up(const double *column, const double *weights, Py_ssize_t count, double *sums) noexcept nogil:
    """Write the sums of the rows before each one, and of all. weights: NULL where each row counts 1."""
    cdef Py_ssize_t row
    sums[0] = 0
    for row in range(count):
        sums[row + 1] = sums[row] + (column[row] if weights == NULL else column[row] * weights[row])


cdef void fill_means(
    const double *sums, const double *sizes, Py_ssize_t count, Py_ssize_t reach, double *into
) noexcept nogil:
    """Write the means over the rows up to `reach` away. sums, sizes: of `sum_up`; NULL where each row counts 1."""
    cdef Py_ssize_t row, start, end
    for row in range(count):
        start, end = max(0, row - reach), min(count, row + reach + 1)
        into[row] = (sums[end] - sums[start]) / (<double> (end - start) if sizes == NULL else sizes[end] - sizes[start])


cdef void fill_since(const uint8_t *flags, Py_ssize_t count, double most, double *into) noexcept nogil:
    """Write how many rows ago the last flag was set, 0 where one is, and never more than `most`."""
    cdef Py_ssize_t row
    cdef double since = most
    for row in range(count):
        since = 0 if flags[row] else min(since + 1, most)
        into[row] = since


cdef void fill_until(const uint8_t *flags, Py_ssize_t count, double most, double *into) noexcept nogil:
    """The same for the next flag."""
    cdef Py_ssize_t row
    cdef double until = most
    for row in range(count - 1, -1, -1):
        until = 0 if flags[row] else min(until + 1, most)
        into[row] = until


def distances(const uint8_t[::1] flags, double most):
    cdef Py_ssize_t count = flags.shape[0]
    since, until = np.empty(count), np.empty(count)
    cdef double[::1] back = since, ahead = until
    if count:
        fill_since(&flags[0], count, most, &back[0])
        fill_until(&flags[0], count, most, &ahead[0])
    return since, until
