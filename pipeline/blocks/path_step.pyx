# cython: language_level=3, boundscheck=False, wraparound=False
"""One step of a block's path; compiled. `path_step.pyi` tells what goes in and out."""

from cpython.unicode cimport PyUnicode_4BYTE_KIND, PyUnicode_DATA, PyUnicode_FromKindAndData, PyUnicode_KIND, PyUnicode_READ

cdef enum:
    MAX_TOKEN = 40
    MAX_CLASSES = 6
    READ_OF_CLASSES = 300
    MOST = (MAX_CLASSES + 2) * (MAX_TOKEN + 1)


cdef inline bint parts(Py_UCS4 sign) noexcept:
    """True for what no word of a step holds: it would not be told from the signs of a path."""
    return sign == u"/" or sign == u"[" or sign == u"]" or sign == u"#" or sign.isspace()


cdef int add_words(str text, Py_ssize_t length, Py_UCS4 sign, int most, Py_UCS4 *step, int filled) noexcept:
    """Put a text's first words behind what a step has, each behind a sign; how much there is then."""
    cdef Py_ssize_t place = 0, end
    cdef int kind = PyUnicode_KIND(text)
    cdef void *signs = PyUnicode_DATA(text)
    while most > 0:
        while place < length and parts(PyUnicode_READ(kind, signs, place)):
            place += 1
        if place == length:
            break
        step[filled] = sign
        filled += 1
        end = min(length, place + MAX_TOKEN)
        while place < end and not parts(PyUnicode_READ(kind, signs, place)):
            step[filled] = PyUnicode_READ(kind, signs, place)
            filled += 1
            place += 1
        while place < length and not parts(PyUnicode_READ(kind, signs, place)):
            place += 1  # the rest of a long word is no word of its own
        most -= 1
    return filled


cpdef str path_step(str tag, str identifier, str classes, str role):
    cdef Py_UCS4 step[MOST]
    cdef int filled = 0
    cdef str named
    if identifier is not None:
        filled = add_words(identifier, len(identifier), u"#", 1, step, filled)
    if classes is not None:
        filled = add_words(classes, min(len(classes), READ_OF_CLASSES), u".", MAX_CLASSES, step, filled)
    named = tag + PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, step, filled) if filled else tag
    if role is not None:
        filled = add_words(role, len(role), u"[", 1, step, 0)
        if filled:
            named += PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, step, filled).lower() + "]"
    return named
