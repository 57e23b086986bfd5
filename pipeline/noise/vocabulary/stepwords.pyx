# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Weights of the words of elements, summed; compiled. `stepwords.pyi` tells what goes in and out."""

from cpython.bytes cimport PyBytes_AS_STRING
from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t

from pipeline.noise.vocabulary.wordtable cimport ABSENT, WordTable, find

import numpy as np


def known_words(steps, WordTable table not None):
    cdef Py_ssize_t total = 0, used = 0, step = 0, place
    cdef const uint64_t *marks
    cdef int32_t number
    cdef bytes marked
    for marked in steps:
        total += len(marked) // sizeof(uint64_t)
    found, ended = np.empty(total, np.int32), np.zeros(len(steps) + 1, np.int32)
    cdef int32_t[::1] numbers = found
    cdef int32_t[::1] ends = ended
    for marked in steps:
        marks = <const uint64_t *> PyBytes_AS_STRING(marked)
        for place in range(<Py_ssize_t> (len(marked) // sizeof(uint64_t))):
            number = find(table, marks[place])
            if number != ABSENT:
                numbers[used] = number
                used += 1
        step += 1
        ends[step] = used
    return found[:used], ended


def path_sums(
    const int32_t[::1] words,
    const int32_t[::1] word_ends,
    const int32_t[::1] steps,
    const int64_t[::1] step_ends,
    Py_ssize_t nearest,
    const double[::1] near,
    const double[::1] far,
):
    cdef Py_ssize_t paths = step_ends.shape[0] - 1, path, place, part, begin, end, at
    cdef int32_t word, stamp
    cdef int32_t[::1] summed = np.zeros(near.shape[0], np.int32)  # the last part of a path that had the word
    found = np.zeros((2, paths))
    cdef double[:, ::1] sums = found
    with nogil:
        for part in range(2 * paths):
            path, stamp = part // 2, <int32_t> part + 1
            begin, end = step_ends[path], step_ends[path + 1]
            if part % 2:
                end = max(begin, end - nearest)
            else:
                begin = max(begin, end - nearest)
            for place in range(begin, end):
                for at in range(word_ends[steps[place]], word_ends[steps[place] + 1]):
                    word = words[at]
                    if summed[word] != stamp:
                        summed[word] = stamp
                        sums[part % 2, path] += far[word] if part % 2 else near[word]
    return found


def shown_sums(const float[:, ::1] weights, const double[::1] bias, *shown):
    cdef const int32_t[::1] words
    cdef Py_ssize_t place, column
    cdef uint8_t[::1] summed = np.zeros(weights.shape[0], np.uint8)
    if bias.shape[0] != weights.shape[1]:
        raise ValueError("there is a bias for each column")
    found = np.array(bias)
    cdef double[::1] sums = found
    for words in shown:
        for place in range(words.shape[0]):
            if not summed[words[place]]:
                summed[words[place]] = True
                for column in range(sums.shape[0]):
                    sums[column] += weights[words[place], column]
    return found
