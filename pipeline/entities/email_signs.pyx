# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Which texts may hold an e-mail address; compiled. `email_signs.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ

cdef enum:
    ASCII = 128


cdef inline bint is_blank(Py_UCS4 character) noexcept:
    return character == u" " or character == u"\u00a0" or character == u"\u202f"


cdef inline bint is_opener(Py_UCS4 character) noexcept:
    return character in u"([{<_"


cdef class EmailSigns:
    cdef frozenset spoken, dots
    cdef Py_ssize_t longest
    cdef Py_ssize_t longest_bracketed
    cdef bint begins[ASCII]  # whether one of the words does, by its first letter

    def __init__(self, bracketed, spoken, dots):
        self.spoken, self.dots = frozenset(spoken), frozenset(dots)
        self.longest_bracketed = max(map(len, bracketed), default=0) + 2
        self.longest = max(2, max(map(len, self.spoken | self.dots), default=0))
        firsts = {word[0] for word in self.spoken | self.dots} | {"a"}
        for code in range(ASCII):
            self.begins[code] = chr(code).lower() in firsts

    def places(self, texts):
        cdef Py_ssize_t place
        return [place for place in range(len(texts)) if self.has_sign(<str?> texts[place])]

    cdef bint has_sign(self, str text) except -1:
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t length = len(text), place, opened = -1, begin = -1, size
        cdef bint said_at = False, said_dot = False
        cdef Py_UCS4 character, first
        for place in range(length):
            character = PyUnicode_READ(kind, data, place)
            if u"a" <= character <= u"z":
                continue
            if character == u"@":
                return True
            if character in u")]}>_" and opened >= 0 and place - opened - 1 <= self.longest_bracketed:
                return True
            if is_opener(character):
                opened = place
            elif is_blank(character):
                size = place - begin - 1
                if begin >= 0 and 1 < size <= self.longest:
                    first = PyUnicode_READ(kind, data, begin + 1)
                    if first >= ASCII or self.begins[first]:
                        word = text[begin + 1 : place]
                        if word == "AT":
                            return True
                        # Patterns without case know more spellings of an "i" than `casefold` does.
                        word = word.lower() if word.isascii() else word.casefold().replace("i\u0307", "i").replace("ı", "i")
                        if word in self.spoken:
                            return True
                        said_at = said_at or word == "at"
                        said_dot = said_dot or word in self.dots
                begin = place
        return said_at and (said_dot or opened >= 0)
