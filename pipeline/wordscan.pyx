# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""Where literal words stand in a text, found in one pass; compiled. `wordscan.pyi` tells what goes in and out."""

from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_KIND,
    PyUnicode_READ,
    PyUnicode_READ_CHAR,
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISDECIMAL,
    Py_UNICODE_TOLOWER,
)
from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t

import numpy as np

cdef enum:
    DEPTH = 5  # letters of a word that the automaton knows: few states, which stay in the nearest caches
    NEAR = 0x180  # letters below have a table of their classes: Latin up to "ſ"
    MOST_LETTERS = 0xFFFF  # different ones
    LONG = 1_000  # characters of a text that is read at two places at once
    LINE_BREAK = 10

    ANY = 0  # what may not stand beside a word
    WORD = 1
    LETTER = 2
    ASKED = 3

    INSIDE = 0  # states: where no word can begin, and where one can
    OUTSIDE = 1

    OUTSIDE_CLASS = 1
    FIRST_CLASS = 2  # of a letter of the words; the two before it are of others: where a word cannot begin behind, and can

ctypedef fused Letters:
    uint8_t
    uint16_t
    uint32_t


cpdef bint in_word(Py_UCS4 character):
    return character == u"_" or Py_UNICODE_ISALNUM(character)


cpdef bint is_letter(Py_UCS4 character):
    return Py_UNICODE_ISALNUM(character) and not Py_UNICODE_ISDECIMAL(character)


cdef int kind_of(test) except -1:
    return ANY if test is None else WORD if test is in_word else LETTER if test is is_letter else ASKED


def _by_end(hit):
    return hit[2], hit[1]


