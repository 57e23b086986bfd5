# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The weights of n-grams, of the shapes of words and of whole words, in tables; compiled, for `wordscores` alone."""

cimport cython
from libc.stdint cimport int8_t, int16_t, int32_t, uint64_t
from libc.string cimport memcpy, memset

import numpy as np

from pipeline.language.wordletters cimport BITS, MOST_LETTERS, OTHER, SMALL, Word, hash_of, put_letters, same_letters

cdef uint64_t SPREAD = 0x9E3779B97F4A7C15  # Knuth, TAOCP 3, 6.4: multiples of the golden ratio spread keys evenly


cdef void *hold(list held, array) except NULL:
    """Keep a numpy array as long as the list; where its numbers stand."""
    cdef unsigned char[::1] numbers = array.reshape(-1).view(np.uint8)
    held.append(array)
    return &numbers[0]


cdef uint64_t slots_for(Py_ssize_t count) noexcept:
    """Slots of a table that is at most half full."""
    cdef uint64_t slots = 16
    while slots < 2 * <uint64_t> count:
        slots *= 2
    return slots


cdef int bits_of(uint64_t slots) noexcept:
    cdef int bits = 0
    while slots > 1:
        slots //= 2
        bits += 1
    return bits


@cython.final
cdef class NgramWeights:
    """What goes in is that of `WordScores`."""

    def __init__(self, names, shapes, weights, int classes):
        cdef Py_ssize_t row, column, shape, count = len(names), wholes = sum([len(name) > LONGEST_NGRAM for name in names])
        self.classes = classes
        if not 0 < classes <= COLUMNS or weights.shape != (count, classes):
            raise ValueError("a row of weights for each name, a column for each class")
        cdef const int8_t[:, ::1] rows = np.ascontiguousarray(weights, np.int8)
        cdef uint64_t slots = slots_for(count), hash_slots = slots_for(wholes)
        self.mask, self.shift, self.hash_mask = slots - 1, 64 - bits_of(slots), hash_slots - 1
        self.whole_count = 0
        self.held = []
        self.ngrams = <Ngram *> hold(self.held, np.zeros(slots * sizeof(Ngram), np.uint8))
        self.hashes = <uint64_t *> hold(self.held, np.zeros(hash_slots, np.uint64))
        self.places = <int32_t *> hold(self.held, np.zeros(hash_slots, np.int32))
        self.wholes = <LongWord *> hold(self.held, np.zeros((wholes + 1) * sizeof(LongWord), np.uint8))
        memset(self.shapes, 0, sizeof(self.shapes))
        for row in range(count):
            self.keep(names[row], &rows[row, 0])
            if names[row] in shapes:
                shape = shapes.index(names[row])
                for column in range(self.classes):
                    self.shapes[shape][column] = rows[row, column]

    cdef int keep(self, str name, const int8_t *weights) except -1:
        """Put an n-gram or a whole word into the tables."""
        cdef Word word
        cdef LongWord *whole
        cdef uint64_t key = 0, slot, hash
        cdef int place
        if not 0 < len(name) <= MOST_LETTERS or max(name) >= chr(OTHER):
            raise ValueError(f"no letters of a word: {name!r}")
        put_letters(&word, name)
        word.shape = SMALL
        if word.count <= LONGEST_NGRAM:
            for place in range(word.count):
                key |= <uint64_t> word.letters[place] << (BITS * place)
            slot = self.home(key)
            while self.ngrams[slot].key:
                slot = (slot + 1) & self.mask
            self.ngrams[slot].key = key
            memcpy(self.ngrams[slot].weights, weights, self.classes)
        else:
            hash = hash_of(&word)
            slot = hash & self.hash_mask
            while self.hashes[slot]:
                slot = (slot + 1) & self.hash_mask
            self.hashes[slot] = hash
            self.places[slot] = self.whole_count
            whole = &self.wholes[self.whole_count]
            whole.word = word
            for place in range(self.classes):
                whole.sums[place] = weights[place]
            self.whole_count += 1
        return 0

    cdef inline uint64_t home(self, uint64_t key) noexcept:
        return (key * SPREAD) >> self.shift

    cdef void add_up(self, int16_t *sums, const Word *word, uint64_t hash) noexcept:
        memcpy(sums, self.shapes[word.shape], COLUMNS * sizeof(int16_t))
        self.add_ngrams(sums, word)
        if word.count > LONGEST_NGRAM:
            self.add_whole(sums, word, hash)

    cdef void add_ngrams(self, int16_t *sums, const Word *word) noexcept:
        """The table is larger than the nearest caches: all keys are asked for before the first one is looked at."""
        cdef uint64_t keys[MOST_LETTERS * LONGEST_NGRAM]
        cdef uint64_t key, slot
        cdef int first, length, place, column, count = 0
        for first in range(word.count):
            key = 0
            for length in range(min(<int> LONGEST_NGRAM, word.count - first)):
                if word.letters[first + length] == OTHER:
                    break
                key |= <uint64_t> word.letters[first + length] << (BITS * length)
                if length == 0 and (first == 0 or first == word.count - 1):
                    continue  # an edge alone
                keys[count] = key
                count += 1
                fetch(&self.ngrams[self.home(key)])
        for place in range(count):
            key = keys[place]
            slot = self.home(key)
            while self.ngrams[slot].key:
                if self.ngrams[slot].key == key:
                    for column in range(COLUMNS):
                        sums[column] += self.ngrams[slot].weights[column]
                    break
                slot = (slot + 1) & self.mask

    cdef void add_whole(self, int16_t *sums, const Word *word, uint64_t hash) noexcept:
        cdef uint64_t slot = hash & self.hash_mask
        cdef const LongWord *whole
        cdef int column
        while self.hashes[slot]:
            whole = &self.wholes[self.places[slot]]
            if self.hashes[slot] == hash and same_letters(&whole.word, word):
                for column in range(COLUMNS):
                    sums[column] += whole.sums[column]
                return
            slot = (slot + 1) & self.hash_mask
