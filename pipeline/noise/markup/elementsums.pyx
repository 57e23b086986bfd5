# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""Sums over the elements around each block: how large, how linked, how wordy they are, and which is the core of the
page; compiled. `elementsums.pyi` tells what goes in and out."""

from libc.math cimport INFINITY, NAN, log1p
from libc.stdint cimport int32_t, int64_t, uint8_t

import numpy as np

cdef double LINKED = 0.5  # a title has a smaller share of its characters in links



def container_columns(
    const int32_t[::1] numbers,
    const int64_t[::1] starts,
    Py_ssize_t elements,
    const double[:, ::1] weights,
    tuple levels not None,
    tuple shares not None,
    double[:, ::1] columns,
):
    cdef Py_ssize_t count = starts.shape[0] - 1, what, block, place, element, core, column = 0, up, big
    cdef double page = 0
    sums, told = np.zeros((5, elements)), np.empty((elements, 5))
    cdef double[:, ::1] total = sums, says = told
    if columns.shape[0] != 5 * len(levels) + 2 * len(shares) or columns.shape[1] != count:
        raise ValueError("there is a row for each column")
    columns[:] = 0
    for block in range(count):
        page += weights[2, block]
        for place in range(starts[block], starts[block + 1]):
            element = numbers[place]
            for what in range(4):
                total[what, element] += weights[what, block]
            total[4, element] += 1
    page = max(1.0, page)
    for element in range(elements):
        says[element, 0] = log1p(total[0, element])
        says[element, 1] = total[1, element] / max(1.0, total[0, element])
        says[element, 2] = total[2, element] / page
        says[element, 3] = log1p(total[4, element])
        says[element, 4] = total[3, element] / max(1.0, total[4, element])
    for up in levels:
        for block in range(count):
            if starts[block + 1] > starts[block]:
                element = numbers[max(starts[block], starts[block + 1] - up)]
                for what in range(5):
                    columns[column + what, block] = says[element, what]
        column += 5
    for share in shares:
        core = -1
        for element in range(elements):
            # Elements are numbered in document order: the deepest one that is big enough has the largest number.
            if total[2, element] >= <double> share * page:
                core = element
        for block in range(count):
            big = 0
            for place in range(starts[block], starts[block + 1]):
                if numbers[place] == core:
                    columns[column, block] += 1
                if total[2, numbers[place]] >= <double> share * page:
                    big += 1
            columns[column + 1, block] = starts[block + 1] - starts[block] - big
        column += 2


cdef inline Py_ssize_t shared_elements(
    const int32_t[::1] numbers, const int64_t[::1] starts, Py_ssize_t block, Py_ssize_t other
) noexcept:
    """How many elements are around both of two blocks."""
    cdef Py_ssize_t place, shared = 0
    for place in range(min(starts[block + 1] - starts[block], starts[other + 1] - starts[other])):
        shared += numbers[starts[block] + place] == numbers[starts[other] + place]
    return shared


def joint_columns(
    const int32_t[::1] numbers, const int64_t[::1] starts, const double[::1] within, double[:, ::1] columns
):
    cdef Py_ssize_t count = starts.shape[0] - 1, block, first = 0
    cdef double ended = -1
    if within.shape[0] != count or columns.shape[0] != 3 or columns.shape[1] != count:
        raise ValueError("there is a number for each block")
    while first < count and not within[first] > 0:
        first += 1
    if first == count:
        first = 0
    for block in range(count):
        columns[0, block] = 0 if within[block] > 0 else 1 if block > first else -1
        columns[1, block] = ended
        ended = -1
        if block + 1 < count:
            ended = starts[block + 1] - starts[block] - shared_elements(numbers, starts, block + 1, block)
        columns[2, block] = ended


def beside_title(
    const int32_t[::1] numbers,
    const int64_t[::1] starts,
    const double[::1] level,
    const double[::1] likest,
    const double[::1] link,
    const double[::1] named,
    double[:, ::1] columns,
):
    cdef Py_ssize_t count = starts.shape[0] - 1, block, first = -1, like = -1, second = -1, title
    if not (level.shape[0] == likest.shape[0] == link.shape[0] == named.shape[0] == columns.shape[1] == count):
        raise ValueError("there is a number for each block")
    if columns.shape[0] != 2:
        raise ValueError("there is a row for each column")
    for block in range(count - 1, -1, -1):
        if named[block] == 0 and link[block] < LINKED:
            first = block if level[block] == 1 else first
            like = block if likest[block] > 0 else like
            second = block if level[block] == 2 else second
    title = first if first >= 0 else like if like >= 0 else second
    for block in range(count):
        columns[0, block] = shared_elements(numbers, starts, block, title) if title >= 0 else NAN
        columns[1, block] = starts[title + 1] - starts[title] - columns[0, block] if title >= 0 else NAN


def outline_columns(
    const int64_t[::1] article,
    Py_ssize_t articles,
    const uint8_t[::1] comment,
    const uint8_t[::1] paragraph,
    const double[::1] spoken,
    double[:, ::1] columns,
):
    cdef Py_ssize_t count = spoken.shape[0], block
    cdef double total = 0, most = 0, comments = 0, in_comments = 0, before = 0, in_paragraphs = 0
    if not (article.shape[0] == comment.shape[0] == paragraph.shape[0] == columns.shape[1] == count):
        raise ValueError("there is a number for each block")
    if columns.shape[0] != 9:
        raise ValueError("there is a row for each column")
    summed = np.zeros(articles)
    cdef double[::1] prose = summed
    for block in range(count):
        total += spoken[block]
        if article[block] >= 0:
            prose[article[block]] += spoken[block]
            most = max(most, prose[article[block]])
        columns[3, block] = log1p(comments)
        if comment[block]:
            comments += 1
            in_comments += spoken[block]
        elif not comments:
            before += spoken[block]
        if paragraph[block]:
            in_paragraphs += spoken[block]
    total, most = max(1.0, total), max(1.0, most)
    for block in range(count):
        columns[0, block], columns[1, block] = article[block], articles
        columns[2, block] = prose[article[block]] / most if article[block] >= 0 else -1
        columns[4, block] = log1p(comments)
        columns[5, block] = in_comments / total
        columns[6, block] = log1p(before)
        columns[7, block] = paragraph[block] != 0
        columns[8, block] = in_paragraphs / total


def core_places(
    const int32_t[::1] numbers, const int64_t[::1] starts, Py_ssize_t elements, const double[::1] gain, double slack
):
    cdef Py_ssize_t count = starts.shape[0] - 1, block, place, element, core = -1, depth = 0, first = -1, last = -1, shared
    cdef double best = -INFINITY
    summed, lead = np.full(elements, NAN), np.zeros(elements, np.uint8)
    cdef double[::1] sums = summed
    cdef uint8_t[::1] leads = lead
    found = np.zeros((4, count))
    cdef double[:, ::1] columns = found
    for block in range(count):
        for place in range(starts[block], starts[block + 1]):
            element = numbers[place]
            sums[element] = gain[block] if sums[element] != sums[element] else sums[element] + gain[block]
    for element in range(elements):
        best = max(best, sums[element])
    for element in range(elements):
        # Of elements with the same blocks the innermost has the largest number.
        if sums[element] >= best - slack:
            core = element
    for block in range(count):
        for place in range(starts[block], starts[block + 1]):
            if numbers[place] == core:
                columns[0, block] = 1
                last = block
                if first < 0:
                    first, depth = block, place - starts[block] + 1
    for place in range(depth):
        leads[numbers[starts[first] + place]] = 1
    for block in range(count):
        shared = 0
        for place in range(starts[block], starts[block + 1]):
            shared += leads[numbers[place]]
        columns[1, block] = depth - shared
        columns[2, block] = starts[block + 1] - starts[block] - shared
        columns[3, block] = -1 if block < first else 1 if block > last else 0
    return found
