# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The sums of an ensemble's leaves for every row of a table; compiled. `quickscorer.pyi` tells what goes in and out."""

from libc.stdint cimport int32_t, uint64_t
from libc.stdlib cimport free, malloc

import numpy as np

cdef enum:
    ROWS = 64  # are worked out together: they are the bits of one number
    DEEPEST = 64  # of nodes that wait on the way to a leaf; a tree of 32 leaves has fewer

cdef extern from *:
    """
    #include <stdint.h>
    #if defined(__SSE2__)
    #include <emmintrin.h>
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
    static uint64_t rows_above(const float *values, float border) {
        uint64_t bits = 0;
        for (int place = 0; place < 64; place++) bits |= (uint64_t)(values[place] > border) << place;
        return bits;
    }
    #endif
    #if defined(__GNUC__)
    #define LOWEST_BIT(bits) __builtin_ctzll(bits)
    #else
    static int LOWEST_BIT(uint64_t bits) { int place = 0; while (!(bits >> place & 1)) place++; return place; }
    #endif
    """
    uint64_t rows_above(const float *values, float border) noexcept nogil  # a bit for each of 64 values
    int LOWEST_BIT(uint64_t bits) noexcept nogil


cdef inline void find_bounds(const float *values, float *smallest, float *largest) noexcept nogil:
    """The smallest and the largest of 64 values. Eight are looked for side by side: the compiler makes one step of
    them."""
    cdef float low[8]
    cdef float high[8]
    cdef int place, lane
    for lane in range(8):
        low[lane] = high[lane] = values[lane]
    for place in range(8, ROWS, 8):
        for lane in range(8):
            low[lane] = values[place + lane] if values[place + lane] < low[lane] else low[lane]
            high[lane] = values[place + lane] if values[place + lane] > high[lane] else high[lane]
    for lane in range(1, 8):
        low[0] = low[lane] if low[lane] < low[0] else low[0]
        high[0] = high[lane] if high[lane] > high[0] else high[0]
    smallest[0], largest[0] = low[0], high[0]


cdef inline void add_leaves(
    double *sums,
    uint64_t rows,
    int32_t node,
    const uint64_t *answers,
    const int32_t *questions,
    const int32_t *below,
    const double *leaves,
) noexcept nogil:
    """Lead rows through a tree, all that stand at a node at once, and add to each what its leaf says."""
    cdef int32_t waiting[DEEPEST]
    cdef uint64_t waiting_rows[DEEPEST]
    cdef int count = 0
    cdef uint64_t yes, no
    cdef double value
    while True:
        while node >= 0:
            yes = rows & answers[questions[node]]
            no = rows ^ yes
            if yes and no:
                waiting[count], waiting_rows[count] = below[2 * node + 1], yes
                count += 1
            if no:
                node, rows = below[2 * node], no
            else:
                node, rows = below[2 * node + 1], yes
        value = leaves[~node]
        while rows:
            sums[LOWEST_BIT(rows)] += value
            rows &= rows - 1
        if not count:
            return
        count -= 1
        node, rows = waiting[count], waiting_rows[count]


def leaf_sums(
    const double[:, ::1] table,
    const int32_t[::1] places,
    double absent,
    const float[::1] borders,
    const int32_t[::1] border_ends,
    const int32_t[::1] roots,
    const int32_t[::1] questions,
    const int32_t[:, ::1] below,
    const double[::1] leaves,
):
    cdef Py_ssize_t count = table.shape[1], features = border_ends.shape[0], start = 0, rows, row, feature, tree
    cdef int32_t question
    cdef float values[ROWS]
    cdef float smallest, largest
    cdef double value
    cdef const double *column
    if places.shape[0] != features:
        raise ValueError("there is a column for each feature")
    for feature in range(features):
        if not 0 <= places[feature] < table.shape[0]:
            raise ValueError("a column stands in the table")
    found = np.zeros(count)
    cdef double[::1] sums = found
    cdef uint64_t *answers = <uint64_t *> malloc(max(1, borders.shape[0]) * sizeof(uint64_t))
    if answers == NULL:
        raise MemoryError
    with nogil:
        while start < count:
            rows = min(<Py_ssize_t> ROWS, count - start)
            question = 0
            for feature in range(features):
                column = &table[places[feature], start]
                for row in range(rows):
                    value = column[row]
                    values[row] = <float> (value if value == value else absent)
                for row in range(rows, ROWS):
                    values[row] = values[0]
                find_bounds(values, &smallest, &largest)
                # A feature's borders grow. Where all rows stand on one side of one, nothing is left to compare.
                while question < border_ends[feature] and borders[question] < smallest:
                    answers[question] = ~(<uint64_t> 0)
                    question += 1
                while question < border_ends[feature] and borders[question] < largest:
                    answers[question] = rows_above(values, borders[question])
                    question += 1
                while question < border_ends[feature]:
                    answers[question] = 0
                    question += 1
            for tree in range(roots.shape[0]):
                add_leaves(
                    &sums[start],
                    ~(<uint64_t> 0) >> (ROWS - rows),
                    roots[tree],
                    answers,
                    &questions[0],
                    &below[0, 0],
                    &leaves[0],
                )
            start += ROWS
    free(answers)
    return found
