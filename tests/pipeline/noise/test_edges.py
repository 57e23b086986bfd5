"""In text without tags a sentence right above or below the lines that stay goes with them, and a title above them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.block import Block, BlockKind
from pipeline.noise.rules.edges import lines_at_edges

TEXT = "The road is closed until Friday because of works on the bridge."


def added(lines: Sequence[tuple[str, float, bool]], against: Sequence[int] = ()) -> list[int]:
    """Places that are added to lines, each with its probability and whether it stays."""
    blocks = [Block(index=i, text=text, kind=BlockKind.PARAGRAPH) for i, (text, _, _) in enumerate(lines)]
    speaks = np.isin(np.arange(len(lines)), against)
    keep, probability = np.array([kept for _, _, kept in lines]), np.array([odds for _, odds, _ in lines])
    return sorted(lines_at_edges(blocks, keep, probability, speaks))


def test_sentences_on_both_sides_go_with_the_text() -> None:
    lines = [("Council", 0.01, False), ("The fair is open.", 0.2, False), (TEXT, 0.9, True)]
    below = [("Mayor Jane Doe opened it.", 0.1, False), ("Imprint", 0.02, False)]
    assert added([*lines, *below]) == [1, 3]


def test_what_a_phrase_speaks_against_does_not() -> None:
    lines = [
        ("We use cookies on this site.", 0.2, False),
        (TEXT, 0.9, True),
        ("Follow us on our channels.", 0.2, False),
    ]
    assert added(lines, against=[0, 2]) == []


def test_a_title_goes_with_the_text_below_it_a_trail_does_not() -> None:
    assert added([("Council", 0.4, False), ("New benches", 0.4, False), (TEXT, 0.9, True)]) == [1]
    assert added([("Home > New benches", 0.4, False), (TEXT, 0.9, True)]) == []
    assert added([("New benches", 0.2, False), (TEXT, 0.9, True)]) == []


def test_where_nothing_stays_every_sentence_does() -> None:
    assert added([("Council", 0.1, False), (TEXT, 0.2, False), ("Imprint", 0.1, False)]) == [1]
