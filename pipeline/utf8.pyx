# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Tells UTF-8; compiled. `utf8.pyi` tells what goes in and out.

Nearly all bytes of a page are ASCII, and those are looked at many at a time.
"""

from cpython.bytes cimport PyBytes_AS_STRING
from libc.stdint cimport uint8_t

cdef enum:
    BATCH = 32  # bytes that are looked at together


def is_utf8(bytes text not None):
    cdef const uint8_t *place = <const uint8_t *> PyBytes_AS_STRING(text)
    cdef const uint8_t *end = place + len(text)
    cdef int size
    while place < end:
        if end - place >= BATCH and are_ascii(place):
            place += BATCH
        elif place[0] < 0x80:
            place += 1
        else:
            size = size_of(place, end)
            if size == 0:
                return False
            place += size
    return True


cdef inline bint are_ascii(const uint8_t *place) noexcept:
    cdef int step
    cdef uint8_t together = 0
    for step in range(BATCH):
        together |= place[step]
    return together < 0x80


cdef inline int size_of(const uint8_t *place, const uint8_t *end) noexcept:
    """Bytes of the character beyond ASCII that begins here; 0 where none does."""
    cdef uint8_t first = place[0], least = 0x80, most = 0xBF
    cdef int size, step
    if 0xC2 <= first <= 0xDF:
        size = 2
    elif 0xE0 <= first <= 0xEF:
        size = 3
        if first == 0xE0:
            least = 0xA0  # what is below has a shorter form
        elif first == 0xED:
            most = 0x9F  # what is above is half of a surrogate pair
    elif 0xF0 <= first <= 0xF4:
        size = 4
        if first == 0xF0:
            least = 0x90
        elif first == 0xF4:
            most = 0x8F  # what is above is no character
    else:
        return 0
    if end - place < size or not least <= place[1] <= most:
        return 0
    for step in range(2, size):
        if not 0x80 <= place[step] <= 0xBF:
            return 0
    return size
