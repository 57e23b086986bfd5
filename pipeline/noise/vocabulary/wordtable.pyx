# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Words and phrases by number; compiled. `wordtable.pyi` tells what goes in and out."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.stdlib cimport free, malloc


cdef uint64_t mark_of(str word):
    cdef uint64_t mark = 0
    cdef Py_UCS4 letter
    for letter in word:
        mark = mark_with(mark, letter)
    return mark


cpdef bytes word_marks(words):
    cdef bytes found = PyBytes_FromStringAndSize(NULL, len(words) * sizeof(uint64_t))
    cdef uint64_t *marks = <uint64_t *> PyBytes_AS_STRING(found)
    cdef Py_ssize_t place = 0
    for word in words:
        marks[place] = mark_of(word)
        place += 1
    return found


cdef class MarkTable:
    """A hash table with open addressing, at most half full. A mark and its number are one read."""

    def __cinit__(self, *_):
        self.slots = NULL

    def __dealloc__(self):
        free(self.slots)

    cdef int make_room(self, Py_ssize_t count) except -1:
        """Ready the table for so many marks; once."""
        cdef int bits = 1
        cdef Py_ssize_t slot
        while <Py_ssize_t> 1 << bits < 2 * count:
            bits += 1
        self.slots = <Slot *> malloc(sizeof(Slot) << bits)
        if self.slots == NULL:
            raise MemoryError
        self.shift, self.last = 64 - bits, (<uint64_t> 1 << bits) - 1
        for slot in range(<Py_ssize_t> 1 << bits):
            self.slots[slot].number = ABSENT
        return 0

    cdef int32_t add(self, uint64_t mark, int32_t number) noexcept:
        """Give a mark this number, where it has none. Returns the number that it has."""
        cdef Slot *slot = slot_of(self, mark)
        if slot.number == ABSENT:
            slot.mark, slot.number = mark, number
        return slot.number


cdef class WordTable(MarkTable):
    def __init__(self, words):
        self.numbers = {}
        for word in words:
            if word:
                self.numbers.setdefault(word, len(self.numbers))
        self.longest = max(map(len, self.numbers), default=0)
        self.make_room(len(self.numbers))
        for word, number in self.numbers.items():
            self.add(mark_of(word), number)

    def __len__(self):
        return len(self.numbers)


cdef class PhraseTree(MarkTable):
    def __init__(self, phrases):
        cdef int32_t node
        phrases = [phrase for phrase in phrases if phrase]
        self.words = WordTable([word for phrase in phrases for word in phrase])
        self.make_room(sum(map(len, phrases)))
        self.size = 1
        for phrase in phrases:
            node = 0
            for word in phrase:
                node = self.add(<uint64_t> node << 32 | <uint64_t> <int32_t> self.words.numbers[word], self.size)
                self.size += node == self.size

    def node(self, phrase):
        cdef int32_t node = 0
        for word in phrase:
            node = follow(self, node, self.words.numbers.get(word, ABSENT))
        return node
