# cython: language_level=3
"""Lines that were cut into words, for the compiled modules beside this one; `wordcut.pyi` tells the rest."""

from libc.stdint cimport int32_t, uint64_t


cdef class Lines:
    cdef readonly Py_ssize_t count
    cdef uint64_t[::1] marks  # of the words of all lines, one line behind the other
    cdef int32_t[::1] ends, sizes
