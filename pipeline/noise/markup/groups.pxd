# cython: language_level=3
"""Groups of rows, for the compiled modules beside this one; `groups.pyx` tells the rest."""

from libc.stdint cimport int64_t


cdef Py_ssize_t groups_in(const int64_t[::1] groups) noexcept
