cdef float row_sum(const float *row, Py_ssize_t columns) noexcept
