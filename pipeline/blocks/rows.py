"""Table rows: cells that hold a line or a few each are read as one block."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.block import Block, BlockKind

_PLAIN = (BlockKind.PARAGRAPH, BlockKind.CONTACT_LINE)
_MAX_LINES, _MAX_ROW = 4, 800


def row_text(inside: Sequence[Block], starts: Sequence[int]) -> str:
    """Text of a row, its cells joined by tabs; empty where the row lays out the page and its blocks stay apart.

    inside: the row's blocks. starts: how many of them stand before each of its cells, and their count.
    """
    if not inside or any(block.kind not in _PLAIN for block in inside):
        return ""
    cells = [inside[a:b] for a, b in pairwise(starts) if b > a]
    if any(len(cell) > _MAX_LINES for cell in cells) or sum(len(block.text) for block in inside) > _MAX_ROW:
        return ""
    if len(cells) == 1 and len(inside) > 1:
        return ""
    # Lines of a cell stay apart by two blanks, as cells do in text: "Anna Huber  Finanzen, Personal".
    return "\t".join("  ".join(block.text for block in cell) for cell in cells)
