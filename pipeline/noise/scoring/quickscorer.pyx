# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The sums of an ensemble's leaves for every row of a table; compiled. `quickscorer.pyi` tells what goes in and out."""

from libc.stdint cimport int32_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free

import numpy as np

cdef enum:
    ROWS = 64  # are the bits of one number
    WORDS = 2  # such numbers are worked out together
    FIRST_LEAF = 128  # and above: not a node but a leaf
    DEEPEST = 64  # of nodes that wait on the way to a leaf; a tree of 32 leaves has fewer

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
    #if defined(__GNUC__)
    #define LOWEST_BIT(bits) __builtin_ctzll(bits)
    #else
    static int LOWEST_BIT(uint64_t bits) { int place = 0; while (!(bits >> place & 1)) place++; return place; }
    #endif
    static int bits_in(uint64_t bits) {
        bits -= bits >> 1 & 0x5555555555555555u;
        bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
        return (int)(((bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu) * 0x0101010101010101u >> 56);
    }
    """
    # 64 values as shorter numbers, one that is none as `absent`; the smallest and the largest of them
    void narrow(const double *values, double absent, float *to, float *smallest, float *largest) noexcept nogil
    uint64_t rows_above(const float *values, float border) noexcept nogil  # a bit for each of 64 values
    int LOWEST_BIT(uint64_t bits) noexcept nogil
    int bits_in(uint64_t bits) noexcept nogil


LEAF = FIRST_LEAF


cdef struct Page:
    # Up to 128 rows: those there are, half of how many, and what all of them share of the sums.
    uint64_t rows[WORDS]
    int half[WORDS]
    double shared[WORDS]
    double *sums


cdef inline void add_leaf(Page *page, int word, uint64_t rows, double value) noexcept nogil:
    """Add a leaf's value to its rows. Where these are the most, all get it, and the others give it back."""
    if bits_in(rows) > page.half[word]:
        page.shared[word] += value
        value = -value
        rows ^= page.rows[word]
    while rows:
        page.sums[ROWS * word + LOWEST_BIT(rows)] += value
        rows &= rows - 1


cdef inline void add_leaves(Page *page, const uint64_t *answers, const uint32_t *nodes, const float *leaves) noexcept nogil:
    """Lead rows through a tree, all that stand at a node at once, and add to each what its leaf says."""
    cdef uint32_t waiting[DEEPEST]
    cdef uint64_t waiting_rows[WORDS * DEEPEST]
    cdef int count = 0
    cdef uint64_t first = page.rows[0], second = page.rows[1], first_yes, second_yes
    cdef uint32_t node, place = 0
    cdef const uint64_t *answer
    while True:
        while place < FIRST_LEAF:
            node = nodes[place]
            answer = answers + WORDS * (node & 0xFFFF)
            first_yes, second_yes = first & answer[0], second & answer[1]
            if (first ^ first_yes) | (second ^ second_yes):
                if first_yes | second_yes:
                    waiting[count] = node >> 24
                    waiting_rows[WORDS * count], waiting_rows[WORDS * count + 1] = first_yes, second_yes
                    count += 1
                    first ^= first_yes
                    second ^= second_yes
                place = node >> 16 & 0xFF
            else:
                place = node >> 24
        if first:
            add_leaf(page, 0, first, leaves[place - FIRST_LEAF])
        if second:
            add_leaf(page, 1, second, leaves[place - FIRST_LEAF])
        if not count:
            return
        count -= 1
        place, first, second = waiting[count], waiting_rows[WORDS * count], waiting_rows[WORDS * count + 1]


cdef inline int32_t answer_all(
    const float *values, float smallest, float largest, const float *borders, int32_t question, int32_t end, uint64_t *answers
) noexcept nogil:
    """Answer a feature's questions for 64 rows. Its borders grow: where all rows stand on one side of one, nothing is
    left to compare."""
    while question < end and borders[question] < smallest:
        answers[WORDS * question] = ~(<uint64_t> 0)
        question += 1
    while question < end and borders[question] < largest:
        answers[WORDS * question] = rows_above(values, borders[question])
        question += 1
    while question < end:
        answers[WORDS * question] = 0
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
    cdef Py_ssize_t count = table.shape[1], features = border_ends.shape[0], start = 0, first, rows, row, feature, tree
    cdef int32_t question
    cdef int word
    cdef Page page
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
    found = np.zeros(count)
    cdef double[::1] sums = found
    cdef uint64_t *answers = <uint64_t *> calloc(WORDS * max(1, borders.shape[0]), sizeof(uint64_t))
    if answers == NULL:
        raise MemoryError
    with nogil:
        while start < count:
            page.sums = &sums[start]
            for word in range(WORDS):
                first = start + word * ROWS
                rows = min(<Py_ssize_t> ROWS, max(<Py_ssize_t> 0, count - first))
                page.rows[word] = ~(<uint64_t> 0) >> (ROWS - rows) if rows else 0
                page.half[word], page.shared[word] = <int> (rows // 2), 0
                question = 0
                for feature in range(features if rows else 0):
                    column = &table[places[feature], first]
                    if rows < ROWS:
                        for row in range(ROWS):
                            padded[row] = column[row if row < rows else 0]
                        column = padded
                    narrow(column, absent, values, &smallest, &largest)
                    question = answer_all(
                        values, smallest, largest, &borders[0], question, border_ends[feature], answers + word
                    )
            for tree in range(nodes.shape[0]):
                add_leaves(&page, answers, &nodes[tree, 0], &leaves[tree, 0])
            for row in range(min(<Py_ssize_t> (WORDS * ROWS), count - start)):
                sums[start + row] += page.shared[row // ROWS]
            start += WORDS * ROWS
    free(answers)
    return found
