# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Folding of text, letter by letter, by a table; compiled. `folding.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ

from libc.stdint cimport uint8_t

import numpy as np

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(object text)

cdef enum:
    PLANE = 0x10000


cdef class Folding:
    def __init__(self, fold):
        folded = ["\0", *fold("\0".join(map(chr, range(1, PLANE)))).split("\0")]
        if any(len(letters) != 1 for letters in folded[:128]):
            raise ValueError("an ASCII letter has to become one letter")
        self._fold = fold
        self._others = {code: letters for code, letters in enumerate(folded) if len(letters) != 1 or letters == "\0"}
        self.most = max(map(len, folded))
        single = np.array([0 if code in self._others else ord(folded[code]) for code in range(PLANE)], np.uint16)
        self._memory = single
        self._single = <uint16_t *> <size_t> single.ctypes.data

    cdef Py_ssize_t room(self, str text, Py_ssize_t size) except -1:
        """How many letters the first `size` of a text can become; `size` is made no longer than the text first."""
        if text is None:
            raise TypeError("no text")
        size = min(size, PyUnicode_GET_LENGTH(text))
        return size if PyUnicode_IS_ASCII(text) else size * self.most

    cdef Py_ssize_t into(self, str text, Py_ssize_t size, uint32_t *letters) except -1:
        """Write the first `size` letters of a text, folded, into `room` for them. Returns how many they have become."""
        cdef Py_ssize_t place, found = 0
        cdef const uint8_t *narrow
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef uint32_t letter, single
        cdef Py_UCS4 other
        cdef str others
        size = min(size, PyUnicode_GET_LENGTH(text))
        if PyUnicode_IS_ASCII(text):
            narrow = <const uint8_t *> data
            for place in range(size):
                letters[place] = self._single[narrow[place]]
            return size
        for place in range(size):
            letter = PyUnicode_READ(kind, data, place)
            single = self._single[letter] if letter < PLANE else 0
            if single:
                letters[found] = single
                found += 1
                continue
            others = self._others[letter] if letter < PLANE else self._fold(chr(letter))[: self.most]
            for other in others:
                letters[found] = other
                found += 1
        return found

    def __call__(self, str text not None):
        cdef uint32_t[::1] letters = np.empty(self.room(text, PyUnicode_GET_LENGTH(text)) + 1, np.uint32)
        cdef Py_ssize_t size = self.into(text, PyUnicode_GET_LENGTH(text), &letters[0])
        return np.asarray(letters)[:size].tobytes().decode("utf-32-le", "surrogatepass")
