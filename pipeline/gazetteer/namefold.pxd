# cython: language_level=3
"""How one letter of a name is folded, for other compiled modules; `namefold.pyi` tells the rest."""

from cpython.unicode cimport Py_UNICODE_TOLOWER

cdef enum:
    SIGMA = 0x03A3  # which letter is its small one depends on what stands behind it
    DOTTED_I = 0x0130  # the only letter whose small form is two


cdef inline Py_UCS4 folded(Py_UCS4 letter) noexcept:
    """The letter as it stands in a folded name, whatever stands beside it; SIGMA stays."""
    if letter in u"-\u2010\u2011\u2012\u2013\u2014\u2212\u00a0\u2007\u2009\u202f":
        return u" "
    if letter in u"\u2019\u2018\u02bc\u0060\u00b4":
        return u"'"
    if letter == SIGMA or letter == DOTTED_I:
        return letter
    return Py_UNICODE_TOLOWER(letter)
