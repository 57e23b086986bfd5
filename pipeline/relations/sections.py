"""Which headings govern a block."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.record import Block, BlockKind, Document

_MAX_HEAD = 90


class Sections:
    """The headings above each kept block, innermost first."""

    def __init__(self, document: Document) -> None:
        self._above: dict[int, tuple[int, ...]] = {}
        stack: list[Block] = []
        for block in document.kept_blocks:
            if block.kind is BlockKind.HEADING:
                while stack and stack[-1].level >= block.level:
                    stack.pop()
                self._above[block.index] = tuple(head.index for head in reversed(stack))
                stack.append(block)
            else:
                self._above[block.index] = tuple(head.index for head in reversed(stack))

    def above(self, index: int) -> Sequence[int]:
        """Indices of the headings over a block, innermost first."""
        return self._above.get(index, ())
