cdef struct Token:
    Py_ssize_t start  # offset of its first character
    Py_ssize_t end  # and behind its last one
    bint numeric  # it begins with a digit


cdef class Tokenizer:
    cdef Token *found
    cdef Py_ssize_t count
    cdef Py_ssize_t room
    cdef readonly str text

    cdef int read(self, str text) except -1
    cdef bint cut(self, str text, bint cleaned) except -1
