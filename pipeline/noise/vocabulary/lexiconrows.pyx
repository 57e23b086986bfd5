# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""What the lexicon's sums say of the blocks around and of the page; compiled. `lexiconrows.pyi` tells what goes in and
out."""

from libc.stdint cimport int64_t

import numpy as np

ROWS = (
    "lexicon_near",
    "lexicon_far",
    "lexicon_text",
    "lexicon_path",
    "lexicon",
    "lexicon-2",
    "lexicon-1",
    "lexicon+1",
    "lexicon+2",
    "lexicon~2",
    "lexicon~6",
    "lexicon_text~4",
    "lexicon_page",
    "lexicon_most",
    "lexicon_rank",
)


cdef void fill_shifted(const double[::1] column, Py_ssize_t by, double[::1] into) noexcept nogil:
    cdef Py_ssize_t count = column.shape[0], row
    for row in range(count):
        into[row] = column[row + by] if 0 <= row + by < count else -1


cdef void fill_means(const double[::1] column, Py_ssize_t reach, double[::1] into) noexcept nogil:
    """The means over the rows up to `reach` away. The sums are exact: a row is added when it comes near, then taken."""
    cdef Py_ssize_t count = column.shape[0], row
    cdef double total = 0
    for row in range(min(reach, count)):
        total += column[row]
    for row in range(count):
        if row + reach < count:
            total += column[row + reach]
        if row > reach:
            total -= column[row - reach - 1]
        into[row] = total / (min(count, row + reach + 1) - max(0, row - reach))


def lexicon_rows(const double[::1] near, const double[::1] far, const double[::1] text, const int64_t[::1] lengths):
    cdef Py_ssize_t count = near.shape[0], row
    cdef double weight, weights = 0, weighted = 0, most
    if not far.shape[0] == text.shape[0] == lengths.shape[0] == count:
        raise ValueError("there is a number for each block")
    found = np.empty((len(ROWS), count))
    cdef double[:, ::1] rows = found
    cdef double[::1] whole = rows[4]
    for row in range(count):
        rows[0, row], rows[1, row], rows[2, row] = near[row], far[row], text[row]
        rows[3, row] = near[row] + far[row]
        whole[row] = near[row] + far[row] + text[row]
        weight = min(lengths[row] // 6 + 1, 60)
        weights += weight
        weighted += weight * whole[row]
        most = whole[row] if row == 0 else max(most, whole[row])
    fill_shifted(whole, -2, rows[5])
    fill_shifted(whole, -1, rows[6])
    fill_shifted(whole, 1, rows[7])
    fill_shifted(whole, 2, rows[8])
    fill_means(whole, 2, rows[9])
    fill_means(whole, 6, rows[10])
    fill_means(rows[2], 4, rows[11])
    cdef const int64_t[::1] order = np.argsort(found[4], kind="stable")
    for row in range(count):
        rows[12, row], rows[13, row] = weighted / weights, most
        rows[14, order[row]] = <double> row / max(1, count - 1)
    return found
