"""Names with soft hyphens in them, or with blanks beside their hyphen: read without, reported as the block has them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.block import UNDETERMINED, Block
from pipeline.entities.cities.hyphen_blanks import BESIDE_BLANKS, blanks_in_names
from pipeline.record import Document, Mention

_SOFT = "\u00ad"


class LeftOut:
    """What of a document's kept blocks names are read without, and the way of offsets without and with it."""

    def __init__(self, document: Document) -> None:
        blocks, texts = document.kept_blocks, document.kept_texts
        self._positions = {
            blocks[place].index: positions
            for place in {place for sign in (_SOFT, *BESIDE_BLANKS) for place in texts.holding(sign)}
            if (positions := _positions_in(blocks[place], document.language))
        }
        self._texts = {block.index: block.text for block in blocks if block.index in self._positions}

    def without(self, document: Document) -> Document:
        """The document with that taken out; itself where it has none."""
        if not self._positions:
            return document
        blocks = tuple(
            replace(block, text=_without(block.text, self._positions[block.index]))
            if block.index in self._positions
            else block
            for block in document.blocks
        )
        return replace(document, blocks=blocks, signs=())

    def inward(self, mentions: Sequence[Mention]) -> Sequence[Mention]:
        """Mentions of the document as they stand without it."""
        return [self._in(mention) for mention in mentions] if self._positions else mentions

    def outward(self, mentions: list[Mention]) -> list[Mention]:
        """Mentions of the text without it as they stand in the document."""
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


def _positions_in(block: Block, language: str) -> list[int]:
    """The offsets of soft hyphens, and of blanks beside the hyphen of a town's name, in order."""
    soft = (
        [position for position, character in enumerate(block.text) if character == _SOFT] if _SOFT in block.text else []
    )
    blanks = blanks_in_names(block.text, block.language if block.language != UNDETERMINED else language)
    return sorted({*soft, *blanks}) if blanks else soft


def _without(text: str, positions: Sequence[int]) -> str:
    """A text without the characters at some offsets; a dash beside one of them is the hyphen that it stands for."""
    left = set(positions)
    beside = {place for position in positions for place in (position - 1, position + 1)}
    return "".join(
        "-" if place in beside and character == "–" else character
        for place, character in enumerate(text)
        if place not in left
    )
