# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""One kind of line end in a text; compiled. `lineends.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_New
from libc.stdint cimport uint8_t, uint16_t, uint32_t
from libc.string cimport memcpy

cdef extern from "Python.h":
    Py_UCS4 PyUnicode_MAX_CHAR_VALUE(object text)

cdef enum:
    FEED = 10
    RETURN = 13

    BLOCK = 32  # letters that are looked at together

ctypedef fused Letters:
    uint8_t
    uint16_t
    uint32_t


def with_line_feeds(str text not None):
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t length = len(text)
    if kind == 1:
        return copied(text, <uint8_t *> data, length)
    return copied(text, <uint16_t *> data, length) if kind == 2 else copied(text, <uint32_t *> data, length)


cdef inline Py_ssize_t next_mark(const Letters *letters, Py_ssize_t place, Py_ssize_t length) noexcept:
    """Where the next return or NUL stands, the length where there is none."""
    cdef Py_ssize_t step
    cdef Letters any_mark
    while place + BLOCK <= length:
        any_mark = 0
        for step in range(BLOCK):
            any_mark |= <Letters> (letters[place + step] == RETURN) | <Letters> (letters[place + step] == 0)
        if any_mark:
            break
        place += BLOCK
    while place < length and letters[place] != RETURN and letters[place] != 0:
        place += 1
    return place


cdef inline bint is_pair(const Letters *letters, Py_ssize_t place, Py_ssize_t length) noexcept:
    return letters[place] == RETURN and place + 1 < length and letters[place + 1] == FEED


cdef str copied(str text, const Letters *letters, Py_ssize_t length):
    cdef Py_ssize_t place, start = 0, kept = length, filled = 0
    cdef Letters *copy
    place = next_mark(letters, 0, length)
    if place == length:
        return text
    while place < length:
        kept -= letters[place] == 0 or is_pair(letters, place, length)
        place = next_mark(letters, place + 1, length)
    # What goes is ASCII, so that the highest character stays what it is.
    made = PyUnicode_New(kept, PyUnicode_MAX_CHAR_VALUE(text))
    copy = <Letters *> PyUnicode_DATA(made)
    while start < length:
        place = next_mark(letters, start, length)
        memcpy(copy + filled, letters + start, (place - start) * sizeof(Letters))
        filled += place - start
        if place < length and letters[place] == RETURN:
            copy[filled] = FEED
            filled += 1
            place += is_pair(letters, place, length)
        start = place + 1
    return made
