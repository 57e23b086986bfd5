from libc.stdint cimport int16_t, uint16_t, uint64_t
from libc.string cimport memcmp

cdef enum:
    BITS = 12  # a letter
    OTHER = 0xFFF  # stands for every letter beyond; no n-gram has it
    LONGEST_WORD = 30  # letters that are read of a word
    MOST_LETTERS = 62  # of a word in small letters and its edges: one capital, "İ", becomes two letters
    SHORT = 12  # letters of a short word with its edges
    PACKS = 3  # numbers that hold them, and its shape

    SMALL = 0  # the shapes of a word
    CAPITAL = 1
    CAPITALS = 2
    NUMBER = 3
    SHAPES = 4

cdef struct Word:
    uint64_t packed[PACKS]  # of a short word
    int16_t shape
    int16_t count
    uint16_t letters[MOST_LETTERS]  # small ones, with the word's edges

cdef int put_letters(Word *word, str edged) except -1
cdef int read_word(Word *word, str text, int kind, void *data, Py_ssize_t start, Py_ssize_t end) except -1


cdef inline uint64_t hash_of(const Word *word) noexcept:
    cdef uint64_t mixed = 0
    cdef int place
    for place in range(word.count):
        mixed = (mixed ^ word.letters[place]) * <uint64_t> 0x9E3779B97F4A7C15  # the golden ratio, see `ngramweights`
        mixed ^= mixed >> 29
    return mixed or 1


cdef inline bint same_letters(const Word *word, const Word *other) noexcept:
    return word.count == other.count and memcmp(word.letters, other.letters, word.count * sizeof(uint16_t)) == 0
