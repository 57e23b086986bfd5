# cython: language_level=3, boundscheck=False, wraparound=False
"""How names are folded for look-ups; compiled. `namefold.pyi` tells what goes in and out."""

from cpython.unicode cimport (
    PyUnicode_4BYTE_KIND,
    PyUnicode_DATA,
    PyUnicode_FromKindAndData,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_READ,
)
from libc.stdlib cimport free, malloc

cdef enum:
    SHORT = 256


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
        letter = folded(PyUnicode_READ(kind, data, place))
        if letter == SIGMA:
            return False
        letters[place] = letter
    return True


cdef str lowered(str text):
    """Small letters, as many as there are."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join([low if len(low := letter.lower()) == 1 else letter for letter in text])
    return lower
