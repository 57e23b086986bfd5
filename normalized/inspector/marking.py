"""The text of a block, cut where its mentions begin and end, so that each piece stands in the same mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. spans: positions of the spans that cover it, the shortest first; empty for plain text."""

    text: str
    spans: tuple[int, ...] = ()


def cut_text(text: str, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """Cut a text at the ends of its spans; joined, the pieces are the text.

    spans: start and end in characters, end exclusive, in any order; they may nest and cross.
    """
    edges = sorted({0, len(text), *(place for span in spans for place in span if 0 < place < len(text))})
    pieces = []
    for start, end in pairwise(edges):
        covering = [number for number, span in enumerate(spans) if span[0] <= start and end <= span[1]]
        covering.sort(key=lambda number: (spans[number][1] - spans[number][0], spans[number][0]))
        pieces.append(Piece(text[start:end], tuple(covering)))
    return pieces
