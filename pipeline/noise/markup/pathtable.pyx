# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Paths and lineages of a page's blocks as tables of numbers; compiled. `pathtable.pyi` tells what goes in and out."""

from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_GET_SIZE
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_Substring
from libc.stdint cimport int32_t, int64_t
from libc.string cimport memchr, memcmp

import numpy as np


def number_paths(list paths not None):
    cdef Py_ssize_t place
    cdef dict known = {}
    cdef object path, previous = None
    cdef int64_t number = 0
    found = np.empty(len(paths), np.int64)
    cdef int64_t[::1] numbers = found
    for place in range(len(paths)):
        path = paths[place]
        # Neighbours in one element share the very string.
        if path is not previous:
            number = known.setdefault(path, len(known))
            previous = path
        numbers[place] = number
    return tuple(known), found


cdef Py_ssize_t common_start(str path, str other):
    """How many characters two texts begin with that are the same."""
    cdef Py_ssize_t common = 0, most = min(len(path), len(other))
    cdef int kind = PyUnicode_KIND(path), other_kind = PyUnicode_KIND(other)
    cdef const char *data = <const char *> PyUnicode_DATA(path)
    cdef const char *other_data = <const char *> PyUnicode_DATA(other)
    if kind == 1 and other_kind == 1:
        while common + 8 <= most and memcmp(data + common, other_data + common, 8) == 0:
            common += 8
    while common < most and PyUnicode_READ(kind, data, common) == PyUnicode_READ(other_kind, other_data, common):
        common += 1
    return common


cdef Py_ssize_t step_end(int kind, const void *data, Py_ssize_t place, Py_ssize_t size) noexcept:
    """Where a step ends that begins at a place."""
    cdef const char *end
    if kind == 1:
        end = <const char *> memchr(<const char *> data + place, c"/", size - place)
        return size if end == NULL else end - <const char *> data
    while place < size and PyUnicode_READ(kind, data, place) != u"/":
        place += 1
    return place


def split_paths(tuple paths not None):
    cdef Py_ssize_t total = 0, longest = 0, steps, place = 0, begin, end, size, common
    cdef Py_ssize_t number, kept, before = 0, done = 0
    cdef int kind
    cdef const void *data
    cdef str path, previous = ""
    cdef dict known = {}
    for path in paths:
        steps = path.count("/") + 1 if path else 0
        total += steps
        longest = max(longest, steps)
    found, ended, cut = np.empty(total, np.int32), np.zeros(len(paths) + 1, np.int64), np.empty(longest, np.int64)
    cdef int32_t[::1] numbers = found
    cdef int64_t[::1] ends = ended, cuts = cut
    for number in range(len(paths)):
        path = paths[number]
        # Paths share their beginnings: a step that stands in the one before as well is not cut anew.
        kind, data = PyUnicode_KIND(path), PyUnicode_DATA(path)
        size, common, kept = len(path), common_start(path, previous), 0
        while size and kept < done and cuts[kept] <= common and (
            cuts[kept] == size or PyUnicode_READ(kind, data, cuts[kept]) == u"/"
        ):
            numbers[place + kept] = numbers[before + kept]
            kept += 1
        before, done = place, kept
        begin = cuts[kept - 1] + 1 if kept else 0
        while size and begin <= size:
            end = step_end(kind, data, begin, size)
            segment = PyUnicode_Substring(path, begin, end)
            numbers[before + done] = known.setdefault(segment, len(known))
            cuts[done] = end
            done += 1
            begin = end + 1
        place = before + done
        ends[number + 1] = place
        previous = path
    return tuple(known), found, ended


def path_unions(const int64_t[::1] says, const int32_t[::1] numbers, const int64_t[::1] ends, Py_ssize_t nearest):
    cdef Py_ssize_t path, place
    found = np.zeros(ends.shape[0] - 1, np.int64)
    cdef int64_t[::1] unions = found
    for path in range(ends.shape[0] - 1):
        for place in range(max(ends[path], ends[path + 1] - nearest), ends[path + 1]):
            unions[path] |= says[numbers[place]]
    return found


