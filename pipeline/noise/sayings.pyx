# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Which texts say what was said elsewhere, whatever their case; compiled. `sayings.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_4BYTE_KIND, PyUnicode_FromKindAndData, PyUnicode_GET_LENGTH
from libc.stdint cimport int32_t, uint32_t

from pipeline.noise.folding cimport Folding

import numpy as np


cdef Py_ssize_t with_one_number(uint32_t *letters, Py_ssize_t size) noexcept:
    """Write a nought for each run of digits. Returns how many letters are left."""
    cdef Py_ssize_t place, left = 0
    cdef bint inside = False
    cdef Py_UCS4 letter
    for place in range(size):
        letter = letters[place]
        if not letter.isdecimal():
            letters[left], inside = letter, False
        elif inside:
            continue
        else:
            letters[left], inside = u"0", True
        left += 1
    return left


cdef Py_ssize_t with_single_blanks(uint32_t *letters, Py_ssize_t size) noexcept:
    """Write one blank for each run of them, none at the ends. Returns how many letters are left."""
    cdef Py_ssize_t place, left = 0
    cdef Py_UCS4 letter
    for place in range(size):
        letter = letters[place]
        if not letter.isspace():
            letters[left] = letter
            left += 1
        elif left and letters[left - 1] != u" ":
            letters[left] = u" "
            left += 1
    return left - 1 if left and letters[left - 1] == u" " else left


def find_repeats(texts, Py_ssize_t longest, Folding folding not None, int most, int far, int never):
    cdef Py_ssize_t count = len(texts), number = 0, size
    cdef int32_t group
    cdef uint32_t[::1] letters = np.empty(longest * folding.most + 1, np.uint32)
    cdef int32_t[::1] groups = np.empty(count, np.int32)
    cdef int32_t[::1] times = np.zeros(count, np.int32)
    cdef int32_t[::1] seen = np.zeros(count, np.int32)
    cdef int32_t[::1] last = np.zeros(count, np.int32)
    cdef dict known = {}
    cdef set said = set()
    cdef str text
    found = np.empty((4, count))
    cdef double[:, ::1] table = found
    for text in texts:
        folding.room(text, longest)
        size = with_one_number(&letters[0], folding.into(text, longest, &letters[0]))
        key = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, &letters[0], size)
        group = known.setdefault(key, len(known))
        groups[number] = group
        times[group] += 1
        table[3, number] = text in said
        said.add(text)
        number += 1
    for number in range(count):
        group = groups[number]
        seen[group] += 1
        table[0, number] = min(times[group], most)
        table[1, number] = min(seen[group], most)
        table[2, number] = min(number - last[group], far) if seen[group] > 1 else never
        last[group] = number
    return found


def said_in(texts, str whole not None, Py_ssize_t longer_than, Py_ssize_t longest, Folding folding not None):
    cdef Py_ssize_t number = 0, size
    cdef uint32_t[::1] letters = np.empty(longest * folding.most + 1, np.uint32)
    cdef str text
    found = np.zeros(len(texts))
    cdef double[::1] flags = found
    for text in texts:
        folding.room(text, longest)
        if PyUnicode_GET_LENGTH(text) > longer_than:
            size = with_single_blanks(&letters[0], folding.into(text, longest, &letters[0]))
            flags[number] = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, &letters[0], size) in whole
        number += 1
    return found
