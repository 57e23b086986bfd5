# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Which words of a text stand in lower case; compiled. `lower_words.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ
from libc.stdint cimport uint32_t, uint64_t
from libc.stdlib cimport calloc, free

from pipeline.entities.cities.nameletters cimport SMALL, is_alnum, is_apostrophe, what

cdef enum:
    SHORTEST = 2  # letters
    FEWEST_SLOTS = 64

cdef uint64_t SALT = <uint64_t> hash("which letters fall into one slot is no page's to know")


cdef struct Word:
    uint64_t mark
    Py_ssize_t start
    Py_ssize_t size  # 0 where there is none


cdef inline bint in_word(Py_UCS4 character) noexcept:
    return character == u"_" or is_alnum(character)


cdef inline bint holds_on(Py_UCS4 character) noexcept:
    """Whether what stands behind a character is no word of its own: the second half of "c'est", "v.chr", "e-mail"."""
    return in_word(character) or is_apostrophe(character) or character == u"." or character == u"-"


cdef class LowerWords:
    cdef str text
    cdef Word *words  # open addressing, at most half full; NULL until the first question
    cdef uint64_t last

    def __cinit__(self, str text not None):
        self.text = text
        self.words = NULL

    def __dealloc__(self):
        free(self.words)

    def __contains__(self, word):
        if not isinstance(word, str):
            return False
        if self.words == NULL:
            self.gather()
        return self.slot_of(word, 0, PyUnicode_GET_LENGTH(word)).size != 0

    cdef int gather(self) except -1:
        cdef int kind = PyUnicode_KIND(self.text)
        cdef const void *data = PyUnicode_DATA(self.text)
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(self.text), slots = FEWEST_SLOTS, place = 0, start
        cdef Word *slot
        while slots * (SHORTEST + 1) < 2 * length:  # a word takes as many characters at least, one between it and the next
            slots *= 2
        self.words = <Word *> calloc(slots, sizeof(Word))
        if self.words == NULL:
            raise MemoryError
        self.last = slots - 1
        while place < length:
            start = place
            while place < length and in_word(PyUnicode_READ(kind, data, place)):
                place += 1
            if place - start >= SHORTEST and what(PyUnicode_READ(kind, data, start)) & SMALL:
                if start == 0 or not holds_on(PyUnicode_READ(kind, data, start - 1)):
                    slot = self.slot_of(self.text, start, place - start)
                    slot.start, slot.size = start, place - start
            place += 1
        return 0

    cdef Word *slot_of(self, str source, Py_ssize_t start, Py_ssize_t size):
        """Where a word of a text stands, or would: that place then bears its mark."""
        cdef int kind = PyUnicode_KIND(source), own_kind = PyUnicode_KIND(self.text)
        cdef const void *data = PyUnicode_DATA(source)
        cdef const void *own = PyUnicode_DATA(self.text)
        cdef uint64_t mark = SALT, place
        cdef Py_ssize_t at
        cdef Word *slot
        for at in range(start, start + size):
            mark = (mark ^ <uint32_t> PyUnicode_READ(kind, data, at)) * <uint64_t> 0x9E3779B97F4A7C15
            mark ^= mark >> 29
        place = mark & self.last
        while True:
            slot = &self.words[place]
            if slot.size == 0:
                slot.mark = mark
                return slot
            if slot.mark == mark and slot.size == size:
                for at in range(size):
                    if PyUnicode_READ(own_kind, own, slot.start + at) != PyUnicode_READ(kind, data, start + at):
                        break
                else:
                    return slot
            place = (place + 1) & self.last
