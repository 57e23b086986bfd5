# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The tables of `markup_names.pxd`: which elements and attributes are read, by their names; compiled."""

from libc.stdint cimport uint64_t
from libc.string cimport memset

from pipeline.blocks.tags import BLOCK_TAGS, PHRASE_TAGS, READ_ATTRIBUTES


cdef void add_name(Names *names, str name, int bits) noexcept:
    cdef uint64_t mark = 0, slot
    for letter in name.encode():
        mark = mark_with(mark, <char> letter)
    slot = (mark * <uint64_t> 0x9E3779B97F4A7C15) >> 55
    while names.slots[slot].bits and names.slots[slot].mark != mark:
        slot = (slot + 1) & (SLOTS - 1)
    names.slots[slot].mark = mark
    names.slots[slot].bits |= bits


memset(&ELEMENTS, 0, sizeof(Names))
memset(&ATTRIBUTES, 0, sizeof(Names))
for name in BLOCK_TAGS:
    add_name(&ELEMENTS, name, BLOCK)
for name, bits in (
    *(("a", ANCHOR), ("link", LINK), ("time", TIME), ("meta", META), ("script", SCRIPT | RAW), ("style", STYLE | RAW)),
    *(("title", RAW), ("textarea", RAW), ("iframe", RAW), ("xmp", RAW), ("noembed", RAW), ("noframes", RAW)),
    *(("plaintext", RAW | ENDLESS), ("html", ROOT), ("head", ROOT), ("body", ROOT), ("img", VOID), ("input", VOID), ("svg", DRAWING)),
    *((name, PHRASE) for name in PHRASE_TAGS),
):
    add_name(&ELEMENTS, name, bits)
READERS = {"": ANY, "block": BLOCK, "a": ANCHOR, "link": LINK, "time": TIME, "script": SCRIPT}
for reader, names in READ_ATTRIBUTES.items():
    for name in names:
        add_name(&ATTRIBUTES, name, READERS[reader])
add_name(&ATTRIBUTES, "type", TYPE)
add_name(&ATTRIBUTES, "style", LOOK)
add_name(&ATTRIBUTES, "hreflang", HREFLANG)
