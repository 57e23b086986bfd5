# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""A word as its n-grams are cut: small letters between edges, and its shape; compiled for `wordscores` and its tables."""

from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_KIND,
    PyUnicode_READ,
    Py_UNICODE_ISLOWER,
    Py_UNICODE_ISTITLE,
    Py_UNICODE_ISUPPER,
    Py_UNICODE_TOLOWER,
)
from libc.stdint cimport int16_t, uint16_t, uint32_t, uint64_t
from libc.string cimport memcpy, memset


cdef int put_letters(Word *word, str edged) except -1:
    """Write a word with its edges as the letters of the table; at most MOST_LETTERS of them."""
    cdef int kind = PyUnicode_KIND(edged)
    cdef void *data = PyUnicode_DATA(edged)
    cdef Py_UCS4 letter
    cdef int place
    word.count = <int16_t> min(len(edged), <Py_ssize_t> MOST_LETTERS)
    for place in range(word.count):
        letter = PyUnicode_READ(kind, data, place)
        word.letters[place] = <uint16_t> (u"'" if letter == u"\u2019" else OTHER if letter > OTHER else letter)
    return 0


cdef int read_word(Word *word, str text, int kind, void *data, Py_ssize_t start, Py_ssize_t end) except -1:
    """A token that is no number: its letters, small, between its edges, and its shape."""
    memset(word.letters, 0, sizeof(word.packed))
    if not read_letters(word, kind, data, start, end):
        # A dotted İ becomes two letters, and a Σ one or another after its place: Python knows which.
        put_letters(word, "<" + text[start : min(end, start + LONGEST_WORD)].lower() + ">")
        word.shape = shape_of(text[start:end])
    if word.count <= SHORT:
        memcpy(word.packed, word.letters, sizeof(word.packed))
        word.packed[0] ^= <uint64_t> word.shape << BITS
    return 0


cdef bint read_letters(Word *word, int kind, void *data, Py_ssize_t start, Py_ssize_t end) noexcept:
    """False for a word with a letter whose small form is not one letter, always the same."""
    cdef Py_UCS4 letter
    cdef Py_ssize_t place
    cdef bint small = False, capital = False
    cdef int count = 1
    word.letters[0] = c"<"
    for place in range(start, end):
        letter = PyUnicode_READ(kind, data, place)
        if u"a" <= letter <= u"z":
            small = True
        elif u"A" <= letter <= u"Z":
            capital = True
            letter = <Py_UCS4> (<uint32_t> letter + 32)
        elif letter == u"\u2019":
            letter = u"'"
        elif letter >= 128:
            if Py_UNICODE_ISUPPER(letter):
                capital = True
            elif Py_UNICODE_ISLOWER(letter) or Py_UNICODE_ISTITLE(letter):
                small = True
            if letter == u"\u0130" or letter == u"\u03a3":
                return False
            letter = Py_UNICODE_TOLOWER(letter)
        if count <= LONGEST_WORD:
            word.letters[count] = <uint16_t> (OTHER if letter > OTHER else letter)
            count += 1
    word.letters[count] = c">"
    word.count = count + 1
    word.shape = SMALL
    if capital and not small and end - start > 1:
        word.shape = CAPITALS
    elif Py_UNICODE_ISUPPER(PyUnicode_READ(kind, data, start)):
        word.shape = CAPITAL
    return True


cdef int shape_of(str token) except -1:
    return CAPITALS if len(token) > 1 and token.isupper() else CAPITAL if token[0].isupper() else SMALL
