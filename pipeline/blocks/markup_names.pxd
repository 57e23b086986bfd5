# cython: language_level=3
"""What the names of elements and attributes mean to those who read them, for `trimming.pyx`."""

from libc.stdint cimport uint64_t

cdef enum:
    SLOTS = 512  # of a table of names; it has a hundred
    # What an element is to those who read attributes.
    ANY = 1 << 0
    BLOCK = 1 << 1
    ANCHOR = 1 << 2
    LINK = 1 << 3
    TIME = 1 << 4
    SCRIPT = 1 << 5
    META = 1 << 6
    # What stands between its tags is no markup; nobody reads what a style holds; nothing ends a plaintext.
    RAW = 1 << 7
    STYLE = 1 << 8
    ENDLESS = 1 << 9
    # The root and the body: the parser knows them to have begun where a second one does. Elements without content, and
    # such as say nothing but what is in them.
    ROOT = 1 << 10
    VOID = 1 << 11
    DRAWING = 1 << 12
    PHRASE = 1 << 13
    # Attributes whose values are looked into, and that by which a `link` says something.
    TYPE = 1 << 14
    LOOK = 1 << 15
    HREFLANG = 1 << 16


cdef struct Slot:
    uint64_t mark
    int bits


cdef struct Names:
    Slot slots[SLOTS]


cdef inline char lower(char sign) noexcept nogil:
    return sign | 32 if c"A" <= sign <= c"Z" else sign


cdef inline uint64_t mark_with(uint64_t mark, char letter) noexcept nogil:
    """The mark of a name that is one letter longer, in whatever case: an FNV-1a hash. That of no letters is 0."""
    return (mark ^ <unsigned char> lower(letter)) * <uint64_t> 0x100000001b3 + 1


cdef inline int bits_of(Names *names, uint64_t mark) noexcept nogil:
    cdef uint64_t slot = (mark * <uint64_t> 0x9E3779B97F4A7C15) >> 55
    while names.slots[slot].bits and names.slots[slot].mark != mark:
        slot = (slot + 1) & (SLOTS - 1)
    return names.slots[slot].bits


cdef Names ELEMENTS, ATTRIBUTES
