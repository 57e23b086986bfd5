"""In text without tags a sentence right above or below the lines that stay goes with them, and so do a title above,
the first lines of a page, the line above its foot and further items of a list."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.block import Block, BlockKind
from pipeline.noise.rules.edges import lines_at_edges

TEXT = "The road is closed until Friday because of works on the bridge."


def added(lines: Sequence[tuple[str, float, bool]], against: Sequence[int] = ()) -> list[int]:
    """Places that are added to lines, each with its probability and whether it stays."""
    kinds = [BlockKind.LIST_ITEM if text.startswith("•") else BlockKind.PARAGRAPH for text, _, _ in lines]
    blocks = [Block(index=i, text=line[0], kind=kind) for i, (line, kind) in enumerate(zip(lines, kinds, strict=True))]
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
    menu = [("Council", 0.1, False)] * 6
    assert added([*menu, ("New benches", 0.4, False), (TEXT, 0.9, True)]) == [6]
    assert added([*menu, ("Home > New benches", 0.4, False), (TEXT, 0.9, True)]) == []
    assert added([*menu, ("New benches", 0.2, False), (TEXT, 0.9, True)]) == []


def test_a_page_that_begins_with_a_few_lines_and_no_menu_begins_with_its_text() -> None:
    page = [("Council", 0.1, False), ("Meeting of 3 May", 0.05, False), (TEXT, 0.9, True)]
    assert added(page) == [0, 1]
    assert added(page, against=[1]) == []
    assert added([("Leisure", 0.03, False), *page]) == []
    assert added([("Leisure", 0.1, False)] * 4 + page) == []
    assert added([("Town > Council", 0.1, False), *page]) == []


def test_two_lines_between_the_menu_and_the_text_are_its_title() -> None:
    menu = [("Skip to content", 0.01, False), ("Home", 0.01, False)]
    assert added([*menu, ("Benches", 0.25, False), (TEXT, 0.9, True)], against=[0, 1]) == [2]
    assert added([*menu, ("Leisure", 0.1, False), (TEXT, 0.9, True)], against=[0, 1]) == []
    again = [("Benches", 0.25, False), ("Benches", 0.9, True), (TEXT, 0.9, True)]
    assert added([*menu, *again], against=[0, 1]) == []


def test_the_only_line_between_the_text_and_the_foot_is_text() -> None:
    page = [(TEXT, 0.9, True), ("Open daily, 9 to 5", 0.4, False), ("Imprint", 0.01, False)]
    assert added(page, against=[2]) == [1]
    assert added(page) == []
    assert added([page[0], ("Town hall", 0.1, False), page[2]], against=[2]) == []


def test_a_list_that_stays_goes_on_to_its_end() -> None:
    lines = [(TEXT, 0.9, True), ("• benches", 0.6, True), ("• lamps", 0.3, False), ("• bins", 0.25, False)]
    assert added([*lines, ("• Imprint", 0.1, False), ("Top", 0.01, False)]) == [2, 3]
    assert added([*lines, ("Imprint", 0.4, False), ("Legal", 0.1, False)]) == [2, 3]
    assert added([("Bring with you:", 0.9, True), *lines[2:], ("Top", 0.01, False)]) == [1, 2]


def test_where_nothing_stays_every_sentence_does() -> None:
    assert added([("Council", 0.1, False), (TEXT, 0.2, False), ("Imprint", 0.1, False)]) == [1]
