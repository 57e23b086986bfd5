"""Names are folded letter by letter: offsets stay, case, hyphens, blanks and apostrophes do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.gazetteer.namefold import fold

_ALIKE = {**dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2212\u00a0\u2007\u2009\u202f", " ")}
_ALIKE |= dict.fromkeys("\u2019\u2018\u02bc\u0060\u00b4", "'")


def plainly_folded(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return "".join(_ALIKE.get(letter, letter) for letter in lower)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Høje-Taastrup", "høje taastrup"),
        ("L\u2019Aquila", "l'aquila"),
        ("Saint\u00a0Gall", "saint gall"),
        ("\u0130zmir", "\u0130zmir"),
        ("ΠΑΤΡΑΣ", "πατρας"),
        ("", ""),
    ],
)
def test_what_is_written_in_several_ways_is_folded_to_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(max_examples=400, derandomize=True)
@given(st.text(st.sampled_from("aB-\u2013\u00a0’ `ΣσÉ\u0130ǅẞ\U0001f3db\U00010400\ud800\x00") | st.characters()))
def test_a_fold_is_that_of_small_letters(text: str) -> None:
    folded = fold(text)
    assert folded == plainly_folded(text)
    assert len(folded) == len(text)
    assert hash(folded) == hash(plainly_folded(text))  # the same string inside, not only to the eye


def test_a_long_text_is_folded_as_a_short_one() -> None:
    assert fold("Å-’\u0130Σ " * 500) == plainly_folded("Å-’\u0130Σ " * 500)
