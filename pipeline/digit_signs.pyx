# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Which digits the texts of a page hold; compiled. `digit_signs.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, Py_UNICODE_ISDECIMAL
from libc.stdint cimport uint8_t, uint16_t, uint32_t

FIGURE = 1
DIGITS = 2
PHONE = 4
DIGIT = 8

cdef enum:
    FIGURE_BIT = 1
    DIGITS_BIT = 2
    PHONE_BIT = 4
    DIGIT_BIT = 8

    FEW = 3  # digits
    ENOUGH = 5
    GAP = 5  # characters between two of them
    OTHER_SCRIPTS = 0x660  # the first digit that is no figure

ctypedef fused Letters:
    uint8_t
    uint16_t
    uint32_t


def digit_signs(texts):
    cdef Py_ssize_t row, count = len(texts)
    found = bytearray(count)
    cdef uint8_t[::1] signs = found
    for row in range(count):
        signs[row] = signs_of(<str?> texts[row])
    return found


cdef uint8_t signs_of(str text) except 255:
    cdef int kind = PyUnicode_KIND(text), near = 0, together = 0, digits = 0
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t place, last = -1
    cdef Py_UCS4 character
    cdef uint8_t signs = 0
    if not may_have_digits(kind, data, len(text)):
        return 0
    for place in range(len(text)):
        character = PyUnicode_READ(kind, data, place)
        if u"0" <= character <= u"9" or (character >= 128 and Py_UNICODE_ISDECIMAL(character)):
            if character < 128:
                signs |= FIGURE_BIT
            signs |= DIGIT_BIT
            digits = min(digits + 1, <int> FEW)
            near = min(near + 1, <int> ENOUGH) if digits > 1 and place - last <= GAP + 1 else 1
            together = min(together + 1, <int> FEW) if digits > 1 and place - last == 1 else 1
            last = place
            if near == ENOUGH:
                signs |= PHONE_BIT
        elif together == FEW and 3 <= place - last <= 5 and capitals_from(kind, data, last + 1, place):
            signs |= PHONE_BIT
    return signs | (DIGITS_BIT if digits == FEW else 0)


cdef inline bint may_have_digits(int kind, void *data, Py_ssize_t length) noexcept:
    """Most texts have none, and that is seen many letters at a time."""
    if kind == 1:
        return any_digit(<uint8_t *> data, length)
    return any_digit(<uint16_t *> data, length) if kind == 2 else any_digit(<uint32_t *> data, length)


cdef bint any_digit(const Letters *letters, Py_ssize_t length) noexcept:
    cdef Py_ssize_t place
    cdef Letters found = 0
    for place in range(length):
        found |= <Letters> (letters[place] - 48) <= 9
        if Letters is not uint8_t:
            found |= letters[place] >= OTHER_SCRIPTS
    return found != 0


cdef bint capitals_from(int kind, void *data, Py_ssize_t start, Py_ssize_t last) noexcept:
    """Whether three capitals end at `last`; a bracket, a blank or a hyphen before them where there is room for it."""
    cdef Py_ssize_t place
    if last - start > 2 and PyUnicode_READ(kind, data, start) == u")":
        start += 1
    if last - start > 2 and (PyUnicode_READ(kind, data, start) == u" " or PyUnicode_READ(kind, data, start) == u"-"):
        start += 1
    if last - start > 2:
        return False
    for place in range(start, last + 1):
        if not u"A" <= PyUnicode_READ(kind, data, place) <= u"Z":
            return False
    return True
