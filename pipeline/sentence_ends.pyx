# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Where the sentences of a text end; compiled. `sentence_ends.pyi` tells what goes in and out."""

from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_KIND,
    PyUnicode_READ,
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISDIGIT,
    Py_UNICODE_ISSPACE,
    Py_UNICODE_ISUPPER,
)

cdef enum:
    AHEAD = 12  # characters behind an end in which the next sentence is looked for


def cut_at_ends(str text not None, frozenset abbreviations not None, Py_ssize_t longest):
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t length = len(text), place = 0, start = 0, end
    cdef Py_UCS4 character
    cdef list spans = []
    while place < length:
        character = PyUnicode_READ(kind, data, place)
        end = place + 1
        if character in u".!?…":
            while end < length and PyUnicode_READ(kind, data, end) in u")]»“”\"'’":
                end += 1
            if end == length or not Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, end)):
                place += 1
                continue
            if character == u"." and not ends(text, kind, data, start, place, end, abbreviations, longest):
                place = end
                continue
        elif character != u"\n":
            place += 1
            continue
        spans.append((start, end))
        start = place = end
    if start < length:
        spans.append((start, length))
    return spans


cdef bint ends(
    str text,
    int kind,
    void *data,
    Py_ssize_t start,
    Py_ssize_t dot,
    Py_ssize_t end,
    frozenset abbreviations,
    Py_ssize_t longest,
) except -1:
    """Whether a full stop ends the sentence that began at `start`. end: behind the closing marks."""
    cdef Py_ssize_t place = end, last = min(len(text), end + AHEAD), begin = dot
    cdef Py_UCS4 ahead = 0
    cdef bint number = True
    while place < last and PyUnicode_READ(kind, data, place) in u" \t„“«»(\"'’•-–":
        place += 1
    if place < last:
        ahead = PyUnicode_READ(kind, data, place)
        if not Py_UNICODE_ISUPPER(ahead) and not Py_UNICODE_ISDIGIT(ahead):
            return False
    while begin > start and Py_UNICODE_ISALNUM(PyUnicode_READ(kind, data, begin - 1)):
        begin -= 1
        number = number and Py_UNICODE_ISDIGIT(PyUnicode_READ(kind, data, begin))
    if begin == dot:
        return True
    if number:
        return dot - begin > 2
    if dot - begin == 1 and Py_UNICODE_ISUPPER(PyUnicode_READ(kind, data, begin)):
        return False
    if begin and PyUnicode_READ(kind, data, begin - 1) == u"(" and ahead and Py_UNICODE_ISDIGIT(ahead):
        return False  # "(est. 1995)"
    return dot - begin > longest or text[begin:dot].casefold() not in abbreviations
