# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""What the letters of a text's words say, summed; compiled. `wordscores.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND
from libc.stdint cimport int8_t, int16_t, int32_t, uint16_t, uint64_t
from libc.string cimport memcmp, memcpy, memset

import numpy as np

from pipeline.language.tokenizer cimport Token, Tokenizer
from pipeline.language.wordletters cimport (
    BITS,
    LONGEST_WORD,
    MOST_LETTERS,
    NUMBER,
    OTHER,
    PACKS,
    SHAPES,
    SHORT,
    SMALL,
    Word,
    put_letters,
    read_word,
)

cdef enum:
    LONGEST_NGRAM = 5  # letters; those of one n-gram are the bits of one number
    COLUMNS = 16  # classes, and zeros so that a row of weights fills a register
    WORDS_READ = 40  # of a text
    REMEMBERED_BITS = 16
    REMEMBERED = 1 << REMEMBERED_BITS  # short words
    REMEMBERED_LONG = 4096
    LINE = 64  # bytes of the cache that come together
    BATCH = 128  # words that are read before the first one is looked for

cdef uint64_t SPREAD = 0x9E3779B97F4A7C15  # Knuth, TAOCP 3, 6.4: multiples of the golden ratio spread keys evenly
cdef uint64_t SECOND_SPREAD = 0xC2B2AE3D27D4EB4F, THIRD_SPREAD = 0x165667B19E3779F9  # other odd numbers

cdef extern from *:
    """
    #if defined(__GNUC__) || defined(__clang__)
    #define fetch(place) __builtin_prefetch(place)
    #else
    #define fetch(place)
    #endif
    """
    void fetch(const void *place) noexcept

LETTERS_OF_NGRAM = LONGEST_NGRAM
LETTERS_OF_WORD = LONGEST_WORD

cdef struct Ngram:
    uint64_t key  # its letters; 0 where there is none
    int8_t weights[COLUMNS]

cdef struct LongWord:
    uint64_t hash
    int16_t sums[COLUMNS]  # of the weights: its own where it has some, all of them where it is remembered
    Word word

cdef struct ShortWord:
    int16_t sums[COLUMNS]
    uint64_t packed[PACKS]
    uint64_t room  # it is as long as a line of the cache

cdef struct Text:
    Py_ssize_t row
    int first  # of its words in the batch
    int count


cdef uint64_t hash_of(const Word *word) noexcept:
    cdef uint64_t mixed = 0
    cdef int place
    for place in range(word.count):
        mixed = (mixed ^ word.letters[place]) * SPREAD
        mixed ^= mixed >> 29
    return mixed or 1


cdef inline uint64_t home_of(const Word *word) noexcept:
    """Where a short word is remembered: a multilinear hash (Dietzfelbinger, STACS 1996)."""
    cdef uint64_t mixed = word.packed[0] * SPREAD + word.packed[1] * SECOND_SPREAD + word.packed[2] * THIRD_SPREAD
    return mixed >> (64 - REMEMBERED_BITS)


cdef inline bint same_letters(const Word *word, const Word *other) noexcept:
    return word.count == other.count and memcmp(word.letters, other.letters, word.count * sizeof(uint16_t)) == 0


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


cdef class WordScores:
    cdef object held  # the arrays that the pointers point into
    cdef Ngram *ngrams  # open addressing, at most half full
    cdef uint64_t mask
    cdef int shift
    cdef uint64_t *hashes  # of words that have weights of their own; the same kind of table
    cdef int32_t *places
    cdef uint64_t hash_mask
    cdef LongWord *wholes
    cdef int32_t whole_count
    cdef float *bias
    cdef ShortWord *remembered
    cdef LongWord *remembered_long
    cdef int16_t shapes[SHAPES][COLUMNS]
    cdef float scale
    cdef int classes

    def __init__(self, names, shapes, weights, double scale, bias):
        cdef Py_ssize_t row, column, shape, count = len(names), wholes = sum([len(name) > LONGEST_NGRAM for name in names])
        self.classes = len(bias)
        if not 0 < self.classes <= COLUMNS or weights.shape != (count, self.classes):
            raise ValueError("a row of weights for each name, a column for each class")
        cdef const int8_t[:, ::1] rows = np.ascontiguousarray(weights, np.int8)
        cdef uint64_t slots = slots_for(count), hash_slots = slots_for(wholes)
        self.mask, self.shift, self.hash_mask = slots - 1, 64 - bits_of(slots), hash_slots - 1
        self.whole_count = 0
        self.scale = scale
        self.held = []
        self.ngrams = <Ngram *> self.hold(np.zeros(slots * sizeof(Ngram), np.uint8))
        self.hashes = <uint64_t *> self.hold(np.zeros(hash_slots, np.uint64))
        self.places = <int32_t *> self.hold(np.zeros(hash_slots, np.int32))
        self.wholes = <LongWord *> self.hold(np.zeros((wholes + 1) * sizeof(LongWord), np.uint8))
        self.bias = <float *> self.hold(np.array(bias, np.float32))
        self.remembered = <ShortWord *> self.hold_lines(REMEMBERED * sizeof(ShortWord))
        self.remembered_long = <LongWord *> self.hold(np.zeros(REMEMBERED_LONG * sizeof(LongWord), np.uint8))
        memset(self.shapes, 0, sizeof(self.shapes))
        for row in range(count):
            self.keep(names[row], &rows[row, 0])
            if names[row] in shapes:
                shape = shapes.index(names[row])
                for column in range(self.classes):
                    self.shapes[shape][column] = rows[row, column]

    cdef void *hold(self, array) except NULL:
        """Keep a numpy array as long as this object; where its numbers stand."""
        cdef unsigned char[::1] numbers = array.reshape(-1).view(np.uint8)
        self.held.append(array)
        return &numbers[0]

    cdef void *hold_lines(self, size_t size) except NULL:
        """As much memory, from the beginning of a line of the cache."""
        cdef size_t place = <size_t> self.hold(np.zeros(size + LINE, np.uint8))
        return <void *> (place + (LINE - place % LINE) % LINE)

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
            return self.shapes[NUMBER]
        if word.count <= SHORT:
            known = &self.remembered[home_of(word)]
            if memcmp(known.packed, word.packed, sizeof(word.packed)) != 0:
                memcpy(known.packed, word.packed, sizeof(word.packed))
                self.add_up(known.sums, word, hash_of(word))
            return known.sums
        hash = hash_of(word)
        known_long = &self.remembered_long[(hash ^ <uint64_t> word.shape) & (REMEMBERED_LONG - 1)]
        if known_long.hash != hash or known_long.word.shape != word.shape or not same_letters(&known_long.word, word):
            known_long.word = word[0]
            known_long.hash = hash
            self.add_up(known_long.sums, word, hash)
        return known_long.sums

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
