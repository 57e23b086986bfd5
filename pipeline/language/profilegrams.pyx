# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The n-grams of a text that langdetect's profiles know; compiled. `profilegrams.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_READ_CHAR
from libc.stdint cimport int32_t, uint32_t, uint64_t

import numpy as np

cdef enum:
    BITS = 21  # a character
    LONGEST = 3  # characters of an n-gram
    MOST_CHARACTERS = 512  # of a text
    ASCII = 128
    MARKS = 0x300  # the first character that langdetect may hold for one of another script

cdef uint64_t SPREAD = 0x9E3779B97F4A7C15  # Knuth, TAOCP 3, 6.4: multiples of the golden ratio spread keys evenly


cdef class ProfileGrams:
    cdef uint64_t[::1] keys  # open addressing, at most half full; 0 where there is none
    cdef int32_t[::1] places
    cdef uint64_t mask
    cdef object normal, is_other_script
    cdef dict normals
    cdef int longest

    def __init__(self, names, normal, is_other_script, int longest):
        cdef Py_ssize_t place, letter
        cdef uint64_t slots = 16, slot, key
        cdef str name
        names = list(names)
        if not 0 < longest <= MOST_CHARACTERS:
            raise ValueError(f"{longest} characters of a text")
        while slots < 2 * <uint64_t> len(names):
            slots *= 2
        self.keys, self.places = np.zeros(slots, np.uint64), np.zeros(slots, np.int32)
        self.mask = slots - 1
        self.normal, self.is_other_script, self.longest = normal, is_other_script, longest
        self.normals = {}
        for place in range(len(names)):
            name = names[place]
            if not 0 < len(name) <= LONGEST:
                continue  # nothing that is cut from a text
            key = 0
            for letter in range(len(name)):
                key = key << BITS | <uint32_t> PyUnicode_READ_CHAR(name, letter)
            slot = self.slot_of(key)
            self.keys[slot] = key
            self.places[slot] = <int32_t> place

    cdef inline uint64_t slot_of(self, uint64_t key) noexcept:
        """Where a key stands, or would."""
        cdef uint64_t slot = (key * SPREAD >> 32) & self.mask
        while self.keys[slot] and self.keys[slot] != key:
            slot = (slot + 1) & self.mask
        return slot

    cdef inline Py_UCS4 normal_of(self, Py_UCS4 letter) except? 0:
        if letter < ASCII:
            return letter if u"a" <= letter <= u"z" or u"A" <= letter <= u"Z" else u" "
        letters = chr(letter)
        known = self.normals.get(letters)
        if known is None:
            known = self.normal(letters)
            if len(self.normals) < MOST_CHARACTERS:
                self.normals[letters] = known
        return ord(known)

    def places_of(self, str text not None):
        cdef Py_UCS4 letters[MOST_CHARACTERS]
        cdef Py_UCS4 letter, before = 0, ahead = 0
        cdef Py_ssize_t place, count = 0, kept = 0, latin = 0, other = 0
        cdef list found = []
        for place in range(min(len(text), <Py_ssize_t> self.longest)):
            letter = PyUnicode_READ_CHAR(text, place)
            if letter != u" " or before != u" ":
                letters[count] = letter
                count += 1
                if u"A" <= letter <= u"z":
                    latin += 1
                elif letter >= MARKS and self.is_other_script(chr(letter)):
                    other += 1
            before = letter
        if latin * 2 < other:
            for place in range(count):
                if not u"A" <= letters[place] <= u"z":
                    letters[kept] = letters[place]
                    kept += 1
            count = kept
        before = u" "
        for place in range(count):
            letter = self.normal_of(letters[place])
            if letter != u" ":
                self.add(found, letter)
            if letter != u" " or before != u" ":
                self.add(found, <uint64_t> before << BITS | <uint32_t> letter)
            if place and before != u" ":
                self.add(found, (<uint64_t> ahead << BITS | <uint32_t> before) << BITS | <uint32_t> letter)
            ahead, before = before, letter
        return found

    cdef inline int add(self, list found, uint64_t key) except -1:
        cdef uint64_t slot = self.slot_of(key)
        if self.keys[slot]:
            found.append(self.places[slot])
        return 0
