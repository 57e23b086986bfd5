"""Text is cut where mentions begin and end, and nothing of it is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from normalized.inspector.marking import Piece, cut_text


def test_spans_that_nest_and_cross() -> None:
    assert cut_text("abcdef", [(1, 4), (2, 3)]) == [
        Piece("a"),
        Piece("b", (0,)),
        Piece("c", (1, 0)),
        Piece("d", (0,)),
        Piece("ef"),
    ]
    assert cut_text("abcd", [(0, 3), (1, 4)]) == [Piece("a", (0,)), Piece("bc", (0, 1)), Piece("d", (1,))]
    assert cut_text("", []) == []


@settings(max_examples=60, derandomize=True)
@given(st.text(max_size=30), st.data())
def test_the_pieces_are_the_text_and_each_span_its_pieces(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    spans = [tuple(sorted(pair)) for pair in data.draw(st.lists(st.tuples(place, place), max_size=5))]
    pieces = cut_text(text, [(start, end) for start, end in spans])
    assert "".join(piece.text for piece in pieces) == text
    for number, (start, end) in enumerate(spans):
        assert "".join(piece.text for piece in pieces if number in piece.spans) == text[start:end]
