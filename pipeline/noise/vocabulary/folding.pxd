# cython: language_level=3
"""Foldings of spelling, for the compiled modules beside this one; `folding.pyi` tells the rest."""

from libc.stdint cimport uint16_t, uint32_t


cdef class Folding:
    cdef readonly Py_ssize_t most
    cdef object _fold
    cdef dict _others
    cdef object _memory
    cdef uint16_t *_single

    cdef Py_ssize_t room(self, str text, Py_ssize_t size) except -1
    cdef Py_ssize_t into(self, str text, Py_ssize_t size, uint32_t *letters) except -1
