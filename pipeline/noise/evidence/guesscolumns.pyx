# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""Columns of what a first guess says of the blocks around, of those in the same elements, and of the page; compiled.
`guesscolumns.pyi` tells what goes in and out."""

from libc.math cimport INFINITY, log1p
from libc.stdint cimport int32_t, int64_t, uint8_t

from pipeline.noise.markup.groups cimport groups_in
from pipeline.noise.evidence.neighbours cimport fill_means, fill_shifted, fill_since, fill_until, sum_up

import numpy as np

_STEPS, _REACHES, _LEVELS = (-3, -2, -1, 1, 2, 3), (2, 5, 12), (1, 2, 3, 4, 6)
AROUND = (
    *[f"guess{by:+d}" for by in _STEPS],
    *[f"guess~{reach}" for reach in _REACHES],
    *("guess", "since_sure", "until_sure", "guess_page", "guess_most", "guess_before", "guess_path", "path_blocks"),
    *[f"guess^{up}" for up in _LEVELS],
)
CORE = ("expected_f1", "over", "doubt_since", "doubt_until", "core_run", "core_run_share")
KIN = ("guess_kin", "guess_kin_most", "guess_item", "guess_row", "guess_row_share")

cdef enum:
    FAR = 100
    CORE_FAR = 40
cdef double SURE = 0.6, OUTSIDE = -0.2  # OUTSIDE stands for the guess of a neighbour that there is not


cdef void fill_group_means(
    const double[::1] guess, const double[::1] weight, const int64_t[::1] groups, double[:, ::1] sums, double *into
) noexcept:
    """Write the weighted means of each row's group; rows of none keep what they have. sums: room for each group."""
    cdef Py_ssize_t row, group
    for row in range(guess.shape[0]):
        if groups[row] >= 0:
            sums[0, groups[row]] = sums[1, groups[row]] = 0
    for row in range(guess.shape[0]):
        group = groups[row]
        if group >= 0:
            sums[0, group] += guess[row] * weight[row]
            sums[1, group] += weight[row]
    for row in range(guess.shape[0]):
        if groups[row] >= 0:
            into[row] = sums[0, groups[row]] / sums[1, groups[row]]


def guess_columns(
    const double[::1] guess,
    const double[::1] weight,
    const int64_t[::1] same,
    const int32_t[::1] numbers,
    const int64_t[::1] starts,
    Py_ssize_t elements,
    double[:, ::1] columns,
):
    cdef Py_ssize_t count = guess.shape[0], row, place = 0, step, up, group
    cdef double most = -INFINITY, before = 0, spoken, size
    if not (weight.shape[0] == same.shape[0] == starts.shape[0] - 1 == columns.shape[1] == count):
        raise ValueError("there is a number for each block")
    if columns.shape[0] != len(AROUND):
        raise ValueError("there is a row for each column")
    if not count:
        return
    flagged, summed, sized = np.empty(count, np.uint8), np.empty(count + 1), np.empty(count + 1)
    grouped, inner = np.empty((2, max(groups_in(same), elements + 1))), np.empty(count, np.int64)
    cdef uint8_t[::1] sure = flagged
    cdef double[::1] sums = summed, sizes = sized
    cdef double[:, ::1] of_groups = grouped
    cdef int64_t[::1] around = inner
    for step in _STEPS:
        fill_shifted(&guess[0], count, step, OUTSIDE, &columns[place, 0])
        place += 1
    sum_up(&guess[0], &weight[0], count, &sums[0])
    sum_up(&weight[0], NULL, count, &sizes[0])
    for step in _REACHES:
        fill_means(&sums[0], &sizes[0], count, step, &columns[place, 0])
        place += 1
    spoken, size = sums[count], sizes[count]
    for row in range(count):
        sure[row] = guess[row] > SURE
        most = max(most, guess[row])
    fill_since(&sure[0], count, FAR, &columns[place + 1, 0])
    fill_until(&sure[0], count, FAR, &columns[place + 2, 0])
    for row in range(count):
        columns[place, row] = guess[row]
        columns[place + 3, row], columns[place + 4, row] = spoken / max(1.0, size), most
        columns[place + 5, row] = sums[row] / max(1e-9, spoken)
    place += 6
    fill_group_means(guess, weight, same, of_groups, &columns[place, 0])
    for row in range(count):
        of_groups[0, same[row]] = 0
    for row in range(count):
        of_groups[0, same[row]] += 1
    for row in range(count):
        columns[place + 1, row] = log1p(of_groups[0, same[row]])
    place += 2
    for up in _LEVELS:
        for row in range(count):
            # Blocks that stand in no element are a group as well.
            group = numbers[max(starts[row], starts[row + 1] - up)] + 1 if starts[row + 1] > starts[row] else 0
            around[row] = group
        fill_group_means(guess, weight, around, of_groups, &columns[place, 0])
        place += 1


