# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""What the letters of a text's words say, summed; compiled. `wordscores.pyi` tells what goes in and out."""

from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_KIND,
    PyUnicode_READ,
    Py_UNICODE_ISLOWER,
    Py_UNICODE_ISTITLE,
    Py_UNICODE_ISUPPER,
    Py_UNICODE_TOLOWER,
)
from libc.stdint cimport int8_t, int16_t, int32_t, uint16_t, uint32_t, uint64_t
from libc.string cimport memcmp, memcpy, memset

import numpy as np

from pipeline.language.tokenizer cimport Token, Tokenizer

cdef enum:
    LONGEST_NGRAM = 5  # letters; those of one n-gram are the bits of one number
    BITS = 12  # a letter
    OTHER = 0xFFF  # stands for every letter beyond; no n-gram has it
    LONGEST_WORD = 30  # letters that are read of a word
    MOST_LETTERS = 62  # of a word in small letters and its edges: one capital, "İ", becomes two letters
    COLUMNS = 16  # classes, and zeros so that a row of weights fills a register
    WORDS_READ = 40  # of a text
    SHORT = 12  # letters of a word with its edges that fit beside its sums
    REMEMBERED_BITS = 16
    REMEMBERED = 1 << REMEMBERED_BITS  # short words
    REMEMBERED_LONG = 4096
    LINE = 64  # bytes of the cache that come together
    BATCH = 128  # words that are read before the first one is looked for

    SMALL = 0  # the shapes of a word
    CAPITAL = 1
    CAPITALS = 2
    NUMBER = 3
    SHAPES = 4

cdef uint64_t SPREAD = 0x9E3779B97F4A7C15  # Knuth, TAOCP 3, 6.4: multiples of the golden ratio spread keys evenly

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

cdef struct Word:
    uint64_t packed[3]  # the letters of a short word, and its shape
    uint64_t hash  # of its letters, where somebody asks for it
    int16_t sums[COLUMNS]  # of the weights: its own where it has some, all of them where it is remembered
    int16_t shape
    int16_t count
    uint16_t letters[MOST_LETTERS]  # small ones, with the word's edges

cdef struct ShortWord:
    int16_t sums[COLUMNS]
    uint64_t packed[4]  # three, and one that makes it as long as a line of the cache

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
    return (
        word.packed[0] * SPREAD + word.packed[1] * <uint64_t> 0xC2B2AE3D27D4EB4F + word.packed[2] * <uint64_t> 0x165667B19E3779F9
    ) >> (64 - REMEMBERED_BITS)


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


cdef int put(Word *word, str edged) except -1:
    """Write a word with its edges as the letters of the table; at most MOST_LETTERS of them."""
    cdef int kind = PyUnicode_KIND(edged)
    cdef void *data = PyUnicode_DATA(edged)
    cdef Py_UCS4 letter
    cdef int place
    word.count = <int16_t> min(len(edged), <Py_ssize_t> MOST_LETTERS)
    for place in range(word.count):
        letter = PyUnicode_READ(kind, data, place)
        word.letters[place] = <uint16_t> (u"'" if letter == u"\u2019" else OTHER if letter > OTHER else letter)
    return 0


cdef class WordScores:
    cdef object held  # the arrays that the pointers point into
    cdef Ngram *ngrams  # open addressing, at most half full
    cdef uint64_t mask
    cdef int shift
    cdef uint64_t *hashes  # of words that have weights of their own; the same kind of table
    cdef int32_t *places
    cdef uint64_t hash_mask
    cdef Word *wholes
    cdef int32_t whole_count
    cdef float *bias
    cdef ShortWord *remembered
    cdef Word *remembered_long
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
        self.wholes = <Word *> self.hold(np.zeros((wholes + 1) * sizeof(Word), np.uint8))
        self.bias = <float *> self.hold(np.array(bias, np.float32))
        self.remembered = <ShortWord *> self.hold_lines(REMEMBERED * sizeof(ShortWord))
        self.remembered_long = <Word *> self.hold(np.zeros(REMEMBERED_LONG * sizeof(Word), np.uint8))
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
        cdef uint64_t key = 0, slot
        cdef int place
        if not 0 < len(name) <= MOST_LETTERS or max(name) >= chr(OTHER):
            raise ValueError(f"no letters of a word: {name!r}")
        put(&word, name)
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
            word.hash = hash_of(&word)
            slot = word.hash & self.hash_mask
            while self.hashes[slot]:
                slot = (slot + 1) & self.hash_mask
            self.hashes[slot] = word.hash
            self.places[slot] = self.whole_count
            memset(word.sums, 0, sizeof(word.sums))
            for place in range(self.classes):
                word.sums[place] = weights[place]
            self.wholes[self.whole_count] = word
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
        cdef Word *known_long
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
        if known_long.shape != word.shape or known_long.hash != hash or not same_letters(known_long, word):
            known_long[0] = word[0]
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
        cdef const Word *whole
        cdef int column
        while self.hashes[slot]:
            whole = &self.wholes[self.places[slot]]
            if self.hashes[slot] == hash and same_letters(whole, word):
                for column in range(COLUMNS):
                    sums[column] += whole.sums[column]
                return
            slot = (slot + 1) & self.hash_mask


cdef int read_word(Word *word, str text, int kind, void *data, Py_ssize_t start, Py_ssize_t end) except -1:
    """A token that is no number: its letters, small, between its edges, and its shape."""
    memset(word.letters, 0, sizeof(word.packed))
    if not read_letters(word, kind, data, start, end):
        # A dotted İ becomes two letters, and a Σ one or another after its place: Python knows which.
        put(word, "<" + text[start : min(end, start + LONGEST_WORD)].lower() + ">")
        word.shape = shape_of(text[start:end])
    if word.count <= SHORT:
        memcpy(word.packed, word.letters, sizeof(word.packed))
        word.packed[0] ^= <uint64_t> word.shape << BITS
    return 0


cdef bint read_letters(Word *word, int kind, void *data, Py_ssize_t start, Py_ssize_t end) noexcept:
    """False for a word with a letter whose small form is not one letter, always the same."""
    cdef Py_UCS4 letter
    cdef Py_ssize_t place
    cdef bint small = False, capital = False
    cdef int count = 1
    word.letters[0] = c"<"
    for place in range(start, end):
        letter = PyUnicode_READ(kind, data, place)
        if u"a" <= letter <= u"z":
            small = True
        elif u"A" <= letter <= u"Z":
            capital = True
            letter = <Py_UCS4> (<uint32_t> letter + 32)
        elif letter == u"\u2019":
            letter = u"'"
        elif letter >= 128:
            if Py_UNICODE_ISUPPER(letter):
                capital = True
            elif Py_UNICODE_ISLOWER(letter) or Py_UNICODE_ISTITLE(letter):
                small = True
            if letter == u"\u0130" or letter == u"\u03a3":
                return False
            letter = Py_UNICODE_TOLOWER(letter)
        if count <= LONGEST_WORD:
            word.letters[count] = <uint16_t> (OTHER if letter > OTHER else letter)
            count += 1
    word.letters[count] = c">"
    word.count = count + 1
    word.shape = SMALL
    if capital and not small and end - start > 1:
        word.shape = CAPITALS
    elif Py_UNICODE_ISUPPER(PyUnicode_READ(kind, data, start)):
        word.shape = CAPITAL
    return True


cdef int shape_of(str token) except -1:
    return CAPITALS if len(token) > 1 and token.isupper() else CAPITAL if token[0].isupper() else SMALL
