"""The compiled folding and search for starts of dates, beside plain ones, and which rules are left out at a start."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.dates import find_dates, reading
from pipeline.entities.dates.folding import fold
from pipeline.entities.dates.foldtable import fold_by_table
from pipeline.entities.dates.grammar import grammar_of
from pipeline.entities.dates.starts import Starts

TABLE = "".join("\0" if code == ord("-") else chr(code).lower() if code < 128 else "é" for code in range(256))
WORDS = ("mai", "may", "a", "janvier", "septembre")
HOSTILE = ["", "\0", "\0-\0", "\ud800-", "a" * 1_000_000, "-" * 50_000, "1a" * 50_000, "\U0001f600-A", "may" * 9]
TEXTS = st.text(st.one_of(st.sampled_from("aAmyi-09 é\xad\u0301\ud800\0\U0001f600"), st.characters()), max_size=30)


def plain_fold(text: str) -> tuple[str, list[int] | None]:
    kept = [place for place, character in enumerate(text) if character != "-"]
    folded = "".join(TABLE[ord(text[place])] if ord(text[place]) < len(TABLE) else text[place] for place in kept)
    return folded, None if len(kept) == len(text) else kept


def plain_starts(text: str) -> list[tuple[int, str]]:
    found = [(match.start(), match[0]) for match in re.finditer("[a-z]+|[0-9]+", text)]
    return [(start, word) for start, word in found if word in WORDS or word[0] <= "9"]


@settings(max_examples=300, derandomize=True, deadline=None)
@given(TEXTS)
def test_folding_goes_by_the_table(text: str) -> None:
    assert fold_by_table(text, TABLE) == plain_fold(text)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, *" -12é\u0660Z", "mays"]), max_size=20).map("".join))
def test_starts_are_the_runs_of_figures_and_the_known_words(text: str) -> None:
    assert Starts(WORDS).find(text) == plain_starts(text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_folded_and_searched_the_same(text: str) -> None:
    assert fold_by_table(text, TABLE) == plain_fold(text)
    assert Starts(WORDS).find(text) == plain_starts(text)


@pytest.mark.parametrize("word", ["", "é", "a b", "A"])
def test_a_word_of_other_letters_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="small letters"):
        Starts([word])


def test_folding_keeps_the_way_back() -> None:
    folded = fold("1\u00ad2. M\u0061\u0308rz\t\u20132024 STRASSE ŁÓDŹ…")
    assert folded.text == "12. marz\t-2024 strasse lodz."
    assert folded.span(0, 2) == (0, 3)


PIECES = [
    "5", "12", "31.", "1987", "2024", "'89", "24", "mai", "May", "juin", "XX", "siècle", "q1", "1er", "Pfingsten", "de",
    "der", "of", "and", "und", "bis", "-", "/", ".", ",", " ", " ", " ", " ", "10:30", "v. Chr.", "AD", "A.D.",
    "second", "premier", "Sommer",
    "Quartal", "Jahrhundert", "60er", "Jahre", "first", "quarter", "month", "Freitag", "III", "\n",
]  # fmt: skip


@settings(max_examples=400, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(["de", "en", "fr", "it", "sv"]))
def test_no_date_is_lost_with_the_rules_that_are_left_out(text: str, lang: str) -> None:
    found = find_dates(text, lang, infer=True)
    with pytest.MonkeyPatch.context() as patch:
        grammar = grammar_of(lang)
        assert grammar is not None
        follows = list(grammar.word_rules)
        patch.setattr(reading, "NUMBER_RULES_BY_WHAT_FOLLOWS", dict.fromkeys(follows, reading.NUMBER_RULES))
        patch.setattr(grammar, "word_rules", dict.fromkeys(follows, grammar.vocabulary))
        assert find_dates(text, lang, infer=True) == found
