# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""What the letters of a text's words say, summed; compiled. `wordscores.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND
from libc.stdint cimport int16_t, int32_t, uint64_t
from libc.string cimport memcmp, memcpy, memset

import numpy as np

from pipeline.language.ngramweights cimport COLUMNS, LONGEST_NGRAM, LongWord, NgramWeights, fetch, hold
from pipeline.language.tokenizer cimport Token, Tokenizer
from pipeline.language.wordletters cimport (
    LONGEST_WORD,
    NUMBER,
    PACKS,
    SHORT,
    Word,
    hash_of,
    read_word,
    same_letters,
)

cdef enum:
    WORDS_READ = 40  # of a text
    REMEMBERED_BITS = 16
    REMEMBERED = 1 << REMEMBERED_BITS  # short words
    REMEMBERED_LONG = 4096
    LINE = 64  # bytes of the cache that come together
    BATCH = 128  # words that are read before the first one is looked for

cdef uint64_t SPREAD = 0x9E3779B97F4A7C15, SECOND_SPREAD = 0xC2B2AE3D27D4EB4F, THIRD_SPREAD = 0x165667B19E3779F9  # odd

LETTERS_OF_NGRAM = LONGEST_NGRAM
LETTERS_OF_WORD = LONGEST_WORD

cdef struct ShortWord:
    int16_t sums[COLUMNS]
    uint64_t packed[PACKS]
    uint64_t room  # it is as long as a line of the cache

cdef struct Text:
    Py_ssize_t row
    int first  # of its words in the batch
    int count


cdef inline uint64_t home_of(const Word *word) noexcept:
    """Where a short word is remembered: a multilinear hash (Dietzfelbinger, STACS 1996)."""
    cdef uint64_t mixed = word.packed[0] * SPREAD + word.packed[1] * SECOND_SPREAD + word.packed[2] * THIRD_SPREAD
    return mixed >> (64 - REMEMBERED_BITS)


cdef void sum_rows(float (*rows)[COLUMNS], Py_ssize_t count) noexcept:
    """Leave the sum of the rows in the first of them. Eight lanes lose less to rounding than one sum does."""
    cdef Py_ssize_t row, lane, lanes = 8, even = count - count % lanes
    cdef int column
    for row in range(lanes, even):
        for column in range(COLUMNS):
            rows[row % lanes][column] += rows[row][column]
    if count >= lanes:
        while lanes > 1:
            for lane in range(lanes // 2):
                for column in range(COLUMNS):
                    rows[lane][column] = rows[2 * lane][column] + rows[2 * lane + 1][column]
            lanes //= 2
    for row in range(max(even, <Py_ssize_t> 1), count):
        for column in range(COLUMNS):
            rows[0][column] += rows[row][column]
    if count == 0:
        memset(rows, 0, sizeof(rows[0]))


cdef class WordScores:
    cdef NgramWeights weights
    cdef const int16_t *number  # the weights of a number
    cdef list held  # the arrays that the pointers point into
    cdef float *bias
    cdef ShortWord *remembered
    cdef LongWord *remembered_long
    cdef float scale
    cdef int classes

    def __init__(self, names, shapes, weights, double scale, bias):
        self.classes = len(bias)
        self.weights = NgramWeights(names, shapes, weights, self.classes)
        self.number = self.weights.shapes[NUMBER]
        self.scale = scale
        self.held = []
        self.bias = <float *> hold(self.held, np.array(bias, np.float32))
        self.remembered = <ShortWord *> self.hold_lines(REMEMBERED * sizeof(ShortWord))
        self.remembered_long = <LongWord *> hold(self.held, np.zeros(REMEMBERED_LONG * sizeof(LongWord), np.uint8))

    cdef void *hold_lines(self, size_t size) except NULL:
        """So much memory, from the beginning of a line of the cache."""
        cdef size_t place = <size_t> hold(self.held, np.zeros(size + LINE, np.uint8))
        return <void *> (place + (LINE - place % LINE) % LINE)

    def scores(self, texts):
        cdef Tokenizer tokenizer = Tokenizer()
        cdef Py_ssize_t row, place, count, letters
        cdef Token token
        cdef double step
        cdef Word words[BATCH]
        cdef Text waiting[BATCH]
        cdef int filled = 0, held = 0, kind
        cdef void *data
        found = np.empty((len(texts), self.classes), np.float32)
        sizes = np.empty((2, len(texts)), np.int32)
        cdef float[:, ::1] totals = found
        cdef int32_t[:, ::1] counts = sizes
        for row in range(len(texts)):
            tokenizer.read(<str?> texts[row])
            kind, data = PyUnicode_KIND(tokenizer.text), PyUnicode_DATA(tokenizer.text)
            count = tokenizer.count
            letters = 0
            for place in range(count):
                if not tokenizer.found[place].numeric:
                    letters += tokenizer.found[place].end - tokenizer.found[place].start
            counts[0, row] = <int32_t> min(count, <Py_ssize_t> 0x7FFFFFFF)
            counts[1, row] = <int32_t> min(letters, <Py_ssize_t> 0x7FFFFFFF)
            step = <double> count / WORDS_READ if count > WORDS_READ else 1.0
            count = min(count, <Py_ssize_t> WORDS_READ)
            if held == BATCH or filled + count > BATCH:
                self.sum_up(waiting, held, words, totals)
                held = filled = 0
            waiting[held] = Text(row, filled, <int> count)
            held += 1
            for place in range(count):
                token = tokenizer.found[<Py_ssize_t> (place * step)]
                if token.numeric:
                    words[filled].shape = NUMBER
                else:
                    read_word(&words[filled], tokenizer.text, kind, data, token.start, token.end)
                    if words[filled].count <= SHORT:
                        fetch(&self.remembered[home_of(&words[filled])])
                filled += 1
        self.sum_up(waiting, held, words, totals)
        return found, sizes[0], sizes[1]

    cdef void sum_up(self, const Text *texts, int held, const Word *words, float[:, ::1] totals) noexcept:
        """The totals of some texts from their words."""
        cdef float said[WORDS_READ][COLUMNS]
        cdef const int16_t *sums
        cdef int text, place, column
        for text in range(held):
            for place in range(texts[text].count):
                sums = self.sums_of(&words[texts[text].first + place])
                for column in range(COLUMNS):
                    said[place][column] = <float> sums[column] * self.scale
            sum_rows(said, texts[text].count)
            for column in range(self.classes):
                totals[texts[text].row, column] = self.bias[column] + said[0][column]

    cdef const int16_t *sums_of(self, const Word *word) noexcept:
        """The weights of a word's n-grams, of its shape and of itself; read before the next word is asked for."""
        # Words come again, on a page and on the next one; of two that have the same place the later one stays.
        cdef ShortWord *known
        cdef LongWord *known_long
        cdef uint64_t hash
        if word.shape == NUMBER:
            return self.number
        if word.count <= SHORT:
            known = &self.remembered[home_of(word)]
            if memcmp(known.packed, word.packed, sizeof(word.packed)) != 0:
                memcpy(known.packed, word.packed, sizeof(word.packed))
                self.weights.add_up(known.sums, word, hash_of(word))
            return known.sums
        hash = hash_of(word)
        known_long = &self.remembered_long[(hash ^ <uint64_t> word.shape) & (REMEMBERED_LONG - 1)]
        if known_long.hash != hash or known_long.word.shape != word.shape or not same_letters(&known_long.word, word):
            known_long.word = word[0]
            known_long.hash = hash
            self.weights.add_up(known_long.sums, word, hash)
        return known_long.sums
