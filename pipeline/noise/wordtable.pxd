# cython: language_level=3
"""Words by number, for the compiled modules beside this one; `wordtable.pyi` tells the rest."""

from libc.stdint cimport int32_t, uint32_t, uint64_t

cdef enum:
    ABSENT = -1


cdef inline uint64_t mark_with(uint64_t mark, uint32_t letter) noexcept nogil:
    """The mark (FNV-1a hash) of a word that is one letter longer. That of no letters is 0."""
    return (mark ^ letter) * <uint64_t> 0x100000001b3 + 1


cdef class WordTable:
    cdef readonly Py_ssize_t longest
    cdef readonly dict numbers
    cdef object _memory
    cdef int32_t *_slots
    cdef uint64_t *_marks
    cdef uint32_t *_letters
    cdef int32_t *_starts
    cdef int _shift
    cdef uint64_t _last

    cdef int32_t find(self, const uint32_t *letters, Py_ssize_t length, uint64_t mark) noexcept nogil


cdef class PhraseTree:
    cdef readonly WordTable words
    cdef readonly Py_ssize_t size
    cdef object _memory
    cdef uint64_t *_steps
    cdef int32_t *_nodes
    cdef int _shift
    cdef uint64_t _last

    cdef int32_t follow(self, int32_t node, int32_t word) noexcept nogil
