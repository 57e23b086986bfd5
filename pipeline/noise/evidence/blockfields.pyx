# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""What blocks have beside their texts, as columns; compiled. `blockfields.pyi` tells what goes in and out."""

from libc.stdint cimport int64_t

import numpy as np


def read_fields(blocks, tuple kinds not None, tuple outside not None, str mark not None):
    cdef Py_ssize_t count = len(blocks), place, code, away
    found = np.zeros((6, count))
    cdef double[:, ::1] fields = found
    cdef tuple links, marks
    cdef object kind
    cdef str link
    for place in range(count):
        block = blocks[place]
        kind, links, marks = block.kind, block.links, block.marks
        fields[0, place] = block.link_share
        for code in range(len(kinds)):
            if kinds[code] is kind:
                fields[1, place] = code
        fields[2, place] = block.level
        if marks:
            fields[5, place] = mark in marks
        if links:
            away = 0
            for link in links:
                away += link.startswith(outside)
            fields[3, place], fields[4, place] = len(links), away / <double> len(links)
    return found


def text_lengths(blocks):
    cdef Py_ssize_t place = 0
    cdef str text
    found = np.empty(len(blocks), np.int64)
    cdef int64_t[::1] lengths = found
    for block in blocks:
        text = block.text
        lengths[place] = len(text)
        place += 1
    return found
