"""Blocks are values: a stage gives back a copy with what it has to say, and nothing else changes."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from pipeline.block import Block, BlockKind, BlockLabel, label_each, language_each
from pipeline.digit_signs import digit_signs
from pipeline.record import Document
from sources.page import PageKind, Publisher

BLOCK = Block(
    index=3,
    text="Mairie",
    kind=BlockKind.HEADING,
    level=2,
    path="body/main/h2",
    lineage=(1, 2, 9),
    link_share=0.5,
    html_lang="fr",
    links=("tel:+33123456789",),
    marks=("hidden",),
)


def test_the_noise_stage_gets_a_copy_with_its_label() -> None:
    labelled = label_each([BLOCK], [BlockLabel.FOOTER], [0.75], ["inside the footer"])[0]
    assert labelled == replace(BLOCK, label=BlockLabel.FOOTER, probability=0.75, reason="inside the footer")
    assert BLOCK.label is BlockLabel.CONTENT


def test_the_language_stage_gets_a_copy_with_its_language() -> None:
    labelled = label_each([BLOCK], [BlockLabel.FOOTER], [0.75], ["inside the footer"])[0]
    spoken = language_each([labelled], ["fr"], [0.9], [()])[0]
    assert spoken == replace(labelled, language="fr", language_confidence=0.9)


def test_a_copy_is_as_frozen_as_any_block_and_survives_the_way_to_another_process() -> None:
    copy = language_each([BLOCK], ["fr"], [0.9], [()])[0]
    with pytest.raises(FrozenInstanceError):
        copy.text = "Hôtel de ville"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(copy)) == copy
    assert hash(copy) == hash(replace(BLOCK, language="fr", language_confidence=0.9))


def test_a_document_knows_which_digits_its_blocks_have() -> None:
    texts = ["Mairie", "2, rue Haute", "Fermé", "L-1000 Luxembourg, 22 44 66"]
    blocks = tuple(replace(BLOCK, index=index, text=text) for index, text in enumerate(texts))
    document = Document("file:a.html", PageKind.HTML, Publisher("test", "LU"), blocks)
    assert document.signs == digit_signs(texts)
    assert replace(document, signs=bytes(4)).signs == bytes(4)
