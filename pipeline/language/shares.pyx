# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Small sums over the rows of a table; compiled. `shares.pyi` tells what goes in and out."""

from libc.stdint cimport int32_t

import numpy as np

cdef enum:
    LANES = 8


cdef float row_sum(const float *row, Py_ssize_t columns) noexcept:
    """The sum of a row. Eight lanes lose less to rounding than one sum does."""
    cdef float lanes[LANES]
    cdef float total = 0
    cdef Py_ssize_t column, lane, even = columns - columns % LANES
    if columns >= LANES:
        for lane in range(LANES):
            lanes[lane] = row[lane]
        for column in range(LANES, even):
            lanes[column % LANES] += row[column]
        total = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
    for column in range(even, columns):
        total += row[column]
    return total


cdef inline Py_ssize_t highest_of(const float *row, Py_ssize_t columns) noexcept:
    """The place of the highest value of a row, the first of several."""
    cdef Py_ssize_t column, best = 0
    for column in range(1, columns):
        if row[column] > row[best]:
            best = column
    return best


def below_highest(float[:, ::1] rows):
    cdef Py_ssize_t row, column, columns = rows.shape[1]
    cdef float highest
    if columns == 0:
        return
    for row in range(rows.shape[0]):
        highest = rows[row, highest_of(&rows[row, 0], columns)]
        for column in range(columns):
            rows[row, column] -= highest


def to_shares(float[:, ::1] rows):
    cdef Py_ssize_t row, column, columns = rows.shape[1]
    cdef float total
    if columns == 0:
        return
    for row in range(rows.shape[0]):
        total = row_sum(&rows[row, 0], columns)
        for column in range(columns):
            rows[row, column] /= total


def best_of(const float[:, ::1] rows, Py_ssize_t columns):
    cdef Py_ssize_t row, best
    if not 0 < columns <= rows.shape[1]:
        raise ValueError(f"{columns} of {rows.shape[1]} columns")
    places = np.empty(rows.shape[0], np.intp)
    values = np.empty(rows.shape[0], np.float32)
    cdef Py_ssize_t[::1] place_of = places
    cdef float[::1] value_of = values
    for row in range(rows.shape[0]):
        best = highest_of(&rows[row, 0], columns)
        place_of[row] = best
        value_of[row] = rows[row, best]
    return places, values


def undetermine(float[:, ::1] rows, const int32_t[::1] letters, int fewest):
    cdef Py_ssize_t row, column, last = rows.shape[1] - 1
    if letters.shape[0] != rows.shape[0]:
        raise ValueError(f"letters of {letters.shape[0]} texts, {rows.shape[0]} rows")
    for row in range(rows.shape[0]):
        if letters[row] < fewest:
            for column in range(last + 1):
                rows[row, column] = column == last


def clear_words(const float[:, ::1] rows, const int32_t[::1] counts, Py_ssize_t columns, float clear, int most):
    cdef Py_ssize_t row, best
    if not 0 < columns <= rows.shape[1] or counts.shape[0] != rows.shape[0]:
        raise ValueError(f"{columns} of {rows.shape[1]} columns, words of {counts.shape[0]} texts, {rows.shape[0]} rows")
    words = np.zeros(columns)
    cdef double[::1] words_of = words
    for row in range(rows.shape[0]):
        best = highest_of(&rows[row, 0], columns)
        if rows[row, best] >= clear:
            words_of[best] += min(counts[row], most)
    return words.astype(np.float32)
