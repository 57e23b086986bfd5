"""Names with soft hyphens in them: read without, reported with them, where the block has them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.record import Document, Mention

_SOFT = "\u00ad"


class SoftHyphens:
    """The soft hyphens of a document's kept blocks, and the way of offsets without and with them."""

    def __init__(self, document: Document) -> None:
        self._positions = {
            block.index: [position for position, character in enumerate(block.text) if character == _SOFT]
            for block in document.kept_blocks
            if _SOFT in block.text
        }
        self._texts = {block.index: block.text for block in document.blocks if block.index in self._positions}

    def without(self, document: Document) -> Document:
        """The document with its soft hyphens taken out; itself where it has none."""
        if not self._positions:
            return document
        blocks = tuple(
            replace(block, text=block.text.replace(_SOFT, "")) if block.index in self._positions else block
            for block in document.blocks
        )
        return replace(document, blocks=blocks, signs=())

    def inward(self, mentions: Sequence[Mention]) -> Sequence[Mention]:
        """Mentions of the document as they stand without soft hyphens."""
        return [self._in(mention) for mention in mentions] if self._positions else mentions

    def outward(self, mentions: list[Mention]) -> list[Mention]:
        """Mentions of the text without soft hyphens as they stand in the document."""
        return [self._out(mention) for mention in mentions] if self._positions else mentions

    def _out(self, mention: Mention) -> Mention:
        positions = self._positions.get(mention.block)
        if not positions:
            return mention
        shifted = [position - index for index, position in enumerate(positions)]
        start = mention.start + bisect_right(shifted, mention.start)
        end = mention.end + bisect_left(shifted, mention.end)
        return replace(mention, start=start, end=end, raw=self._texts[mention.block][start:end])

    def _in(self, mention: Mention) -> Mention:
        positions = self._positions.get(mention.block)
        if not positions:
            return mention
        return replace(
            mention,
            start=mention.start - bisect_left(positions, mention.start),
            end=mention.end - bisect_left(positions, mention.end),
        )
