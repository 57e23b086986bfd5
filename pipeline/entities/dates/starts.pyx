# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Figures and known words of a text in one pass; compiled. `starts.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ
from libc.stdint cimport uint64_t

import numpy as np

cdef uint64_t SPREAD = 0x9E3779B97F4A7C15  # Knuth, TAOCP 3, 6.4: multiples of the golden ratio spread keys evenly


cdef class Starts:
    cdef frozenset words
    cdef object held  # the array of the table
    cdef uint64_t *table  # sums of the words' letters: open addressing, at most half full; 0 is free
    cdef uint64_t mask

    def __init__(self, words):
        cdef uint64_t total, slot, slots = 16
        cdef Py_UCS4 letter
        cdef str word
        self.words = frozenset(words)
        while slots < 2 * <uint64_t> len(self.words):
            slots *= 2
        self.mask = slots - 1
        self.held = np.zeros(slots, np.uint64)
        cdef uint64_t[::1] table = self.held
        self.table = &table[0]
        for word in self.words:
            if not word or word.strip("abcdefghijklmnopqrstuvwxyz"):
                raise ValueError(f"no word of small letters: {word!r}")
            total = 0
            for letter in word:
                total = (total + <uint64_t> letter) * SPREAD
            slot = (total >> 32) & self.mask
            while self.table[slot]:
                slot = (slot + 1) & self.mask
            self.table[slot] = total

    cdef inline bint may_know(self, uint64_t total) noexcept:
        cdef uint64_t slot = (total >> 32) & self.mask
        while self.table[slot]:
            if self.table[slot] == total:
                return True
            slot = (slot + 1) & self.mask
        return False

    def find(self, str text not None):
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t length = len(text), place = 0, start
        cdef Py_UCS4 character
        cdef uint64_t total
        cdef list found = []
        while place < length:
            character = PyUnicode_READ(kind, data, place)
            start = place
            place += 1
            if u"a" <= character <= u"z":
                total = <uint64_t> character * SPREAD
                while place < length:
                    character = PyUnicode_READ(kind, data, place)
                    if not u"a" <= character <= u"z":
                        break
                    total = (total + <uint64_t> character) * SPREAD
                    place += 1
                if self.may_know(total):
                    word = text[start:place]
                    if word in self.words:
                        found.append((start, word))
            elif u"0" <= character <= u"9":
                while place < length and u"0" <= PyUnicode_READ(kind, data, place) <= u"9":
                    place += 1
                found.append((start, text[start:place]))
        return found
