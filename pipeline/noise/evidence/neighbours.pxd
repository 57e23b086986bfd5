# cython: language_level=3
"""What stands around each row of a column, for the compiled modules beside this one; `neighbours.pyx` tells the rest."""

from libc.stdint cimport uint8_t


cdef void fill_shifted(const double *column, Py_ssize_t count, Py_ssize_t by, double fill, double *into) noexcept nogil
cdef void sum_up(const double *column, const double *weights, Py_ssize_t count, double *sums) noexcept nogil
cdef void fill_means(
    const double *sums, const double *sizes, Py_ssize_t count, Py_ssize_t reach, double *into
) noexcept nogil
cdef void fill_since(const uint8_t *flags, Py_ssize_t count, double most, double *into) noexcept nogil
cdef void fill_until(const uint8_t *flags, Py_ssize_t count, double most, double *into) noexcept nogil
