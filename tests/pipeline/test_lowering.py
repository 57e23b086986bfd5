"""Small letters stand where the letters of the text do."""

from __future__ import annotations

import sys

from pipeline.lowering import lowered


def test_letters_are_small_and_as_many_as_before() -> None:
    assert lowered("İsmail Öztürk, ΟΔΟΣ") == "ismail öztürk, οδος"


def test_no_other_letter_becomes_two() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    assert [letter for letter in every if len(lowered(letter)) != 1] == []
    assert [letter for letter in every if lowered(letter) != letter.lower()] == ["İ"]
