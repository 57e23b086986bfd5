# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The sums of an ensemble's leaves for every row of a table; compiled. `quickscorer.pyi` tells what goes in and out."""

from libc.stdint cimport int32_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free
from libc.string cimport memset

import numpy as np

cdef enum:
    ROWS = 64  # are the bits of one number
    BYTES = 8  # of it
    LEAVES = 32  # of a tree at most; it has fewer nodes
    FIRST_LEAF = LEAVES  # and above: not a node but a leaf
    LEAF_BITS = 5  # of a leaf's number

cdef extern from *:
    """
    #include <stdint.h>
    static void narrow_each(const double *from, double absent, float *to, float *smallest, float *largest) {
        *smallest = *largest = (float)(from[0] == from[0] ? from[0] : absent);
        for (int place = 0; place < 64; place++) {
            to[place] = (float)(from[place] == from[place] ? from[place] : absent);
            if (to[place] < *smallest) *smallest = to[place];
            if (to[place] > *largest) *largest = to[place];
        }
    }
    #if defined(__SSE2__)
    #include <emmintrin.h>
    static __m128 four_of(const double *from) {
        return _mm_movelh_ps(_mm_cvtpd_ps(_mm_loadu_pd(from)), _mm_cvtpd_ps(_mm_loadu_pd(from + 2)));
    }
    static void narrow(const double *from, double absent, float *to, float *smallest, float *largest) {
        __m128 low = four_of(from), high = low, odd = _mm_setzero_ps();
        for (int place = 0; place < 64; place += 4) {
            __m128 own = four_of(from + place);
            _mm_storeu_ps(to + place, own);
            low = _mm_min_ps(low, own);
            high = _mm_max_ps(high, own);
            odd = _mm_or_ps(odd, _mm_cmpunord_ps(own, own));
        }
        if (_mm_movemask_ps(odd)) {
            narrow_each(from, absent, to, smallest, largest);
            return;
        }
        low = _mm_min_ps(low, _mm_movehl_ps(low, low));
        high = _mm_max_ps(high, _mm_movehl_ps(high, high));
        *smallest = _mm_cvtss_f32(_mm_min_ss(low, _mm_shuffle_ps(low, low, 1)));
        *largest = _mm_cvtss_f32(_mm_max_ss(high, _mm_shuffle_ps(high, high, 1)));
    }
    static __m128i four_above(const float *values, __m128 border) {
        return _mm_castps_si128(_mm_cmpgt_ps(_mm_loadu_ps(values), border));
    }
    static uint64_t rows_above(const float *values, float border) {
        __m128 all = _mm_set1_ps(border);
        uint64_t bits = 0;
        for (int place = 0; place < 64; place += 16) {
            const float *own = values + place;
            __m128i low = _mm_packs_epi32(four_above(own, all), four_above(own + 4, all));
            __m128i high = _mm_packs_epi32(four_above(own + 8, all), four_above(own + 12, all));
            bits |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_packs_epi16(low, high)) << place;
        }
        return bits;
    }
    #else
    #define narrow narrow_each
    static uint64_t rows_above(const float *values, float border) {
        uint64_t bits = 0;
        for (int place = 0; place < 64; place++) bits |= (uint64_t)(values[place] > border) << place;
        return bits;
    }
    #endif
    """
    # 64 values as shorter numbers, one that is none as `absent`; the smallest and the largest of them
    void narrow(const double *values, double absent, float *to, float *smallest, float *largest) noexcept nogil
    uint64_t rows_above(const float *values, float border) noexcept nogil  # a bit for each of 64 values


LEAF = FIRST_LEAF


cdef uint64_t SPREAD[256]  # the bits of a byte as eight bytes, 0 or 1


cdef void fill_spread() noexcept:
    cdef int byte, bit
    for byte in range(256):
        for bit in range(8):
            (<uint8_t *> &SPREAD[byte])[bit] = byte >> bit & 1


fill_spread()


