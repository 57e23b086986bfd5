"""Tagless text to blocks: one line, one block."""

from __future__ import annotations

import re

from pipeline.block import Block, BlockKind
from pipeline.blocks.cleaning import clean_text, says_something
from pipeline.blocks.contact_line import looks_like_contact
from pipeline.blocks.lines import split_long
from pipeline.blocks.walk import BlockWalk, too_many_blocks
from pipeline.limits import Limits

_BULLET = re.compile(r"^\s{0,20}(?:[•●▪■◦‣∙*–—-]|\d{1,2}[.)])\s+\S")
_SENTENCE_END = (".", "!", "?", ":", ";", ",", "…")
_MAX_HEADING = 100


def read_plain(text: str, limits: Limits) -> BlockWalk:
    """Return one block for each line that is not blank. Tabs inside a line part the cells of a row."""
    blocks: list[Block] = []
    full = False
    lines = text.split("\n")
    for number, line in enumerate(lines):
        cells = [cell for cell in map(clean_text, line.strip().split("\t")) if cell]
        cleaned = "\t".join(cells)
        for part in split_long(cleaned if says_something(cleaned) else "", limits.max_block_characters):
            if len(blocks) >= limits.max_blocks:
                full = True
                break
            kind = _kind(part, lines, number)
            blocks.append(Block(index=len(blocks), text=part, kind=kind, level=2 if kind is BlockKind.HEADING else 0))
        if full:
            break
    issues = (too_many_blocks(limits),) if full else ()
    return BlockWalk(tuple(blocks), issues=issues)


def _kind(line: str, lines: list[str], number: int) -> BlockKind:
    if "\t" in line:
        return BlockKind.TABLE_ROW
    if looks_like_contact(line):
        return BlockKind.CONTACT_LINE
    if _BULLET.match(line):
        return BlockKind.LIST_ITEM
    if len(line) <= _MAX_HEADING and not line.endswith(_SENTENCE_END) and not line[0].islower():
        following = next((after.strip() for after in lines[number + 1 : number + 4] if after.strip()), "")
        if len(following) > 120 and following.endswith((".", "!", "?", ":", "“", '"')):
            return BlockKind.HEADING
    return BlockKind.PARAGRAPH
