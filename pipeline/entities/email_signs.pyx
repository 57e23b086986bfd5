# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Which texts may hold an e-mail address; compiled. `email_signs.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t

cdef enum:
    ASCII = 128
    BITS = 64
    SHORTER = 2  # letters that a letter of its own may stand for, less itself ("ﬃ")

    OTHER = 0  # what a character is
    AT = 1
    OPENER = 2
    CLOSER = 4
    BLANK = 8

ctypedef fused Letter:
    uint8_t
    uint16_t
    uint32_t


cdef inline bint is_wide_blank(uint32_t character) noexcept:
    return character == 0xA0 or character == 0x202F


cdef inline uint64_t size_bit(Py_ssize_t size) noexcept:
    return <uint64_t> 1 << min(max(size, 0), BITS - 1)


cdef str plain(str word):
    """A word in small letters: patterns without case know more spellings of an "i" than `casefold` does."""
    return word.lower() if word.isascii() else word.casefold().replace("i\u0307", "i").replace("ı", "i")


cdef class EmailSigns:
    cdef frozenset bracketed, spoken, dots
    cdef Py_ssize_t longest, longest_bracketed
    cdef uint8_t[ASCII] is_what
    cdef uint64_t[ASCII] sizes  # by a word's first letter: a bit for each size that one of the words has
    cdef uint64_t[ASCII] least_sizes  # and may have where it is spelt with other letters than those of ASCII

    def __init__(self, bracketed, spoken, dots):
        self.bracketed, self.spoken, self.dots = frozenset(bracketed), frozenset(spoken), frozenset(dots)
        self.longest_bracketed = max(map(len, self.bracketed), default=0) + 2
        words = self.spoken | self.dots | {"at"}
        self.longest = max(map(len, words))
        for code in range(ASCII):
            letter = chr(code)
            self.is_what[code] = (
                OTHER
                | (AT if letter == "@" else 0)
                | (OPENER if letter in "([{<_" else 0)
                | (CLOSER if letter in ")]}>_" else 0)
                | (BLANK if letter == " " else 0)
            )
            self.sizes[code] = self.least_sizes[code] = 0
            for size in [len(word) for word in words if word[0] == letter.lower()]:
                self.sizes[code] |= size_bit(size)
                for less in range(SHORTER + 1):
                    self.least_sizes[code] |= size_bit(size - less)

    def places(self, texts):
        cdef Py_ssize_t place
        return [place for place in range(len(texts)) if self.has_sign(<str?> texts[place])]

    cdef bint has_sign(self, str text) except -1:
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        if kind == 1:
            return self.has_sign_in(text, <const uint8_t *> data)
        if kind == 2:
            return self.has_sign_in(text, <const uint16_t *> data)
        return self.has_sign_in(text, <const uint32_t *> data)

    cdef bint has_sign_in(self, str text, const Letter *letters) except -1:
        cdef Py_ssize_t length = len(text), place, opened = -1, begin = -1, size
        cdef bint said_at = False, said_dot = False, ascii = True  # of the word that is read
        cdef uint64_t sizes
        cdef uint32_t character, first
        cdef uint8_t what
        for place in range(length):
            character = letters[place]
            if character < ASCII:
                what = self.is_what[character]
                if not what:
                    continue
            elif is_wide_blank(character):
                what = BLANK
            else:
                ascii = False
                continue
            if what & AT:
                return True
            if what & CLOSER and opened >= 0 and place - opened - 1 <= self.longest_bracketed:
                if self.is_bracketed(text, opened + 1, place):
                    return True
            if what & OPENER:
                opened = place
            elif what & BLANK:
                size = place - begin - 1
                if begin >= 0 and 1 < size <= self.longest:
                    first = letters[begin + 1]
                    if first < ASCII:
                        sizes = self.sizes[first] if ascii else self.least_sizes[first]
                    if first >= ASCII or sizes & size_bit(size):
                        word = text[begin + 1 : place]
                        if word == "AT":
                            return True
                        word = plain(word)
                        if word in self.spoken:
                            return True
                        said_at = said_at or word == "at"
                        said_dot = said_dot or word in self.dots
                begin = place
                ascii = True
        return said_at and (said_dot or opened >= 0)

    cdef bint is_bracketed(self, str text, Py_ssize_t start, Py_ssize_t end) except -1:
        """Whether what stands between brackets is a word for "@", a blank on either side of it or not."""
        if start < end and (text[start] == u" " or is_wide_blank(text[start])):
            start += 1
        if start < end and (text[end - 1] == u" " or is_wide_blank(text[end - 1])):
            end -= 1
        return start < end and plain(text[start:end]) in self.bracketed
