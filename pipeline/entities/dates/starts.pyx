# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Figures and known words of a text in one pass, with the rules that can fit there; compiled. `starts.pyi` tells what
goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_DecodeASCII, PyUnicode_KIND, Py_UNICODE_ISALNUM
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t

import numpy as np

cdef uint64_t SPREAD = 0x9E3779B97F4A7C15  # Knuth, TAOCP 3, 6.4: multiples of the golden ratio spread keys evenly

cdef enum:
    LONGEST = 64  # letters of a word
    SIZES = 4  # figures of a number

    SMALL_A = 97
    SMALL_Z = 122
    NOUGHT = 48
    NINE = 57

ctypedef fused Letter:
    uint8_t
    uint16_t
    uint32_t


cdef class Starts:
    cdef dict words
    cdef tuple numbers
    cdef int figure  # the sign of a number
    cdef const uint32_t *folding
    cdef uint32_t foldings
    cdef object held  # the array of the table
    cdef bytes held_folding
    cdef uint64_t *table  # sums of the words' letters: open addressing, at most half full; 0 is free
    cdef uint64_t mask

    def __init__(self, words, numbers, int figure, bytes folding not None):
        cdef uint64_t total, slot, slots = 16
        cdef Py_UCS4 letter
        cdef str word
        self.words, self.numbers, self.figure = dict(words), tuple(numbers), figure
        if len(self.numbers) != 2 * SIZES:
            raise ValueError(f"rules for {len(self.numbers)} kinds of numbers, of {2 * SIZES}")
        while slots < 2 * <uint64_t> len(self.words):
            slots *= 2
        self.mask = slots - 1
        self.held = np.zeros(slots, np.uint64)
        cdef uint64_t[::1] table = self.held
        self.table = &table[0]
        self.held_folding = folding
        self.folding, self.foldings = <const uint32_t *> <const char *> folding, len(folding) // sizeof(uint32_t)
        for word in self.words:
            if not 0 < len(word) <= LONGEST or word.strip("abcdefghijklmnopqrstuvwxyz"):
                raise ValueError(f"no word of up to {LONGEST} small letters: {word!r}")
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
        cdef const void *data = PyUnicode_DATA(text)
        if kind == 1:
            return self.find_in(<const uint8_t *> data, len(text))
        if kind == 2:
            return self.find_in(<const uint16_t *> data, len(text))
        return self.find_in(<const uint32_t *> data, len(text))

    cdef list find_in(self, const Letter *text, Py_ssize_t length):
        cdef int before = 0, signs
        cdef Py_ssize_t place = 0, at = 0, start = 0, size = 0
        cdef uint32_t character, plain, last = 0, ahead = 0
        cdef uint64_t total = 0
        cdef char[LONGEST] letters
        cdef bint in_word = False
        cdef list found = [], behind
        while place <= length:
            plain = 0
            if place < length:
                character = text[place]
                plain = character
                if character < self.foldings:
                    plain = self.folding[character]
                    if not plain and character:  # not there in the folded text
                        place += 1
                        continue
            place += 1
            if size and in_word and not SMALL_A <= plain <= SMALL_Z:
                if size <= LONGEST and self.may_know(total):
                    known = self.words.get(PyUnicode_DecodeASCII(letters, size, NULL))
                    if known is not None:
                        signs = known[0]
                        found.append((start, 0, None if Py_UNICODE_ISALNUM(<Py_UCS4> ahead) else known[2], signs, before))
                        before |= known[1]
                size = 0
            elif size and not in_word and not NOUGHT <= plain <= NINE:
                rules = self.numbers[2 * (size - 1) + (last == NOUGHT)] if size <= SIZES else None
                found.append((start, size, rules, self.figure, before))
                size = 0
            if SMALL_A <= plain <= SMALL_Z:
                if not size:
                    in_word, start, ahead, total = True, at, last, 0
                if size < LONGEST:
                    letters[size] = <char> plain
                total = (total + <uint64_t> plain) * SPREAD
                size += 1
            elif NOUGHT <= plain <= NINE:
                if not size:
                    in_word, start = False, at
                size += 1
            last = plain
            at += 1
        if not found:
            return found
        behind, found, signs = found, [], 0
        for start, size, rules, sign, before in reversed(behind):
            if rules is not None:
                fitting = rules[signs | before]
                if fitting:
                    found.append((start, size, fitting))
            signs |= <int> sign
        found.reverse()
        return found
