# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Counts over the characters of texts in one pass; compiled. `textcounts.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t
from libc.string cimport memset

from pipeline.noise.vocabulary.wordtable cimport ABSENT, WordTable, find, mark_of, mark_with

import numpy as np

cdef enum:
    PLANE = 0x10000
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


ctypedef fused Letter:
    uint8_t
    uint16_t
    uint32_t


cdef struct Counts:
    Py_ssize_t of_kind[KINDS]
    Py_ssize_t words, capitals
    bint at_sign, rights, ends_sentence, starts_lower


cdef inline bint in_word(Py_UCS4 letter) noexcept:
    return letter == u"_" or letter.isalnum()


cdef inline bint is_decimal(Py_UCS4 letter) noexcept:
    if letter < 128:
        return u"0" <= letter <= u"9"
    return letter.isdecimal()


cdef bint tells_time(const Letter *text, Py_ssize_t size) noexcept:
    r"""True where `\b\d{1,2}[:.h]\d{2}\b|°` is found."""
    cdef Py_ssize_t place, at
    for place in range(size):
        if text[place] == 0xB0:
            return True
        if not is_decimal(text[place]) or (place and in_word(text[place - 1])):
            continue
        at = place + 1
        at += at < size and is_decimal(text[at])
        if at + 3 > size or not (text[at] == c":" or text[at] == c"." or text[at] == c"h"):
            continue
        if is_decimal(text[at + 1]) and is_decimal(text[at + 2]) and not (at + 3 < size and in_word(text[at + 3])):
            return True
    return False


cdef bint tells_year(const Letter *text, Py_ssize_t size) noexcept:
    r"""True where `\b(?:19|20)\d\d\b` is found."""
    cdef Py_ssize_t place
    for place in range(size - 3):
        if not ((text[place] == c"1" and text[place + 1] == c"9") or (text[place] == c"2" and text[place + 1] == c"0")):
            continue
        if (place and in_word(text[place - 1])) or (place + 4 < size and in_word(text[place + 4])):
            continue
        if is_decimal(text[place + 2]) and is_decimal(text[place + 3]):
            return True
    return False


cdef Counts count_kinds(const Letter *text, Py_ssize_t size, const uint8_t *kinds) noexcept:
    cdef Counts counts
    cdef Py_ssize_t place
    cdef int kind, before = BLANK, last = BLANK
    cdef uint32_t letter
    memset(&counts, 0, sizeof(Counts))
    if size and text[0] < PLANE:
        counts.starts_lower = kinds[text[0]] == LOWER
    for place in range(size):
        letter = text[place]
        kind = kinds[letter] if Letter is not uint32_t or letter < PLANE else SYMBOL
        counts.of_kind[kind] += 1
        counts.words += (kind <= OTHER_LETTER) & (last > OTHER_LETTER)
        counts.capitals += (kind == UPPER) & (last > OTHER_LETTER)
        if kind == SYMBOL:
            counts.at_sign |= letter == c"@"
            counts.rights |= letter == 0xA9  # the sign of copyright
            if letter == c"(" and place + 2 < size and text[place + 2] == c")":
                counts.rights |= text[place + 1] == c"c" or text[place + 1] == c"C"
        before, last = last, kind
    counts.ends_sentence = last == STOP or (last == SYMBOL and before == STOP)
    return counts


cdef Py_ssize_t count_functions(
    const Letter *text, Py_ssize_t size, str whole, const uint8_t *kinds, const uint16_t *lower, WordTable functions
) except -1:
    """How many of what `str.split` calls words are function words."""
    cdef Py_ssize_t place = 0, begin, found = 0
    cdef uint32_t letter, low
    cdef uint64_t mark
    cdef bint plain
    while place < size:
        begin, mark, plain = place, 0, True
        while place < size:
            letter = text[place]
            if letter < PLANE and (kinds[letter] == BLANK or letter == c"\t"):
                break
            if place - begin < functions.longest:
                low = lower[letter] if letter < PLANE else 0
                plain &= low != 0
                mark = mark_with(mark, low)
            place += 1
        if begin < place <= begin + functions.longest:
            if not plain:
                mark = mark_of(whole[begin:place].lower())
            found += find(functions, mark) != ABSENT
        place += 1
    return found


cdef int fill(
    const Letter *text,
    Py_ssize_t size,
    str whole,
    const uint8_t *kinds,
    const uint16_t *lower,
    WordTable functions,
    Py_ssize_t read,
    double[:, ::1] table,
    Py_ssize_t at,
) except -1:
    cdef Counts counts = count_kinds(text, size, kinds)
    table[0, at] = size
    table[1, at] = counts.words + <double> counts.of_kind[CJK] / 2
    table[2, at] = counts.of_kind[UPPER]
    table[3, at] = counts.capitals
    table[4, at] = counts.of_kind[DIGIT]
    table[5, at] = counts.of_kind[STOP]
    table[6, at] = counts.of_kind[COMMA]
    table[7, at] = counts.of_kind[SEPARATOR]
    table[8, at] = counts.of_kind[SYMBOL]
    table[9, at] = counts.of_kind[CJK]
    table[10, at] = counts.ends_sentence
    table[11, at] = counts.starts_lower
    table[12, at] = count_functions(text, size, whole, kinds, lower, functions)
    table[13, at] = counts.of_kind[DIGIT] and tells_time(text, min(size, read))
    table[14, at] = counts.of_kind[DIGIT] and tells_year(text, min(size, read))
    table[15, at] = counts.at_sign
    table[16, at] = counts.rights
    return 0


def count_texts(
    texts, const uint8_t[::1] kinds, const uint16_t[::1] lower, WordTable functions not None, Py_ssize_t read
):
    cdef Py_ssize_t number = 0, size
    cdef int width
    cdef const void *data
    cdef str text
    if kinds.shape[0] != PLANE or lower.shape[0] != PLANE:
        raise ValueError("tables of another size")
    found = np.empty((len(FIELDS), len(texts)))
    cdef double[:, ::1] table = found
    for text in texts:
        if text is None:
            raise TypeError("no text")
        size, width, data = PyUnicode_GET_LENGTH(text), PyUnicode_KIND(text), PyUnicode_DATA(text)
        if width == 1:
            fill(<const uint8_t *> data, size, text, &kinds[0], &lower[0], functions, read, table, number)
        elif width == 2:
            fill(<const uint16_t *> data, size, text, &kinds[0], &lower[0], functions, read, table, number)
        else:
            fill(<const uint32_t *> data, size, text, &kinds[0], &lower[0], functions, read, table, number)
        number += 1
    return found
