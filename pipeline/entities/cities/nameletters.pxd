# cython: language_level=3
"""What the characters of names are, for the compiled modules beside this one: asking Python takes longer than all else
that they do with most."""

from cpython.unicode cimport Py_UNICODE_ISALNUM, Py_UNICODE_ISUPPER
from libc.stdint cimport uint8_t

cdef enum:
    NEAR = 0x250  # characters below have a table

    ALNUM = 1  # what a character is
    CAPITAL = 2
    APOSTROPHE = 4
    SMALL = 8

cdef uint8_t[NEAR] IS_WHAT


cdef inline bint is_apostrophe(Py_UCS4 character) noexcept:
    return character == u"'" or character == u"’"


cdef inline uint8_t asked(Py_UCS4 character) noexcept:
    """What a character is. A capital is one of the Latin alphabet, with marks or without; a small letter one of its
    first four blocks, in the last two of which every letter may stand for one."""
    cdef bint latin = 0x41 <= character < 0x250 or 0x1E00 <= character < 0x1F00
    cdef bint small = u"a" <= character <= u"z" or u"ß" <= character <= u"ö" or u"ø" <= character <= u"ÿ"
    return (
        (ALNUM if Py_UNICODE_ISALNUM(character) else 0)
        | (CAPITAL if latin and Py_UNICODE_ISUPPER(character) else 0)
        | (APOSTROPHE if is_apostrophe(character) else 0)
        | (SMALL if small or 0x101 <= character < 0x250 else 0)
    )


cdef inline uint8_t what(Py_UCS4 character) noexcept:
    return IS_WHAT[character] if character < NEAR else asked(character)


cdef inline bint is_alnum(Py_UCS4 character) noexcept:
    return what(character) & ALNUM
