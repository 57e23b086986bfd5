# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The words of a text; compiled. `tokenizer.pyi` tells what goes in and out."""

from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_KIND,
    PyUnicode_READ,
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISDECIMAL,
    Py_UNICODE_ISDIGIT,
)
from libc.stdint cimport uint8_t
from libc.stdlib cimport free, realloc

from pipeline.language.nonwords import without_nonwords

cdef enum:
    LETTER = 1  # a character of a word that is no decimal digit and no low line
    DECIMAL = 2
    SIGN = 4  # may be part of what is no word

    ASCII = 128

cdef uint8_t kinds[ASCII]


cdef inline uint8_t kind_of(Py_UCS4 character) noexcept:
    if character < ASCII:
        return kinds[character]
    if Py_UNICODE_ISDECIMAL(character):
        return DECIMAL
    return LETTER if Py_UNICODE_ISALNUM(character) else 0


cdef void fill_kinds() noexcept:
    cdef Py_UCS4 character
    for character in range(ASCII):
        kinds[character] = (
            DECIMAL if Py_UNICODE_ISDECIMAL(character)
            else LETTER if Py_UNICODE_ISALNUM(character)
            else SIGN if character in u"@.:"
            else 0
        )


fill_kinds()


cdef inline bint is_a_to_z(Py_UCS4 character) noexcept:
    # Without case, as regular expressions compare: four letters beyond ASCII are an i, k or s to them.
    return u"a" <= character <= u"z" or u"A" <= character <= u"Z" or character in u"\u0130\u0131\u017f\u212a"


cdef inline bint is_w(Py_UCS4 character) noexcept:
    return character == u"w" or character == u"W"


cdef inline bint begins_nonword(int kind, void *data, Py_ssize_t length, Py_ssize_t place) noexcept:
    """Whether a sign stands where one in an address or a link does; a dot with letters behind it or "www" before it."""
    cdef Py_UCS4 sign = PyUnicode_READ(kind, data, place)
    if sign == u"@":
        return True
    if place + 2 < length:
        if sign == u":":
            return PyUnicode_READ(kind, data, place + 1) == u"/" and PyUnicode_READ(kind, data, place + 2) == u"/"
        if is_a_to_z(PyUnicode_READ(kind, data, place + 1)) and is_a_to_z(PyUnicode_READ(kind, data, place + 2)):
            return True
    return (
        sign == u"."
        and place >= 3
        and is_w(PyUnicode_READ(kind, data, place - 1))
        and is_w(PyUnicode_READ(kind, data, place - 2))
        and is_w(PyUnicode_READ(kind, data, place - 3))
    )


cdef class Tokenizer:
    """Cuts one text after the other; its tokens stand there until the next one is read."""

    def __dealloc__(self):
        free(self.found)

    cdef int read(self, str text) except -1:
        """Find the tokens of a text. `text` is then what they are offsets of: without what is no word."""
        if not self.cut(text, False):
            self.cut(without_nonwords(text), True)
        return 0

    cdef bint cut(self, str text, bint cleaned) except -1:
        """False where the text holds what is no word, unless it is cleaned of that."""
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t length = len(text), place = 0, start, kept = 0, numbers = 0
        cdef uint8_t what
        cdef bint decimals = False, numeric
        cdef Py_UCS4 character
        cdef Token *grown
        self.text = text
        self.count = 0
        while place < length:
            what = kind_of(PyUnicode_READ(kind, data, place))
            if what == SIGN and not cleaned and begins_nonword(kind, data, length, place):
                return False
            start = place
            place += 1
            if what != LETTER and what != DECIMAL:
                continue
            while place < length and kind_of(PyUnicode_READ(kind, data, place)) == what:
                place += 1
            if place < length:
                character = PyUnicode_READ(kind, data, place)
                if what == LETTER:
                    if character == u"'" or character == u"\u2019":
                        place += 1
                    elif not cleaned and kind_of(character) == DECIMAL:
                        return False
                elif not cleaned and kind_of(character) == LETTER:
                    return False
            if self.count == self.room:
                grown = <Token *> realloc(self.found, (2 * self.room + 64) * sizeof(Token))
                if grown == NULL:
                    raise MemoryError
                self.found = grown
                self.room = 2 * self.room + 64
            character = PyUnicode_READ(kind, data, start)
            numeric = what == DECIMAL if character < ASCII else Py_UNICODE_ISDIGIT(character)
            decimals = decimals or what == DECIMAL
            self.found[self.count] = Token(start, place, numeric)
            self.count += 1
        if decimals or cleaned:
            # One number stands for all.
            for place in range(self.count):
                if self.found[place].numeric:
                    numbers += 1
                    if numbers > 1:
                        continue
                self.found[kept] = self.found[place]
                kept += 1
            self.count = kept
        return True


def tokens(str text not None):
    cdef Tokenizer tokenizer = Tokenizer()
    cdef Py_ssize_t place
    tokenizer.read(text)
    text = tokenizer.text
    return [text[tokenizer.found[place].start:tokenizer.found[place].end] for place in range(tokenizer.count)]