def outermost_steps(
    const int64_t[::1] says, const int32_t[::1] numbers, const int64_t[::1] ends, int64_t bits, Py_ssize_t beyond=0
):
    cdef Py_ssize_t path, place
    found = np.full(ends.shape[0] - 1, -1, np.int64)
    cdef int64_t[::1] places = found
    for path in range(ends.shape[0] - 1):
        for place in range(ends[path] + beyond, ends[path + 1]):
            if says[numbers[place]] & bits:
                places[path] = place - ends[path]
                break
    return found


def innermost_steps(const int64_t[::1] says, const int32_t[::1] numbers, const int64_t[::1] ends, int64_t bits):
    cdef Py_ssize_t path, place
    found = np.full(ends.shape[0] - 1, -1, np.int64)
    cdef int64_t[::1] places = found
    for path in range(ends.shape[0] - 1):
        for place in range(ends[path + 1] - 1, ends[path] - 1, -1):
            if says[numbers[place]] & bits:
                places[path] = place - ends[path]
                break
    return found


def number_lineages(list lineages not None):
    cdef Py_ssize_t count = len(lineages), total = 0, block, place, size, old_size, begin = 0, before = 0
    cdef int32_t number
    cdef bint grows = True
    cdef tuple lineage, previous = ()
    cdef object serial, largest = None
    cdef dict known = {}
    for lineage in lineages:
        total += PyTuple_GET_SIZE(lineage)
    found, begins = np.empty(total, np.int32), np.zeros(count + 1, np.int64)
    first_met, block_met = np.empty(total, np.int64), np.empty(total, np.int64)
    cdef int32_t[::1] numbers = found
    cdef int64_t[::1] starts = begins, met = first_met, met_in = block_met
    for block in range(count):
        lineage = lineages[block]
        size, old_size, place = PyTuple_GET_SIZE(lineage), PyTuple_GET_SIZE(previous), 0
        # Neighbours share the beginnings of their lineages, and the very numbers in them.
        while (
            place < size
            and place < old_size
            and <PyObject *> PyTuple_GET_ITEM(lineage, place) == <PyObject *> PyTuple_GET_ITEM(previous, place)
        ):
            numbers[begin + place] = numbers[before + place]
            place += 1
        while place < size:
            number = <int32_t> len(known)
            serial = lineage[place]
            numbers[begin + place] = known.setdefault(serial, number)
            if len(known) > number:
                met[number], met_in[number] = begin + place, block
                grows = grows and (largest is None or serial > largest)
                largest = serial
            place += 1
        before, previous = begin, lineage
        begin += size
        starts[block + 1] = begin
    first_met, block_met = first_met[: len(known)], block_met[: len(known)]
    if not grows:
        serials = list(known)
        order = sorted(range(len(serials)), key=serials.__getitem__)
        places = np.empty(len(order), np.int32)
        places[order] = np.arange(len(order))
        found, first_met, block_met = places[found], first_met[order], block_met[order]
    return found, begins, first_met, block_met


def number_rows(const int32_t[::1] values, const int64_t[::1] ends):
    cdef Py_ssize_t row
    cdef dict known = {}
    found = np.empty(ends.shape[0] - 1, np.int64)
    cdef int64_t[::1] numbers = found
    for row in range(ends.shape[0] - 1):
        key = bytes((<const char *> &values[0])[4 * ends[row] : 4 * ends[row + 1]]) if ends[row + 1] > ends[row] else b""
        numbers[row] = known.setdefault(key, len(known))
    return found


def elements_at(
    const int64_t[::1] places, const int64_t[::1] path_of, const int32_t[::1] numbers, const int64_t[::1] starts
):
    cdef Py_ssize_t block, place
    found = np.full(path_of.shape[0], -1, np.int64)
    cdef int64_t[::1] elements = found
    for block in range(path_of.shape[0]):
        place = places[path_of[block]]
        if 0 <= place < starts[block + 1] - starts[block]:
            elements[block] = numbers[starts[block] + place]
    return found


def bit_columns(const int64_t[::1] bits, const int64_t[::1] places, double[:, ::1] columns):
    cdef Py_ssize_t row, column
    if columns.shape[1] != places.shape[0]:
        raise ValueError("there is a number for each place")
    for column in range(columns.shape[0]):
        for row in range(places.shape[0]):
            columns[column, row] = (bits[places[row]] >> column) & 1
