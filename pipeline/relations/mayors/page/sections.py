"""Which headings govern a block."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.block import Block, BlockKind
from pipeline.record import Document

_SHORT = 80
"""A shorter line before a block may be its title without being a heading: an item, a term of a definition list."""


class Sections:
    """The headings above each kept block, innermost first."""

    def __init__(self, document: Document) -> None:
        self._above: dict[int, tuple[int, ...]] = {}
        self._before: dict[int, int] = {}
        stack: list[Block] = []
        previous: Block | None = None
        for block in document.kept_blocks:
            if block.kind is BlockKind.HEADING:
                while stack and stack[-1].level >= block.level:
                    stack.pop()
            self._above[block.index] = tuple(head.index for head in reversed(stack))
            if previous is not None and previous.kind is not BlockKind.HEADING and len(previous.text) <= _SHORT:
                self._before[block.index] = previous.index
            if block.kind is BlockKind.HEADING:
                stack.append(block)
            previous = block

    def above(self, index: int) -> Sequence[int]:
        """Indices of the headings over a block, innermost first."""
        return self._above.get(index, ())

    def near(self, index: int) -> Sequence[int]:
        """The short line right before a block, where there is one, and then the headings over it."""
        before = (self._before[index],) if index in self._before else ()
        return (*before, *self.above(index))
