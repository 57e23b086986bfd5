# cython: language_level=3, boundscheck=False, wraparound=False
"""How names are folded for look-ups; compiled. `namefold.pyi` tells what goes in and out."""

from cpython.unicode cimport (
    PyUnicode_4BYTE_KIND,
    PyUnicode_DATA,
    PyUnicode_FromKindAndData,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_READ,
    Py_UNICODE_TOLOWER,
)
from libc.stdlib cimport free, malloc

cdef enum:
    SHORT = 256
    SIGMA = 0x03A3  # which letter is its small one depends on what stands behind it
    DOTTED_I = 0x0130  # the only letter whose small form is two


def fold(str text not None):
    cdef Py_ssize_t place, length = PyUnicode_GET_LENGTH(text)
    cdef Py_UCS4[SHORT] room
    cdef Py_UCS4 *letters = room
    if length > SHORT:
        letters = <Py_UCS4 *> malloc(length * sizeof(Py_UCS4))
        if letters == NULL:
            raise MemoryError
    try:
        if not fold_into(text, letters):
            fold_into(lowered(text), letters)
        return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, letters, length)
    finally:
        if letters != room:
            free(letters)


cdef bint fold_into(str text, Py_UCS4 *letters) except -1:
    """Write the folded letters of a text; false where it holds a letter that one alone cannot be folded by."""
    cdef Py_ssize_t place
    cdef int kind = PyUnicode_KIND(text)
    cdef const void *data = PyUnicode_DATA(text)
    cdef Py_UCS4 letter
    for place in range(PyUnicode_GET_LENGTH(text)):
        letter = PyUnicode_READ(kind, data, place)
        if letter in u"-\u2010\u2011\u2012\u2013\u2014\u2212\u00a0\u2007\u2009\u202f":
            letter = u" "
        elif letter in u"\u2019\u2018\u02bc\u0060\u00b4":
            letter = u"'"
        elif letter == SIGMA:
            return False
        elif letter != DOTTED_I:
            letter = Py_UNICODE_TOLOWER(letter)
        letters[place] = letter
    return True


cdef str lowered(str text):
    """Small letters, as many as there are."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join([low if len(low := letter.lower()) == 1 else letter for letter in text])
    return lower
