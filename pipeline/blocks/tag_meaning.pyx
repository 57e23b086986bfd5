# cython: language_level=3, binding=False
"""What the tags of HTML mean to the builder of blocks, as bits of one number; compiled. `tags.py` says which mean what."""

from pipeline.blocks.tags import (
    BLOCK_TAGS, CELL_TAGS, EMPTY_NOTED_TAGS, HEADINGS, ITEM_ENDS, ITEM_TAGS, NOTED_TAGS, SKIPPED_TAGS,
)

cdef dict MEANINGS = {}
for bit, tags in (
    (SKIPPED, SKIPPED_TAGS), (NOTED, NOTED_TAGS), (NOTED_TEXT, NOTED_TAGS.keys() - EMPTY_NOTED_TAGS), (BLOCK, BLOCK_TAGS),
    (ITEM, ITEM_TAGS), (ITEM_END, ITEM_ENDS), (CELL, CELL_TAGS), (ROW, ["tr"]), (ADDRESS, ["address"]),
    (ANCHOR, ["a"]), (BREAK, ["br"]), (ROOT, ["html"]),
):
    for tag in tags:
        MEANINGS[tag] = MEANINGS.get(tag, 0) | bit
for tag, level in HEADINGS.items():
    MEANINGS[tag] |= level << LEVEL
