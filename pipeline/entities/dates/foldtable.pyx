# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""A text, character by character in the spelling of a table; compiled. `foldtable.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_New, PyUnicode_READ, PyUnicode_WRITE


def fold_by_table(str text not None, str table not None):
    cdef int kind = PyUnicode_KIND(text), table_kind = PyUnicode_KIND(table), folded_kind
    cdef void *data = PyUnicode_DATA(text)
    cdef void *table_data = PyUnicode_DATA(table)
    cdef void *folded_data
    cdef Py_ssize_t length = len(text), size = len(table), place, kept = 0
    cdef Py_UCS4 character, plain, largest = 0
    cdef list offsets
    for place in range(length):
        character = PyUnicode_READ(kind, data, place)
        plain = PyUnicode_READ(table_kind, table_data, <Py_ssize_t> character) if character < size else character
        if plain or not character:
            kept += 1
            largest = max(largest, plain)
    folded = PyUnicode_New(kept, largest)
    folded_kind, folded_data = PyUnicode_KIND(folded), PyUnicode_DATA(folded)
    offsets = [] if kept < length else None
    kept = 0
    for place in range(length):
        character = PyUnicode_READ(kind, data, place)
        plain = PyUnicode_READ(table_kind, table_data, <Py_ssize_t> character) if character < size else character
        if plain or not character:
            PyUnicode_WRITE(folded_kind, folded_data, kept, plain)
            kept += 1
            if offsets is not None:
                offsets.append(place)
    return folded, offsets
