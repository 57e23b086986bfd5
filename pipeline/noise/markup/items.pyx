# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""Elements that a template repeats, and what the rows that they stand in are like; compiled. `items.pyi` tells what
goes in and out."""

from libc.math cimport log1p
from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t

import numpy as np

cdef uint64_t MIXED = <uint64_t> 0xFF51AFD7ED558CCD  # a large odd number: products spread over all bits


def find_items(
    const int32_t[::1] numbers,
    const int64_t[::1] starts,
    const int64_t[::1] first_met,
    const int64_t[::1] met_in,
    const int64_t[::1] path_of,
    const int32_t[::1] steps,
    const int64_t[::1] path_ends,
    *,
    int64_t fewest,
    double blocks,
):
    cdef Py_ssize_t elements = first_met.shape[0], count = starts.shape[0] - 1, place, block, depth, path, element
    cdef int64_t above, step, group, groups = 0
    cdef uint64_t slot, slots = 8
    while slots < <uint64_t> (2 * elements):
        slots *= 2
    slotted, parents, ways = np.full(slots, -1, np.int64), np.empty(elements, np.int64), np.empty(elements, np.int64)
    cdef int64_t[::1] group_at = slotted, above_of = parents, step_of = ways
    held, grouped = np.zeros(elements, np.int64), np.empty(elements, np.int64)
    cdef int64_t[::1] holds = held, group_of = grouped
    for place in range(numbers.shape[0]):
        holds[numbers[place]] += 1
    numbered, counted = np.zeros(elements, np.int64), np.zeros(elements, np.int64)
    cdef int64_t[::1] brothers = numbered, around = counted
    for element in range(elements):
        place, block = first_met[element], met_in[element]
        depth, path = place - starts[block], path_of[block]
        above = numbers[place - 1] if depth else -1
        step = steps[path_ends[path] + depth] if path_ends[path] + depth < path_ends[path + 1] else -1
        # Brothers: elements with the same step in the same element.
        slot = (<uint64_t> (above + 1) * <uint64_t> 0x9E3779B97F4A7C15 + <uint64_t> (step + 1)) * MIXED
        slot = (slot ^ (slot >> 32)) & (slots - 1)
        while group_at[slot] >= 0 and (above_of[group_at[slot]] != above or step_of[group_at[slot]] != step):
            slot = (slot + 1) & (slots - 1)
        group = group_at[slot]
        if group < 0:
            group = group_at[slot] = groups
            above_of[group], step_of[group] = above, step
            groups += 1
        group_of[element] = group
        brothers[group] += 1
        around[group] += holds[element]
    item, row = np.full(count, -1, np.int64), np.full(count, -1, np.int64)
    cdef int64_t[::1] items = item, rows = row
    for block in range(count):
        for place in range(starts[block], starts[block + 1]):
            group = group_of[numbers[place]]
            if brothers[group] >= fewest and around[group] >= blocks * brothers[group]:
                items[block], rows[block] = numbers[place], group
                break
    return item, row


def item_columns(
    const int64_t[::1] items,
    const int64_t[::1] rows,
    const double[::1] words,
    const double[::1] link,
    const double[::1] prose,
    const uint8_t[::1] heads,
):
    cdef Py_ssize_t count = items.shape[0], block, item, row, most_items = 0, most_rows = 0
    cdef double page = 0
    found = np.full((8, count), -1.0)
    cdef double[:, ::1] columns = found
    for block in range(count):
        page += words[block]
        most_items, most_rows = max(most_items, items[block] + 1), max(most_rows, rows[block] + 1)
    table, rowed = np.zeros((6, most_rows)), np.full(most_items, -1, np.int64)
    placed, begun = np.zeros(most_items), np.zeros(most_items, np.uint8)
    cdef double[::1] size = table[0], said = table[1], blocks = table[2], link_words = table[3], spoken = table[4]
    cdef double[::1] headed = table[5], place = placed
    cdef int64_t[::1] row_of = rowed
    cdef uint8_t[::1] begins = begun
    for block in range(count):
        item, row = items[block], rows[block]
        if item < 0:
            continue
        row_of[item] = row
        said[row] += words[block]
        blocks[row] += 1
        link_words[row] += words[block] * link[block]
        spoken[row] += words[block] * prose[block]
        if heads[block]:
            begins[item] = 1
    for item in range(most_items):
        row = row_of[item]
        if row >= 0:
            place[item] = size[row]
            size[row] += 1
            headed[row] += begins[item]
    for row in range(most_rows):
        said[row] = max(said[row], 1.0)
    for block in range(count):
        item, row = items[block], rows[block]
        if item < 0:
            continue
        columns[0, block] = log1p(size[row])
        columns[1, block] = place[item] / size[row]
        columns[2, block] = log1p(said[row] / size[row])
        columns[3, block] = blocks[row] / size[row]
        columns[4, block] = link_words[row] / said[row]
        columns[5, block] = spoken[row] / said[row]
        columns[6, block] = headed[row] / size[row]
        columns[7, block] = said[row] / max(1.0, page)
    return found
