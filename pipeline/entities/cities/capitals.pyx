# cython: language_level=3, boundscheck=False, wraparound=False
"""The words of a text with which a name may begin; compiled. `capitals.pyi` tells what goes in and out."""

from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_READ,
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISUPPER,
)


cdef inline bint is_capital(Py_UCS4 character) noexcept:
    """Whether it is a capital of the Latin alphabet, with marks or without."""
    return (0x41 <= character < 0x250 or 0x1E00 <= character < 0x1F00) and Py_UNICODE_ISUPPER(character)


def opening_words(str text not None, dict opens not None, look_up, bint every):
    cdef int kind = PyUnicode_KIND(text)
    cdef const void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text), place = 0, end
    cdef Py_UCS4 character, before = 0
    cdef list found = []
    while place < length:
        character = PyUnicode_READ(kind, data, place)
        end = place
        if not (before == u"_" or Py_UNICODE_ISALNUM(before)):
            if is_capital(character):
                end = place + 1
                while end < length and Py_UNICODE_ISALNUM(PyUnicode_READ(kind, data, end)):
                    end += 1
            elif character in u"'’" and place + 3 < length:  # "'s-Hertogenbosch"
                if (
                    PyUnicode_READ(kind, data, place + 1) == u"s"
                    and PyUnicode_READ(kind, data, place + 2) == u"-"
                    and is_capital(PyUnicode_READ(kind, data, place + 3))
                ):
                    end = place + 4
        if end == place:
            before = character
            place += 1
            continue
        word = text[place:end]
        opened = opens.get(word)
        if opened is None:
            opened = look_up(word)
        if every or opened:
            found.append((place, opened))
        before = PyUnicode_READ(kind, data, end - 1)
        place = end
    return found
