# cython: language_level=3
"""The listed words, for the compiled module that reads steps; `listedwords.pyi` tells the rest."""

from cpython.unicode cimport PyUnicode_READ
from libc.stdint cimport int16_t, int64_t


cdef inline unsigned int lower(unsigned int char) noexcept:
    return char + <unsigned int> 32 if 65 <= char <= 90 else char


cdef inline bint stands(int kind, const void *data, Py_ssize_t place, Py_ssize_t end, const char *word) noexcept:
    """Whether a word stands at a place, in whatever case."""
    while word[0]:
        if place >= end or lower(PyUnicode_READ(kind, data, place)) != <unsigned int> word[0]:
            return False
        place += 1
        word += 1
    return True


cdef class WordTree:
    cdef int16_t[:, ::1] _forward, _backward
    cdef int64_t[::1] _exact, _begins, _ends
    cdef int64_t _otherwise

    cdef int64_t says(self, int kind, const void *data, Py_ssize_t start, Py_ssize_t end) noexcept