cdef inline void find_leaves(
    const uint64_t *answers, const uint32_t *nodes, Py_ssize_t count, uint64_t *ends
) noexcept nogil:
    """Lead 64 rows through a tree, all at once. ends: becomes the number of each row's leaf, a byte each.

    Every node is passed, whether or not a row stands there: the processor has nothing to guess on the way."""
    cdef uint64_t stands[FIRST_LEAF + LEAVES]  # which rows come to each node and leaf
    cdef uint64_t bits[LEAF_BITS]  # which rows have each bit set in the number of their leaf
    cdef uint64_t here, yes, spread
    cdef uint32_t node
    cdef Py_ssize_t place, bit, half = LEAVES // 2
    memset(stands + FIRST_LEAF, 0, LEAVES * sizeof(uint64_t))
    stands[0] = ~(<uint64_t> 0)
    for place in range(count):
        node, here = nodes[place], stands[place]
        yes = here & answers[node & 0xFFFF]
        stands[node >> 16 & 0xFF] = here ^ yes
        stands[node >> 24] = yes
    # The upper half of the leaves has the highest bit; laid on the lower half, it is asked for the next one.
    for bit in range(LEAF_BITS - 1, -1, -1):
        bits[bit] = 0
        for place in range(FIRST_LEAF, FIRST_LEAF + half):
            bits[bit] |= stands[place + half]
            stands[place] |= stands[place + half]
        half //= 2
    for place in range(BYTES):
        spread = 0
        for bit in range(LEAF_BITS):
            spread |= SPREAD[bits[bit] >> 8 * place & 0xFF] << bit
        ends[place] = spread


cdef inline int32_t answer_all(
    const float *values, float smallest, float largest, const float *borders, int32_t question, int32_t end, uint64_t *answers
) noexcept nogil:
    """Answer a feature's questions for 64 rows. Its borders grow: where all rows stand on one side of one, nothing is
    left to compare."""
    while question < end and borders[question] < smallest:
        answers[question] = ~(<uint64_t> 0)
        question += 1
    while question < end and borders[question] < largest:
        answers[question] = rows_above(values, borders[question])
        question += 1
    while question < end:
        answers[question] = 0
        question += 1
    return question


def leaf_sums(
    const double[:, ::1] table,
    const int32_t[::1] places,
    double absent,
    const float[::1] borders,
    const int32_t[::1] border_ends,
    const uint32_t[:, ::1] nodes,
    const float[:, ::1] leaves,
):
    cdef Py_ssize_t count = table.shape[1], features = border_ends.shape[0], start = 0, rows, row, feature, tree
    cdef int32_t question
    cdef uint64_t ends[BYTES]
    cdef const uint8_t *end = <const uint8_t *> ends
    cdef double padded[ROWS]
    cdef float values[ROWS]
    cdef float smallest, largest
    cdef const double *column
    if places.shape[0] != features:
        raise ValueError("there is a column for each feature")
    for feature in range(features):
        if not 0 <= places[feature] < table.shape[0]:
            raise ValueError("a column stands in the table")
    if nodes.shape[0] != leaves.shape[0]:
        raise ValueError("there are leaves for each tree")
    if nodes.shape[1] > LEAVES or leaves.shape[1] != LEAVES:
        raise ValueError(f"a tree has up to {LEAVES} leaves, and room for them")
    found = np.zeros(count)
    cdef double[::1] sums = found
    cdef uint64_t *answers = <uint64_t *> calloc(max(1, borders.shape[0]), sizeof(uint64_t))
    if answers == NULL:
        raise MemoryError
    with nogil:
        while start < count:
            rows, question = min(<Py_ssize_t> ROWS, count - start), 0
            for feature in range(features):
                column = &table[places[feature], start]
                if rows < ROWS:
                    for row in range(ROWS):
                        padded[row] = column[row if row < rows else 0]
                    column = padded
                narrow(column, absent, values, &smallest, &largest)
                question = answer_all(values, smallest, largest, &borders[0], question, border_ends[feature], answers)
            for tree in range(nodes.shape[0]):
                find_leaves(answers, &nodes[tree, 0], nodes.shape[1], ends)
                for row in range(rows):
                    sums[start + row] += leaves[tree, end[row]]
            start += ROWS
    free(answers)
    return found
