# cython: language_level=3, boundscheck=False, wraparound=False
"""Which links may lead to a number or an address, by their first letter; compiled. `link_signs.pyi` tells what goes in
and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ
from libc.stdint cimport uint8_t

cdef enum:
    ASCII = 128


cdef class LinkSigns:
    cdef uint8_t[ASCII] begins  # whether one of the schemes does, by its first letter

    def __init__(self, schemes):
        firsts = {scheme[0].lower() for scheme in schemes}
        for code in range(ASCII):
            self.begins[code] = chr(code).lower() in firsts

    def with_contacts(self, blocks, Py_ssize_t longest):
        cdef list found = []
        cdef tuple links
        cdef str link
        cdef Py_UCS4 first
        for block in blocks:
            links = block.links
            for link in links:
                if not PyUnicode_GET_LENGTH(link):
                    continue
                first = PyUnicode_READ(PyUnicode_KIND(link), PyUnicode_DATA(link), 0)
                if first < ASCII and self.begins[first]:
                    if len(block.text) <= longest:
                        found.append(block)
                    break
        return found
