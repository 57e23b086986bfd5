"""Sentences and tokens: boundaries that lexicons and rules can rely on."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.alternation import alternation
from pipeline.sentences import sentence_spans
from pipeline.tokens import tokenize


def sentences(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am 9. November 1989 fiel die Mauer. Danach kam Dr. Maier.", 2),
        ("Il sig. Rossi abita a S. Marco. Poi parte.", 2),
        ("Er kam um 12 Uhr. 1990 ging er.", 2),
        ("J. R. Smith spoke! Was it good? Yes.", 3),
        ("Im Jahr 1957. Dann nichts", 2),
        ("ohne Punkt", 1),
        ("", 0),
        ("Arras (est. 1995) and Leeds (est. 2002) are our towns. They send choirs.", 2),
    ],
)
def test_sentences_end_at_a_stop_but_not_behind_abbreviations_and_days(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@settings(max_examples=80, derandomize=True)
@given(st.text(alphabet="aB1. !?\n()“”Ä", max_size=60))
def test_sentences_cover_the_text_without_gap(text: str) -> None:
    assert "".join(text[start:end] for start, end in sentence_spans(text)) == text


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("l'ex-maire d'Anvers", ["l'", "ex-maire", "d'", "Anvers"]),
        ("dall'Oberbürgermeister Höß,", ["dall'", "Oberbürgermeister", "Höß", ","]),
        ("d’Buergermeeschtesch", ["d’", "Buergermeeschtesch"]),
        ("Dr. J.-P. O'Hara (SPD).", ["Dr.", "J.-P.", "O'Hara", "(", "SPD", ")", "."]),
        ("« burmistrz » Witold", ["«", "burmistrz", "»", "Witold"]),
        ("Mayor's Office", ["Mayor", "'s", "Office"]),
        ("1.Bürgermeister, 2.Bgm. 3.5 z.B.", ["1", ".", "Bürgermeister", ",", "2", ".", "Bgm.", "3.5", "z.B."]),
    ],
)
def test_tokens_are_the_same_in_every_language(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == tokens


@settings(max_examples=60, derandomize=True)
@given(st.lists(st.text(alphabet="abc.", min_size=1, max_size=5), max_size=8))
def test_an_alternation_matches_its_words_and_nothing_else(words: list[str]) -> None:
    pattern = re.compile(rf"(?:{alternation(words)})\Z")
    assert all(pattern.match(word) for word in words)
    assert not pattern.match("abcabc")
