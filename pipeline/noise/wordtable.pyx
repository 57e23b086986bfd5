# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Words and phrases by number; compiled. `wordtable.pyi` tells what goes in and out."""

from libc.string cimport memcmp

import numpy as np


cdef inline uint64_t slot_of(uint64_t mark, int shift) noexcept nogil:
    return (mark * <uint64_t> 0x9E3779B97F4A7C15) >> shift


def _room(Py_ssize_t count):
    """How many bits number the slots of a table that is at most half full."""
    return max(1, (2 * count).bit_length())


cdef class WordTable:
    def __init__(self, words):
        cdef const int32_t[::1] starts
        cdef uint64_t mark, slot
        cdef Py_ssize_t number, place
        self.numbers = {word: number for number, word in enumerate(dict.fromkeys(words)) if word}
        self.numbers = {word: number for number, word in enumerate(self.numbers)}
        bits = _room(len(self.numbers))
        ends = np.cumsum([0, *map(len, self.numbers)], dtype=np.int32)
        letters = np.array([ord(letter) for word in self.numbers for letter in word] or [0], np.uint32)
        self.longest = max(map(len, self.numbers), default=0)
        slots, marks = np.full(1 << bits, ABSENT, np.int32), np.zeros(1 << bits, np.uint64)
        self._memory = (slots, marks, letters, ends)
        self._slots = <int32_t *> <size_t> slots.ctypes.data
        self._marks = <uint64_t *> <size_t> marks.ctypes.data
        self._letters = <uint32_t *> <size_t> letters.ctypes.data
        self._starts = <int32_t *> <size_t> ends.ctypes.data
        self._shift = 64 - bits
        self._last = (<uint64_t> 1 << bits) - 1
        for number in range(len(self.numbers)):
            mark = 0
            for place in range(self._starts[number], self._starts[number + 1]):
                mark = mark_with(mark, self._letters[place])
            slot = slot_of(mark, self._shift)
            while self._slots[slot] != ABSENT:
                slot = (slot + 1) & self._last
            self._slots[slot], self._marks[slot] = number, mark

    def __len__(self):
        return len(self.numbers)

    cdef int32_t find(self, const uint32_t *letters, Py_ssize_t length, uint64_t mark) noexcept nogil:
        """The number of a word, ABSENT for another one. mark: of its letters."""
        cdef uint64_t slot = slot_of(mark, self._shift)
        cdef int32_t number, start
        while True:
            number = self._slots[slot]
            if number == ABSENT:
                return ABSENT
            if self._marks[slot] == mark:
                start = self._starts[number]
                if self._starts[number + 1] - start == length:
                    if memcmp(self._letters + start, letters, length * sizeof(uint32_t)) == 0:
                        return number
            slot = (slot + 1) & self._last


cdef class PhraseTree:
    def __init__(self, phrases):
        cdef uint64_t step, slot
        phrases = [phrase for phrase in phrases if phrase]
        self.words = WordTable([word for phrase in phrases for word in phrase])
        numbers = self.words.numbers
        known = {}
        for phrase in phrases:
            node = 0
            for word in phrase:
                node = known.setdefault((node, numbers[word]), len(known) + 1)
        self.size = len(known) + 1
        bits = _room(len(known))
        steps, nodes = np.zeros(1 << bits, np.uint64), np.full(1 << bits, ABSENT, np.int32)
        self._memory = (steps, nodes)
        self._steps = <uint64_t *> <size_t> steps.ctypes.data
        self._nodes = <int32_t *> <size_t> nodes.ctypes.data
        self._shift = 64 - bits
        self._last = (<uint64_t> 1 << bits) - 1
        for (node, word), following in known.items():
            step = <uint64_t> <int32_t> node << 32 | <uint64_t> <int32_t> word
            slot = slot_of(step, self._shift)
            while self._nodes[slot] != ABSENT:
                slot = (slot + 1) & self._last
            self._steps[slot], self._nodes[slot] = step, following

    def node(self, phrase):
        cdef int32_t node = 0
        for word in phrase:
            number = self.words.numbers.get(word, ABSENT)
            node = self.follow(node, number) if number != ABSENT else ABSENT
            if node == ABSENT:
                break
        return node

    cdef int32_t follow(self, int32_t node, int32_t word) noexcept nogil:
        """The node that a word leads to from a node, ABSENT where no phrase goes on so."""
        cdef uint64_t step = <uint64_t> node << 32 | <uint64_t> word
        cdef uint64_t slot = slot_of(step, self._shift)
        while True:
            if self._nodes[slot] == ABSENT or self._steps[slot] == step:
                return self._nodes[slot]
            slot = (slot + 1) & self._last
