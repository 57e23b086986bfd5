# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Cutting of lines into words whose spelling does not matter; compiled. `wordcut.pyi` tells what goes in and out."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.unicode cimport PyUnicode_4BYTE_KIND, PyUnicode_FromKindAndData, PyUnicode_GET_LENGTH
from libc.stdint cimport uint8_t, uint32_t

from pipeline.noise.vocabulary.folding cimport Folding
from pipeline.noise.vocabulary.wordtable cimport mark_with

import numpy as np

cdef enum:
    PLANE = 0x10000

cdef uint8_t IN_WORD[PLANE]


cdef void fill_table() noexcept:
    cdef Py_UCS4 letter
    for letter in range(PLANE):
        IN_WORD[letter] = letter == u"_" or letter.isalnum()


fill_table()


cdef inline bint is_in_word(Py_UCS4 letter) noexcept:
    r"""True for what `\w` matches."""
    if letter < PLANE:
        return IN_WORD[letter]
    return letter.isalnum()


cdef class Lines:
    def __len__(self):
        return self.count


cdef inline Py_ssize_t word_end(const uint32_t *letters, Py_ssize_t place, Py_ssize_t end, uint64_t *mark) noexcept:
    """Where the word ends that begins at a place, or the place itself. mark: becomes that of the word."""
    cdef uint64_t marked = 0
    while place < end and is_in_word(letters[place]):
        marked = mark_with(marked, letters[place])
        place += 1
    mark[0] = marked
    return place


def cut_lines(texts, Py_ssize_t longest, Folding folding not None, str alone not None):
    cdef Py_ssize_t room = 0, most = 0, words = 0, number = 0, size, place, end, begin
    cdef uint32_t lone = ord(alone)
    cdef str text
    cdef Lines lines = Lines()
    for text in texts:
        size = folding.room(text, longest)
        room, most = room + size, max(most, size)
    cdef uint32_t[::1] letters = np.empty(most + 1, np.uint32)
    cdef uint64_t[::1] marks = np.empty(room + 1, np.uint64)
    lines.count = len(texts)
    lines.ends, lines.sizes = np.empty(lines.count, np.int32), np.empty(lines.count, np.int32)
    for text in texts:
        lines.sizes[number] = PyUnicode_GET_LENGTH(text)
        place, end = 0, folding.into(text, longest, &letters[0])
        while place < end:
            begin, place = place, word_end(&letters[0], place, end, &marks[words])
            if place == begin:
                place += 1
                if letters[begin] != lone:
                    continue
                marks[words] = mark_with(0, lone)
            words += 1
        lines.ends[number] = words
        number += 1
    lines.marks = marks
    return lines


def cut_words(str text not None, Folding folding not None, str alone not None):
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), place = 0, end, begin
    cdef uint32_t lone = ord(alone)
    cdef uint64_t mark
    cdef bytes memory = PyBytes_FromStringAndSize(NULL, (folding.room(text, size) + 1) * sizeof(uint32_t))
    cdef uint32_t *letters = <uint32_t *> PyBytes_AS_STRING(memory)
    end = folding.into(text, size, letters)
    words = []
    while place < end:
        begin, place = place, word_end(letters, place, end, &mark)
        if place == begin:
            place += 1
            if letters[begin] != lone:
                continue
        words.append(PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, letters + begin, place - begin))
    return words
