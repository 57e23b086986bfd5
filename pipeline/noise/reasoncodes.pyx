# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Which of the listed reasons is that of each block; compiled. `reasoncodes.pyi` tells what goes in and out."""

from libc.math cimport log1p
from libc.stdint cimport int64_t, uint8_t

import numpy as np

TOLD = ("link_share", "separators", "said_before", "length", "is_paragraph", "is_heading", "is_contact_line")

cdef enum:
    LINK_SHARE, SEPARATORS, SAID_BEFORE, LENGTH, PARAGRAPH, HEADING, CONTACT

# The order of what `reasons` lists: by place, and of what stays.
cdef enum:
    AGAIN, PARTED, BELOW, LINK_ABOVE, ABOVE, LINK, OTHER, FIRST_CLUE
cdef enum:
    OF_TEXT, OF_HEADING, OF_CONTACT, OF_LIST

cdef double LINKED = 0.5, SIGNS = 0.02, SOME_LETTERS = log1p(3.5)


def reason_codes(
    const double[:, ::1] told,
    const int64_t[::1] clue,
    Py_ssize_t clues,
    const uint8_t[::1] keep,
    Py_ssize_t first,
    Py_ssize_t last,
):
    cdef Py_ssize_t count = keep.shape[0], row
    cdef bint linked
    if not told.shape[1] == clue.shape[0] == count or told.shape[0] != len(TOLD):
        raise ValueError("there is a number for each block")
    found = np.empty(count, np.int64)
    cdef int64_t[::1] codes = found
    for row in range(count):
        linked = told[LINK_SHARE, row] > LINKED
        if keep[row]:
            codes[row] = FIRST_CLUE + clues + (
                OF_CONTACT if told[CONTACT, row] > 0
                else OF_HEADING if told[HEADING, row] > 0
                else OF_TEXT if told[PARAGRAPH, row] > 0
                else OF_LIST
            )
        elif first <= row <= last and told[SAID_BEFORE, row] > 0 and told[LENGTH, row] > SOME_LETTERS:
            codes[row] = AGAIN
        elif row < first and linked and told[SEPARATORS, row] > SIGNS:
            codes[row] = PARTED
        elif clue[row] < clues:
            codes[row] = FIRST_CLUE + clue[row]
        elif row > last:
            codes[row] = BELOW
        elif row < first:
            codes[row] = LINK_ABOVE if linked else ABOVE
        else:
            codes[row] = LINK if linked else OTHER
    return found
