# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Which texts say what was said elsewhere, whatever their case; compiled. `sayings.pyi` tells what goes in and out."""

from cpython.unicode cimport (
    PyUnicode_4BYTE_KIND,
    PyUnicode_DATA,
    PyUnicode_FromKindAndData,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_READ,
)
from libc.stdint cimport int32_t, uint8_t, uint32_t, uint64_t

from pipeline.noise.vocabulary.folding cimport Folding

import numpy as np

cdef enum:
    GRAM = 8
    SLOTS = 16  # bits of their number


cdef inline bint is_digit(Py_UCS4 letter) noexcept:
    return u"0" <= letter <= u"9" if letter < 128 else letter.isdecimal()


cdef inline bint is_blank(Py_UCS4 letter) noexcept:
    return 9 <= letter <= 13 or 28 <= letter <= 32 if letter < 128 else letter.isspace()


cdef Py_ssize_t with_one_number(uint32_t *letters, Py_ssize_t size) noexcept:
    """Write a nought for each run of digits. Returns how many letters are left."""
    cdef Py_ssize_t place, left = 0
    cdef bint inside = False
    cdef Py_UCS4 letter
    for place in range(size):
        letter = letters[place]
        if not is_digit(letter):
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
        if not is_blank(letter):
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
        if times[group]:
            # Only texts that are the same once folded can be so letter by letter.
            if times[group] == 1:
                said.add(texts[last[group]])
            table[3, number] = text in said
            said.add(text)
        else:
            table[3, number], last[group] = False, number
        times[group] += 1
        number += 1
    for number in range(count):
        group = groups[number]
        seen[group] += 1
        table[0, number] = min(times[group], most)
        table[1, number] = min(seen[group], most)
        table[2, number] = min(number - last[group], far) if seen[group] > 1 else never
        last[group] = number
    return found


cdef inline uint64_t slot_of(uint64_t gram) noexcept nogil:
    return (gram * <uint64_t> 0x9E3779B97F4A7C15) >> (64 - SLOTS)


cdef uint8_t[::1] grams_of(str whole):
    """Which slots of a Bloom filter the runs of eight letters in a text take."""
    cdef uint8_t[::1] taken = np.zeros(1 << SLOTS, np.uint8)
    cdef uint64_t gram = 0
    cdef Py_ssize_t place
    cdef int width = PyUnicode_KIND(whole)
    cdef const void *data = PyUnicode_DATA(whole)
    for place in range(PyUnicode_GET_LENGTH(whole)):
        gram = gram << 8 ^ <uint64_t> PyUnicode_READ(width, data, place)
        if place >= GRAM - 1:
            taken[slot_of(gram)] = True
    return taken


cdef bint may_hold(const uint8_t *taken, const uint32_t *letters, Py_ssize_t size) noexcept:
    """False where a run of eight letters does not stand in the text of `grams_of`."""
    cdef uint64_t gram = 0
    cdef Py_ssize_t place
    for place in range(size):
        gram = gram << 8 ^ letters[place]
        if place >= GRAM - 1 and not taken[slot_of(gram)]:
            return False
    return True


def said_in(texts, str whole not None, Py_ssize_t longer_than, Py_ssize_t longest, Folding folding not None):
    cdef Py_ssize_t number = 0, size
    cdef uint32_t[::1] letters = np.empty(longest * folding.most + 1, np.uint32)
    # To look for many texts in a long one, most of which are not there, takes longer than all else about a page.
    cdef uint8_t[::1] taken = grams_of(whole)
    cdef str text
    found = np.zeros(len(texts))
    cdef double[::1] flags = found
    for text in texts:
        folding.room(text, longest)
        if PyUnicode_GET_LENGTH(text) > longer_than:
            size = with_single_blanks(&letters[0], folding.into(text, longest, &letters[0]))
            if may_hold(&taken[0], &letters[0], size):
                flags[number] = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, &letters[0], size) in whole
        number += 1
    return found