cdef class WordScan:
    cdef list words  # in order, each once
    cdef object before, behind
    cdef int before_kind, behind_kind
    cdef bint folded
    cdef object held  # the arrays that the pointers below point into
    cdef int32_t *table  # a row of next states for each state; a state is the offset of its row
    cdef int32_t *first  # by number of the state: the words that begin with its letters, where it is the end of DEPTH
    cdef int32_t *last  # of them, or of a word
    cdef int32_t *shorter  # the next state with words among those for less of what was read, 0 for none
    cdef int32_t *depths
    cdef int32_t width
    cdef uint16_t *near
    cdef uint32_t *far  # other letters in order, and their classes
    cdef uint16_t *far_classes
    cdef Py_ssize_t far_count

    def __init__(self, words, before, behind, *, folded=False):
        self.words = sorted({word for word in words if word})
        self.before, self.behind = before, behind
        self.before_kind, self.behind_kind = kind_of(before), kind_of(behind)
        self.folded = folded
        letters = sorted({letter for word in self.words for letter in word[:DEPTH]})
        if len(letters) >= MOST_LETTERS - FIRST_CLASS:
            raise ValueError(f"{len(letters)} different letters")
        self.width = <int32_t> len(letters) + FIRST_CLASS
        self.held = []
        self.class_letters(letters)
        self.grow(letters, 2 + sum([min(len(word), DEPTH) for word in self.words]))

    cdef void *hold(self, array) except NULL:
        """Keep a numpy array as long as this object; where its numbers stand."""
        cdef unsigned char[::1] numbers = array.view(np.uint8)
        self.held.append(array)
        return &numbers[0]

    cdef int class_letters(self, list letters) except -1:
        cdef Py_ssize_t place
        cdef Py_UCS4 letter
        self.near = <uint16_t *> self.hold(np.zeros(NEAR, np.uint16))
        self.far = <uint32_t *> self.hold(np.zeros(len(letters) + 1, np.uint32))
        self.far_classes = <uint16_t *> self.hold(np.zeros(len(letters) + 1, np.uint16))
        self.far_count = 0
        for letter in range(NEAR):
            self.near[letter] = self.begins_behind(letter)
        for place in range(len(letters)):
            letter = ord(letters[place])
            if letter < NEAR:
                self.near[letter] = <uint16_t> (place + FIRST_CLASS)
            else:
                self.far[self.far_count] = letter
                self.far_classes[self.far_count] = <uint16_t> (place + FIRST_CLASS)
                self.far_count += 1
        if self.folded:
            for letter in range(NEAR):
                self.near[letter] = <uint16_t> self.class_of(Py_UNICODE_TOLOWER(letter))
        return 0

    cdef inline bint begins_behind(self, Py_UCS4 letter) noexcept:
        """Whether a word can begin behind a letter, as far as that is not asked."""
        if self.before_kind == WORD:
            return not in_word(letter)
        return self.before_kind != LETTER or not is_letter(letter)

    cdef int grow(self, list letters, Py_ssize_t room) except -1:
        """Build the automaton: a tree of the words' beginnings, then where each state goes on where the tree ends."""
        cdef Py_ssize_t number, place, read
        cdef int32_t width = self.width, count = 2, state, below, back, letter
        cdef int32_t[::1] queue = np.zeros(room, np.int32), backs = np.zeros(room, np.int32)
        cdef str word
        if room * width > 0x7FFFFFFF:
            raise ValueError("too many words")
        self.table = <int32_t *> self.hold(np.zeros(room * width, np.int32))
        self.first = <int32_t *> self.hold(np.zeros(room, np.int32))
        self.last = <int32_t *> self.hold(np.zeros(room, np.int32))
        self.shorter = <int32_t *> self.hold(np.zeros(room, np.int32))
        self.depths = <int32_t *> self.hold(np.zeros(room, np.int32))
        for number in range(len(self.words)):
            word = self.words[number]
            state = OUTSIDE
            read = min(len(word), <Py_ssize_t> DEPTH)
            for place in range(read):
                letter = self.class_of(PyUnicode_READ_CHAR(word, place))
                below = self.table[state * width + letter]
                if below == 0:
                    below = self.table[state * width + letter] = count
                    self.depths[count] = <int32_t> place + 1
                    count += 1
                state = below
            if self.last[state] == 0:
                self.first[state] = <int32_t> number
            self.last[state] = <int32_t> number + 1
        self.table[INSIDE * width + OUTSIDE_CLASS] = OUTSIDE
        for letter in range(FIRST_CLASS, width):
            self.table[INSIDE * width + letter] = self.begins_behind(ord(letters[letter - FIRST_CLASS]))
        # Breadth first: what a state goes back to is nearer to the root, so that its row is whole before.
        queue[0] = OUTSIDE
        backs[OUTSIDE] = INSIDE
        place, read = 0, 1
        while place < read:
            state, place = queue[place], place + 1
            back = backs[state]
            self.shorter[state] = back if self.last[back] else self.shorter[back]
            for letter in range(width):
                below = self.table[state * width + letter]
                if below > OUTSIDE:
                    backs[below] = self.table[back * width + letter]
                    queue[read] = below
                    read += 1
                else:
                    self.table[state * width + letter] = self.table[back * width + letter]
        for place in range(<Py_ssize_t> count * width):
            state = self.table[place]
            self.table[place] = ~(state * width) if self.last[state] or self.shorter[state] else state * width
        return 0

    cdef inline Py_UCS4 as_compared(self, Py_UCS4 letter) noexcept:
        return Py_UNICODE_TOLOWER(letter) if self.folded else letter

    cdef inline int32_t class_of(self, Py_UCS4 letter) noexcept:
        cdef Py_ssize_t low = 0, high = self.far_count, middle
        if letter < NEAR:
            return self.near[letter]
        letter = self.as_compared(letter)
        if letter < NEAR:
            return self.near[letter]
        while low < high:
            middle = (low + high) // 2
            if self.far[middle] < letter:
                low = middle + 1
            else:
                high = middle
        if low < self.far_count and self.far[low] == letter:
            return self.far_classes[low]
        return self.begins_behind(letter)

    def found(self, str text not None):
        cdef list hits = []
        self.look_at(hits, text)
        if len(hits) > 1:
            hits.sort(key=_by_end)
        return hits

    def among(self, texts):
        cdef list hits = [], found = []
        cdef Py_ssize_t place = 0
        for text in texts:
            self.look_at(hits, <str?> text)
            if hits:
                found += [(place, hit[0]) for hit in hits]
                hits.clear()
            place += 1
        return found

    cdef int look_at(self, list hits, str text) except -1:
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        if kind == 1:
            return self.look(hits, text, <uint8_t *> data)
        if kind == 2:
            return self.look(hits, text, <uint16_t *> data)
        return self.look(hits, text, <uint32_t *> data)

    cdef int look(self, list hits, str text, Letters *letters) except -1:
        """Read a text. A long one is read at two places at once: each step waits for the one before it, but not for
        those of the other half. That begins behind a line break, where all is as at the beginning."""
        cdef Py_ssize_t place, length = len(text), half = length
        cdef int32_t at = OUTSIDE * self.width, other = at
        if length >= LONG and self.near[LINE_BREAK] == OUTSIDE_CLASS:
            half = length // 2
            while half < length and letters[half - 1] != LINE_BREAK:
                half += 1
        for place in range(min(half, length - half)):
            at = self.table[at + self.class_at(letters, place)]
            other = self.table[other + self.class_at(letters, half + place)]
            if at < 0:
                at = self.stop(hits, text, place, ~at)
            if other < 0:
                other = self.stop(hits, text, half + place, ~other)
        for place in range(min(half, length - half), half):
            at = self.table[at + self.class_at(letters, place)]
            if at < 0:
                at = self.stop(hits, text, place, ~at)
        for place in range(2 * half, length):
            other = self.table[other + self.class_at(letters, place)]
            if other < 0:
                other = self.stop(hits, text, place, ~other)
        return 0

    cdef inline int32_t class_at(self, Letters *letters, Py_ssize_t place) noexcept:
        return self.near[letters[place]] if Letters is uint8_t else self.class_of(letters[place])

    cdef int32_t stop(self, list hits, str text, Py_ssize_t place, int32_t at) except -1:
        """Add what ends, or may go on, at a place; the state in which to read on."""
        cdef Py_ssize_t start
        cdef int32_t state = at // self.width
        if self.last[state] == 0:
            state = self.shorter[state]
        while state:
            start = place + 1 - self.depths[state]
            if self.before_kind != ASKED or start == 0 or not self.before(text[start - 1]):
                self.add(hits, text, start, state)
            state = self.shorter[state]
        return at

    cdef int add(self, list hits, str text, Py_ssize_t start, int32_t state) except -1:
        """The words that stand at a place, of those that begin with a state's letters."""
        cdef Py_ssize_t low = self.first[state], high = self.last[state], read = self.depths[state], length = len(text)
        while low < high:
            if len(<str> self.words[low]) == read:
                if start + read == length or not self.forbids_behind(PyUnicode_READ_CHAR(text, start + read)):
                    hits.append((low, start, start + read))
                low += 1
            if low == high or start + read == length:
                break
            low, high = self.narrowed(low, high, read, self.as_compared(PyUnicode_READ_CHAR(text, start + read)))
            read += 1
        return 0

    cdef inline bint forbids_behind(self, Py_UCS4 character) except -1:
        if self.behind_kind == WORD:
            return in_word(character)
        if self.behind_kind == LETTER:
            return is_letter(character)
        return self.behind_kind == ASKED and self.behind(chr(character))

    cdef (Py_ssize_t, Py_ssize_t) narrowed(self, Py_ssize_t low, Py_ssize_t high, Py_ssize_t place, Py_UCS4 letter):
        """Those of some words, alike up to a place and longer, that have a letter there."""
        cdef Py_ssize_t begin = low, end = high, middle, first
        while begin < end:
            middle = (begin + end) // 2
            if PyUnicode_READ_CHAR(self.words[middle], place) < letter:
                begin = middle + 1
            else:
                end = middle
        first, end = begin, high
        while begin < end:
            middle = (begin + end) // 2
            if PyUnicode_READ_CHAR(self.words[middle], place) <= letter:
                begin = middle + 1
            else:
                end = middle
        return first, begin