def core_columns(
    const double[::1] guess, const double[::1] weight, const double[::1] gain, double best, double[:, ::1] columns
):
    cdef Py_ssize_t count = guess.shape[0], row, start = 0, first = 0, last = 0
    cdef double least = max(0.3, best / 2), most = -INFINITY, run = 0, sum = 0, behind = 0, said = 0, inside = 0
    if not (weight.shape[0] == gain.shape[0] == columns.shape[1] == count) or columns.shape[0] != len(CORE):
        raise ValueError("there is a number for each block")
    for row in range(count):
        # The stretch of blocks that gains most: Kadane's algorithm.
        if run <= 0:
            run, start = gain[row], row
        else:
            run += gain[row]
        if run > most:
            most, first, last = run, start, row
        # What is doubtful between a block and the last sure one, or the next, or the page's end.
        sum += weight[row] * (1 - guess[row])
        behind = sum if guess[row] > least else behind
        columns[2, row] = log1p(max(0.0, sum - behind))
        said += guess[row] * weight[row]
    sum = behind = 0
    for row in range(count - 1, -1, -1):
        sum += weight[row] * (1 - guess[row])
        behind = sum if guess[row] > least else behind
        columns[3, row] = log1p(max(0.0, sum - behind))
    for row in range(first, min(count, last + 1)):
        inside += guess[row] * weight[row]
    for row in range(count):
        columns[0, row], columns[1, row] = best, guess[row] - best / 2
        columns[4, row] = max(-CORE_FAR, row - first) if row < first else min(CORE_FAR, row - last) if row > last else 0
        columns[5, row] = inside / max(1e-9, said)


def path_columns(
    const double[::1] guess,
    const double[::1] weight,
    const double[::1] inside,
    const int64_t[::1] path_of,
    double[:, ::1] columns,
):
    cdef Py_ssize_t count = guess.shape[0], row
    cdef double said = 0, within = 0, top = 0
    if not (weight.shape[0] == inside.shape[0] == path_of.shape[0] == columns.shape[1] == count):
        raise ValueError("there is a number for each block")
    if columns.shape[0] != 3:
        raise ValueError("there is a row for each column")
    grouped = np.zeros((2, groups_in(path_of)))
    cdef double[:, ::1] of_paths = grouped
    for row in range(count):
        said += guess[row] * weight[row]
        if inside[row] > 0:
            within += guess[row] * weight[row]
        of_paths[0, path_of[row]] += guess[row] * weight[row]
        of_paths[1, path_of[row]] = max(of_paths[1, path_of[row]], guess[row])
        top = max(top, of_paths[0, path_of[row]])
    for row in range(count):
        columns[0, row] = within / max(1e-9, said)
        columns[1, row] = of_paths[0, path_of[row]] / max(1e-9, top)
        columns[2, row] = of_paths[1, path_of[row]]


def kin_columns(
    const double[::1] guess,
    const double[::1] weight,
    const int64_t[::1] kin,
    const int64_t[::1] item,
    const int64_t[::1] line,
    double[:, ::1] columns,
):
    cdef Py_ssize_t count = guess.shape[0], row
    cdef double said = 0
    if not (weight.shape[0] == kin.shape[0] == item.shape[0] == line.shape[0] == columns.shape[1] == count):
        raise ValueError("there is a number for each block")
    if columns.shape[0] != len(KIN):
        raise ValueError("there is a row for each column")
    if not count:
        return
    grouped = np.empty((2, max(groups_in(kin), groups_in(item), groups_in(line))))
    cdef double[:, ::1] sums = grouped
    for row in range(count):
        columns[0, row], columns[1, row] = -1, 0
        columns[2, row] = columns[3, row] = guess[row]
        columns[4, row] = -1
        said += guess[row] * weight[row]
    fill_group_means(guess, weight, kin, sums, &columns[0, 0])
    fill_group_means(guess, weight, item, sums, &columns[2, 0])
    fill_group_means(guess, weight, line, sums, &columns[3, 0])
    for row in range(count):
        if line[row] >= 0:
            columns[4, row] = sums[0, line[row]] / max(1e-9, said)
    for row in range(count):
        if kin[row] >= 0:
            sums[1, kin[row]] = 0
    for row in range(count):
        if kin[row] >= 0:
            sums[1, kin[row]] = max(sums[1, kin[row]], guess[row])
    for row in range(count):
        if kin[row] >= 0:
            columns[1, row] = sums[1, kin[row]]
