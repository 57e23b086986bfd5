# cython: language_level=3, boundscheck=False, wraparound=False
"""What of a page's text a reader sees; compiled. `cleaning.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_WRITE


cdef extern from "Python.h":
    str PyUnicode_New(Py_ssize_t size, unsigned int widest)


cdef inline bint is_invisible(Py_UCS4 sign) noexcept:
    """Soft hyphens, zero-width characters, direction marks and NULs: in the way of every word list."""
    if sign < 0x2000:
        return sign == 0xAD or sign == 0
    return 0x200B <= sign <= 0x200F or 0x202A <= sign <= 0x202E or sign == 0x2060 or sign == 0xFEFF


cdef inline bint is_plain(Py_UCS4 sign) noexcept:
    """True for most characters of most texts: neither white space nor invisible."""
    return u" " < sign < 0x7F


cpdef str clean_text(str text):
    cdef Py_ssize_t start = 0, stop = len(text), place, length = 0
    cdef int kind = PyUnicode_KIND(text)
    cdef void *signs = PyUnicode_DATA(text)
    cdef Py_UCS4 sign
    cdef unsigned int widest = 0x20
    cdef bint blank = False, clean = True
    while start < stop and PyUnicode_READ(kind, signs, start).isspace():
        start += 1
    while stop > start and PyUnicode_READ(kind, signs, stop - 1).isspace():
        stop -= 1
    for place in range(start, stop):
        sign = PyUnicode_READ(kind, signs, place)
        if not is_plain(sign):
            if sign.isspace():
                clean = clean and sign == u" " and not blank
                blank = True
                continue
            if is_invisible(sign):
                clean = False
                continue
            widest |= <unsigned int> sign
        length += 1 + (blank and length > 0)
        blank = False
    if clean:
        return text[start:stop]
    # Above U+FFFF the bits of several characters may add up to one that does not exist.
    return without(kind, signs, start, stop, PyUnicode_New(length, min(max(widest, 0x7F), <unsigned int> 0x10FFFF)))


cdef str without(int kind, void *signs, Py_ssize_t start, Py_ssize_t stop, str cleaned):
    """Fill a new text, which has room for what is left of characters without what does not belong there."""
    cdef int to_kind = PyUnicode_KIND(cleaned)
    cdef void *to = PyUnicode_DATA(cleaned)
    cdef Py_ssize_t place, length = 0
    cdef Py_UCS4 sign
    cdef bint blank = False
    for place in range(start, stop):
        sign = PyUnicode_READ(kind, signs, place)
        if not is_plain(sign):
            if sign.isspace():
                blank = True
                continue
            if is_invisible(sign):
                continue
        if blank and length > 0:
            PyUnicode_WRITE(to_kind, to, length, u" ")
            length += 1
        PyUnicode_WRITE(to_kind, to, length, sign)
        length += 1
        blank = False
    return cleaned


cpdef bint says_something(str text) except -1:
    cdef Py_UCS4 sign
    for sign in text:
        if sign == u"_" or sign.isalnum():
            return True
    return False
