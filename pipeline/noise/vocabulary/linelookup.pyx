# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Looking up of the words of lines in tables; compiled. `linelookup.pyi` tells what goes in and out."""

from libc.stdint cimport int32_t, int64_t, uint8_t

from pipeline.noise.vocabulary.wordcut cimport Lines
from pipeline.noise.vocabulary.wordtable cimport ABSENT, PhraseTree, WordTable, find, follow

import numpy as np

cdef enum:
    PHRASE = 16


cdef inline bint came_before(const int32_t *numbers, Py_ssize_t place) noexcept nogil:
    """True for a number that stands further in front too."""
    cdef Py_ssize_t other
    for other in range(place):
        if numbers[other] == numbers[place]:
            return True
    return False


def line_places(
    Lines lines not None,
    PhraseTree tree not None,
    const int32_t[:, ::1] begins,
    const int32_t[:, ::1] ends,
    const int32_t[::1] holds,
    const int32_t[::1] counts,
    Py_ssize_t short,
    Py_ssize_t middling,
    Py_ssize_t most,
):
    cdef Py_ssize_t room = lines.count * (max(2, most) + 4), found = 0, line, start = 0, count, size, place
    cdef int32_t node
    cdef int32_t[::1] numbers = np.empty(max(2, most), np.int32)
    cdef int32_t[::1] places = np.empty(room, np.int32)
    cdef int32_t[::1] rows = np.empty(room, np.int32)
    with nogil:
        for line in range(lines.count):
            count = lines.ends[line] - start
            size = 0 if lines.sizes[line] <= short else 1 if lines.sizes[line] <= middling else 2
            node = 0
            for place in range(min(count, most if size == 0 else 2)):
                numbers[place] = find(tree.words, lines.marks[start + place])
                if place < 2:
                    node = follow(tree, node, numbers[place])
                    if node != ABSENT:
                        places[found], rows[found] = begins[size, node], line
                        found += places[found] != ABSENT
                if size == 0 and numbers[place] != ABSENT and not came_before(&numbers[0], place):
                    places[found], rows[found] = holds[numbers[place]], line
                    found += places[found] != ABSENT
            if count and size < 2:
                places[found], rows[found] = counts[min(count, counts.shape[0] - 1)], line
                found += places[found] != ABSENT
                node = find(tree.words, lines.marks[start + count - 1])
                if node != ABSENT:
                    places[found], rows[found] = ends[size, node], line
                    found += places[found] != ABSENT
            start += count
    return np.asarray(places)[:found], np.asarray(rows)[:found]


def line_bits(
    Lines lines not None,
    PhraseTree tree not None,
    const int64_t[::1] whole,
    const int64_t[::1] beginning,
    const int64_t[::1] anywhere,
    Py_ssize_t whole_within,
    Py_ssize_t words_within,
):
    cdef Py_ssize_t line, place, start = 0, end
    cdef int32_t node, word
    found = np.zeros(lines.count, np.int64)
    cdef int64_t[::1] bits = found
    with nogil:
        for line in range(lines.count):
            end, node = lines.ends[line], 0
            for place in range(start, end):
                word = find(tree.words, lines.marks[place])
                if word != ABSENT:
                    bits[line] |= anywhere[word]
                node = follow(tree, node, word)
                if node != ABSENT and place - start < words_within:
                    bits[line] |= beginning[node]
            if start < end and node != ABSENT and lines.sizes[line] <= whole_within:
                bits[line] |= whole[node]
            start = end
    return found


def lines_ending_alike(Lines lines not None, PhraseTree tree not None, Py_ssize_t read, Py_ssize_t longest):
    cdef Py_ssize_t line, start = 0, end, size, below
    cdef list found = []
    for line in range(lines.count - 1):
        end, size, below = lines.ends[line], lines.sizes[line], lines.sizes[line + 1]
        if end > start and below < size <= longest:
            # Of lines that were not read to their ends nobody knows.
            if size > read or (
                lines.ends[line + 1] > end and lines.marks[end - 1] == lines.marks[lines.ends[line + 1] - 1]
            ):
                if follow(tree, 0, find(tree.words, lines.marks[start])) != ABSENT:
                    found.append(line)
        start = end
    return found


def phrase_rows(
    Lines lines not None,
    PhraseTree tree not None,
    const int64_t[::1] whole,
    int64_t wanted,
    const uint8_t[::1] fillers,
    Py_ssize_t letters_within,
    Py_ssize_t words_within,
):
    # What the first words of a line are made of, as one number: 16 for each phrase, of which a line has fewer than 16
    # words, and 1 for each filler. ABSENT: of something else.
    cdef Py_ssize_t line, cut, place, start = 0, count
    cdef int32_t node
    cdef int32_t[::1] words = np.empty(words_within, np.int32)
    cdef int32_t[::1] made = np.empty(words_within + 1, np.int32)
    if words_within >= PHRASE:
        raise ValueError(f"lines of {words_within} words are too long to count their phrases")
    found = np.zeros(lines.count, np.uint8)
    cdef uint8_t[::1] flags = found
    with nogil:
        for line in range(lines.count):
            count = lines.ends[line] - start
            if 1 < count <= words_within and lines.sizes[line] <= letters_within:
                for place in range(count):
                    words[place] = find(tree.words, lines.marks[start + place])
                    made[place + 1] = ABSENT
                made[0] = 0
                for cut in range(count):
                    if made[cut] == ABSENT or words[cut] == ABSENT:
                        continue
                    if fillers[words[cut]]:
                        made[cut + 1] = max(made[cut + 1], made[cut] + 1)
                    node = 0
                    for place in range(cut, count):
                        node = follow(tree, node, words[place])
                        if node == ABSENT:
                            break
                        if whole[node] & wanted:
                            made[place + 1] = max(made[place + 1], made[cut] + PHRASE)
                flags[line] = made[count] >= PHRASE + 2
            start = lines.ends[line]
    return found.view(np.bool_)


def jaccard_overlap(Lines lines not None, WordTable own not None):
    cdef Py_ssize_t line, place, other, start = 0, end, shared, different, size = len(own)
    cdef int32_t number
    cdef bint again
    found = np.zeros(lines.count)
    cdef double[::1] overlap = found
    cdef int32_t[::1] numbers = np.empty(lines.marks.shape[0], np.int32)
    with nogil:
        for line in range(lines.count):
            end, shared, different = lines.ends[line], 0, 0
            for place in range(start, end):
                numbers[place] = find(own, lines.marks[place])
                if numbers[place] != ABSENT and not came_before(&numbers[start], place - start):
                    shared += 1
            if shared:
                for place in range(start, end):
                    if numbers[place] == ABSENT:
                        again = False
                        for other in range(start, place):
                            if lines.marks[other] == lines.marks[place]:
                                again = True
                                break
                        different += not again
                overlap[line] = <double> shared / (size + different)
            start = end
    return found
