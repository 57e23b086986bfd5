cimport cython
from libc.stdint cimport int8_t, int16_t, int32_t, uint64_t

from pipeline.language.wordletters cimport SHAPES, Word

cdef enum:
    LONGEST_NGRAM = 5  # letters; those of one n-gram are the bits of one number
    COLUMNS = 16  # classes, and zeros so that a row of weights fills a register

cdef extern from *:
    """
    #if defined(__GNUC__) || defined(__clang__)
    #define fetch(place) __builtin_prefetch(place)
    #else
    #define fetch(place)
    #endif
    """
    void fetch(const void *place) noexcept

cdef struct Ngram:
    uint64_t key  # its letters; 0 where there is none
    int8_t weights[COLUMNS]

cdef struct LongWord:
    uint64_t hash
    int16_t sums[COLUMNS]  # of the weights: its own where it has some, all of them where it is remembered
    Word word

cdef void *hold(list held, array) except NULL


@cython.final
cdef class NgramWeights:
    cdef list held  # the arrays that the pointers point into
    cdef Ngram *ngrams  # open addressing, at most half full
    cdef uint64_t mask
    cdef int shift
    cdef uint64_t *hashes  # of words that have weights of their own; the same kind of table
    cdef int32_t *places
    cdef uint64_t hash_mask
    cdef LongWord *wholes
    cdef int32_t whole_count
    cdef int16_t shapes[SHAPES][COLUMNS]
    cdef int classes

    cdef int keep(self, str name, const int8_t *weights) except -1
    cdef uint64_t home(self, uint64_t key) noexcept
    cdef void add_up(self, int16_t *sums, const Word *word, uint64_t hash) noexcept
    cdef void add_ngrams(self, int16_t *sums, const Word *word) noexcept
    cdef void add_whole(self, int16_t *sums, const Word *word, uint64_t hash) noexcept
