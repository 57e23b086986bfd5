# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""One kind of line end in a text; compiled. `lineends.pyi` tells what goes in and out."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.stdint cimport uint8_t
from libc.string cimport memcpy

cdef enum:
    FEED = 10
    RETURN = 13

    BATCH = 32  # bytes that are looked at together


def with_line_feeds(bytes text not None):
    cdef const uint8_t *found = <const uint8_t *> PyBytes_AS_STRING(text)
    cdef Py_ssize_t length = len(text), place, start = 0, kept = length, filled = 0
    cdef uint8_t *copy
    place = next_mark(found, 0, length)
    if place == length:
        return text
    while place < length:
        kept -= found[place] == 0 or is_pair(found, place, length)
        place = next_mark(found, place + 1, length)
    made = PyBytes_FromStringAndSize(NULL, kept)
    copy = <uint8_t *> PyBytes_AS_STRING(made)
    while start < length:
        place = next_mark(found, start, length)
        memcpy(copy + filled, found + start, place - start)
        filled += place - start
        if place < length and found[place] == RETURN:
            copy[filled] = FEED
            filled += 1
            place += is_pair(found, place, length)
        start = place + 1
    return made


cdef inline Py_ssize_t next_mark(const uint8_t *found, Py_ssize_t place, Py_ssize_t length) noexcept:
    """Where the next return or NUL stands, the length where there is none."""
    cdef Py_ssize_t step
    cdef uint8_t any_mark
    while place + BATCH <= length:
        any_mark = 0
        for step in range(BATCH):
            any_mark |= <uint8_t> (found[place + step] == RETURN) | <uint8_t> (found[place + step] == 0)
        if any_mark:
            break
        place += BATCH
    while place < length and found[place] != RETURN and found[place] != 0:
        place += 1
    return place


cdef inline bint is_pair(const uint8_t *found, Py_ssize_t place, Py_ssize_t length) noexcept:
    return found[place] == RETURN and place + 1 < length and found[place + 1] == FEED
