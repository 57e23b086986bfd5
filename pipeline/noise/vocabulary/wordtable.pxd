# cython: language_level=3
"""Words by number, for the compiled modules beside this one; `wordtable.pyi` tells the rest."""

from libc.stdint cimport int32_t, uint32_t, uint64_t

cdef enum:
    ABSENT = -1


cdef inline uint64_t mark_with(uint64_t mark, uint32_t letter) noexcept nogil:
    """The mark of a word that is one letter longer: an FNV-1a hash. That of no letters is 0."""
    return (mark ^ letter) * <uint64_t> 0x100000001b3 + 1


cdef uint64_t mark_of(str word)
cpdef bytes word_marks(words)


cdef struct Slot:
    uint64_t mark
    int32_t number


cdef class MarkTable:
    cdef Slot *slots
    cdef int shift
    cdef uint64_t last

    cdef int make_room(self, Py_ssize_t count) except -1
    cdef int32_t add(self, uint64_t mark, int32_t number) noexcept


cdef class WordTable(MarkTable):
    cdef readonly Py_ssize_t longest
    cdef readonly dict numbers


cdef class PhraseTree(MarkTable):
    cdef readonly WordTable words
    cdef readonly Py_ssize_t size


cdef inline Slot *slot_of(MarkTable table, uint64_t mark) noexcept nogil:
    """Where a mark stands, or would."""
    cdef uint64_t place = (mark * <uint64_t> 0x9E3779B97F4A7C15) >> table.shift
    while table.slots[place].number != ABSENT and table.slots[place].mark != mark:
        place = (place + 1) & table.last
    return table.slots + place


cdef inline int32_t find(MarkTable table, uint64_t mark) noexcept nogil:
    """The number of a mark, ABSENT for one that has none."""
    return slot_of(table, mark).number


cdef inline int32_t follow(PhraseTree tree, int32_t node, int32_t word) noexcept nogil:
    """The node that a word leads to from a node, ABSENT where no phrase goes on so."""
    if node == ABSENT or word == ABSENT:
        return ABSENT
    return find(tree, <uint64_t> node << 32 | <uint64_t> word)
