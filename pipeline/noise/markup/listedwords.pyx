# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""What the listed words say of a name's word; compiled. `listedwords.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_READ
from libc.stdint cimport int64_t

import numpy as np

cdef enum:
    SHORTEST_END = 4  # letters of a listed word that counts at an end of a longer one


cdef class WordTree:
    """The listed words letter by letter, from their beginnings and from their ends; a node is a row of 26 places."""

    def __init__(self, dict marks, dict others, int64_t otherwise):
        listed = [word for word in {**marks, **others} if word.isascii() and word.isalpha() and word.islower()]
        most = sum(map(len, listed)) + 2
        if most > 32_000:
            raise ValueError("too many words for one tree")
        self._otherwise = otherwise
        self._forward, self._backward = np.zeros((most, 26), np.int16), np.zeros((most, 26), np.int16)
        self._exact, self._begins, self._ends = (np.zeros(most, np.int64) for _ in range(3))
        cdef int forward = 1, backward = 1, node
        for word in listed:
            node = 0
            for letter in word:
                place = ord(letter) - 97
                if not self._forward[node, place]:
                    self._forward[node, place] = forward
                    forward += 1
                node = self._forward[node, place]
            self._begins[node] = marks.get(word, 0)
            self._exact[node] = others.get(word, 0)
            node = 0
            for letter in reversed(word):
                place = ord(letter) - 97
                if not self._backward[node, place]:
                    self._backward[node, place] = backward
                    backward += 1
                node = self._backward[node, place]
            self._ends[node] = marks.get(word, 0)

    cdef int64_t says(self, int kind, const void *data, Py_ssize_t start, Py_ssize_t end) noexcept:
        """The bits of a word of letters from a to z, in whatever case."""
        cdef Py_ssize_t place, before = 0, behind = 0
        cdef int node = 0
        cdef int64_t begins = 0, ends = 0
        for place in range(start, end):
            node = self._forward[node, <Py_ssize_t> lower(PyUnicode_READ(kind, data, place)) - 97]
            if not node:
                break
            if self._begins[node]:
                if place == end - 1:
                    return self._begins[node] | self._exact[node]
                if place - start + 1 >= SHORTEST_END:
                    before, begins = place - start + 1, self._begins[node]
        cdef int64_t exact = self._exact[node] if node else 0
        node = 0
        for place in range(end - 1, start, -1):
            node = self._backward[node, <Py_ssize_t> lower(PyUnicode_READ(kind, data, place)) - 97]
            if not node:
                break
            if self._ends[node] and end - place >= SHORTEST_END:
                behind, ends = end - place, self._ends[node]
        if before or behind:
            return exact | (begins if before >= behind else ends)
        return exact | (self._otherwise if stands(kind, data, start, end, "nav") else 0)
