"""What a template repeats on a page: kin, items, and what kind of page it is."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.blocks import read_blocks
from pipeline.head import PageHead
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise.evidence.columns import Columns
from pipeline.noise.evidence.features import page_features
from pipeline.noise.evidence.pagetypes import TYPES, PageTypes, page_words
from pipeline.noise.markup.siblings import add_kin, add_kin_guess, kinship
from pipeline.noise.markup.steps import read_step
from sources.page import PageKind

ANSWERS = "".join(
    f"<li id=answer-{number} class='{side}'><a href=/who>Wer hat das geschrieben</a><p>Das finde ich auch so.</p></li>"
    for number, side in ((41, "odd"), (42, "even"), (57, "odd"))
)
PAGE = f"<main><h1>Neue Bank</h1><p>Am Markt steht eine neue Bank.</p></main><ol>{ANSWERS}</ol>"
BLOCKS = read_blocks(PAGE, PageKind.HTML, DEFAULT_LIMITS).blocks
KIN = kinship(BLOCKS)
OUTSIDE, INSIDE = slice(0, 2), slice(2, None)


def test_what_a_template_counts_does_not_part_kin() -> None:
    steps = ("body#top", "li#answer-41.odd.answer", "p.t3[note]")
    assert [read_step(step).plain for step in steps] == ["body#top", "li.answer", "p[note]"]


def test_brothers_of_several_blocks_are_items_and_paragraphs_are_none() -> None:
    assert KIN.item[OUTSIDE].tolist() == [-1, -1]
    first, second, third = KIN.item[INSIDE].reshape(3, 2).tolist()
    assert first[0] == first[1] != second[0] == second[1] != third[0] == third[1]
    assert len(set(KIN.row[INSIDE].tolist())) == 1
    paragraphs = read_blocks("<p>Eins.</p><p>Zwei.</p><p>Drei.</p>", PageKind.HTML, DEFAULT_LIMITS).blocks
    assert kinship(paragraphs).item.tolist() == [-1, -1, -1]


def test_an_item_knows_how_many_brothers_it_has_and_that_each_begins_with_a_link() -> None:
    found = page_features(BLOCKS, PageKind.HTML, PageHead())
    add_kin(found, KIN)
    assert np.expm1(found["item_count"][INSIDE]) == pytest.approx(3.0)
    assert found["item_headed"].tolist() == [-1, -1, 1, 1, 1, 1, 1, 1]
    assert found["item_place"][INSIDE].tolist() == pytest.approx([0, 0, 1 / 3, 1 / 3, 2 / 3, 2 / 3])
    assert np.expm1(found["kin"]) == pytest.approx([1, 1, 3, 3, 3, 3, 3, 3])


def test_a_block_hears_what_is_thought_of_its_kin_its_item_and_its_row() -> None:
    guess = np.array([0.9, 0.9, 0.0, 0.8, 0.0, 0.2, 0.0, 0.2])
    found = Columns.of({"words": np.log1p(np.full(8, 5.0))})
    add_kin_guess(found, KIN, guess)
    assert found["guess_kin"][INSIDE] == pytest.approx([0.0, 0.4] * 3)
    assert found["guess_kin_most"][INSIDE] == pytest.approx([0.0, 0.8] * 3)
    assert found["guess_item"] == pytest.approx([0.9, 0.9, 0.4, 0.4, 0.1, 0.1, 0.1, 0.1])
    assert found["guess_row"] == pytest.approx([0.9, 0.9, *[0.2] * 6])


def test_tagless_lines_are_kin_by_their_kind_and_stand_in_no_item() -> None:
    lines = read_blocks("Bank\nAm Markt steht eine neue Bank.\nSie ist grün.", PageKind.TEXT, DEFAULT_LIMITS).blocks
    found = kinship(lines)
    assert set(found.item.tolist()) == {-1}
    assert found.kin[1] == found.kin[2]


def test_words_of_a_page_speak_for_its_type() -> None:
    head = PageHead(meta=(("generator", "BoardMaker 3"), ("og:url", "https://bank.example/topic/12")))
    words = page_words(BLOCKS, head)
    assert {"made:boardmaker", "url:topic", "answer", "s^neue"} <= words
    types = PageTypes({"url:topic": (-1.0, 2.0, 0.0, 0.0), "answer": (0.0, 9.0, 0.0, 0.0)}, (0.5, -1.0, 0.0, 0.0))
    columns = types.columns(BLOCKS, head)
    assert [columns[f"type_{name}"][0] for name in TYPES] == [-0.5, 8.0, 0.0, 0.0]
