# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Counts over the characters of texts in one pass; compiled. `textcounts.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t

from pipeline.noise.wordtable cimport ABSENT, WordTable, mark_with

import numpy as np

cdef enum:
    PLANE = 0x10000
    LONGEST = 64
    # The kinds of `characters.py`. Letters and digits first: up to OTHER_LETTER a character is part of a word.
    UPPER = 0
    LOWER = 1
    DIGIT = 2
    CJK = 3
    OTHER_LETTER = 4
    STOP = 5
    COMMA = 6
    SEPARATOR = 7
    SYMBOL = 8
    BLANK = 9
    KINDS = 10

FIELDS = (
    "length",
    "words",
    "upper",
    "capitals",
    "digits",
    "stops",
    "commas",
    "separators",
    "symbols",
    "cjk",
    "ends_sentence",
    "starts_lower",
    "function_words",
    "clock",
    "year",
    "at_sign",
    "rights",
)


cdef inline bint in_word(Py_UCS4 letter) noexcept:
    return letter == u"_" or letter.isalnum()


cdef bint tells_time(int width, const void *data, Py_ssize_t size) noexcept:
    r"""True where `\b\d{1,2}[:.h]\d{2}\b|°` is found."""
    cdef Py_ssize_t place, at
    cdef Py_UCS4 letter
    for place in range(size):
        letter = PyUnicode_READ(width, data, place)
        if letter == u"°":
            return True
        if not letter.isdecimal() or (place and in_word(PyUnicode_READ(width, data, place - 1))):
            continue
        at = place + 1
        if at < size and (<Py_UCS4> PyUnicode_READ(width, data, at)).isdecimal():
            at += 1
        if at + 3 > size or PyUnicode_READ(width, data, at) not in (u":", u".", u"h"):
            continue
        if not (<Py_UCS4> PyUnicode_READ(width, data, at + 1)).isdecimal():
            continue
        if not (<Py_UCS4> PyUnicode_READ(width, data, at + 2)).isdecimal():
            continue
        if at + 3 == size or not in_word(PyUnicode_READ(width, data, at + 3)):
            return True
    return False


cdef bint tells_year(int width, const void *data, Py_ssize_t size) noexcept:
    r"""True where `\b(?:19|20)\d\d\b` is found."""
    cdef Py_ssize_t place
    cdef Py_UCS4 first, second
    for place in range(size - 3):
        first, second = PyUnicode_READ(width, data, place), PyUnicode_READ(width, data, place + 1)
        if not ((first == u"1" and second == u"9") or (first == u"2" and second == u"0")):
            continue
        if place and in_word(PyUnicode_READ(width, data, place - 1)):
            continue
        if not (<Py_UCS4> PyUnicode_READ(width, data, place + 2)).isdecimal():
            continue
        if not (<Py_UCS4> PyUnicode_READ(width, data, place + 3)).isdecimal():
            continue
        if place + 4 == size or not in_word(PyUnicode_READ(width, data, place + 4)):
            return True
    return False


def count_texts(
    texts, const uint8_t[::1] kinds, const uint16_t[::1] lower, WordTable functions not None, Py_ssize_t read
):
    cdef Py_ssize_t count = len(texts), number = 0, size, place, words, capitals, said, token
    cdef Py_ssize_t by_kind[KINDS]
    cdef int width, kind, before, last, first
    cdef const void *data
    cdef Py_UCS4 letter
    cdef uint32_t low
    cdef uint32_t letters[LONGEST]
    cdef uint64_t mark
    cdef bint at_sign, rights, odd, closed
    cdef str text
    if kinds.shape[0] != PLANE or lower.shape[0] != PLANE or functions.longest > LONGEST:
        raise ValueError("tables of another size")
    found = np.empty((len(FIELDS), count))
    cdef double[:, ::1] table = found
    for text in texts:
        if text is None:
            raise TypeError("no text")
        size, width, data = PyUnicode_GET_LENGTH(text), PyUnicode_KIND(text), PyUnicode_DATA(text)
        for kind in range(KINDS):
            by_kind[kind] = 0
        words = capitals = said = token = 0
        at_sign = rights = odd = closed = False
        before = last = first = BLANK
        mark = 0
        for place in range(size + 1):
            letter = PyUnicode_READ(width, data, place) if place < size else u"\n"
            kind = kinds[letter] if letter < PLANE else SYMBOL
            if kind == BLANK or letter == u"\t":
                # The end of what `str.split` calls a word.
                if 0 < token <= functions.longest:
                    if odd:
                        said += text[place - token : place].lower() in functions.numbers
                    else:
                        said += functions.find(letters, token, mark) != ABSENT
                token, mark, odd = 0, 0, False
            else:
                if token < functions.longest:
                    low = lower[letter] if letter < PLANE else 0
                    odd |= low == 0
                    letters[token] = low
                    mark = mark_with(mark, low)
                token += 1
            if place == size:
                break
            by_kind[kind] += 1
            if kind <= OTHER_LETTER:
                if last > OTHER_LETTER:
                    words += 1
                    capitals += kind == UPPER
            elif letter == u"@":
                at_sign = True
            elif letter == u"©":
                rights = True
            elif letter == u"(" and place + 2 < size and PyUnicode_READ(width, data, place + 2) == u")":
                rights |= PyUnicode_READ(width, data, place + 1) in (u"c", u"C")
            if place == 0:
                first = kind
            before, last = last, kind
        closed = last == STOP or (last == SYMBOL and before == STOP)
        table[0, number] = size
        table[1, number] = words + <double> by_kind[CJK] / 2
        table[2, number] = by_kind[UPPER]
        table[3, number] = capitals
        table[4, number] = by_kind[DIGIT]
        table[5, number] = by_kind[STOP]
        table[6, number] = by_kind[COMMA]
        table[7, number] = by_kind[SEPARATOR]
        table[8, number] = by_kind[SYMBOL]
        table[9, number] = by_kind[CJK]
        table[10, number] = closed
        table[11, number] = first == LOWER
        table[12, number] = said
        table[13, number] = by_kind[DIGIT] and tells_time(width, data, min(size, read))
        table[14, number] = by_kind[DIGIT] and tells_year(width, data, min(size, read))
        table[15, number] = at_sign
        table[16, number] = rights
        number += 1
    return found
