"""The compiled search for the ends of sentences, beside one with a pattern."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.sentence_ends import cut_at_ends

SHORT = frozenset(["dr", "art", "strasse"])


def plain_cut(text: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for match in re.finditer(r"[.!?…][)\]»“”\"'’]*(?=\s)|\n", text):
        if match[0][0] != "." or plainly_ends(text, start, match.start(), match.end()):
            spans.append((start, match.end()))
            start = match.end()
    return [*spans, (start, len(text))] if start < len(text) else spans


def plainly_ends(text: str, start: int, dot: int, end: int) -> bool:
    ahead = text[end : end + 12].lstrip(" \t„“«»(\"'’•-–")
    if ahead and not (ahead[0].isupper() or ahead[0].isdigit()):
        return False
    begin = dot
    while begin > start and text[begin - 1].isalnum():
        begin -= 1
    word = text[begin:dot]
    if word.isdigit():
        return len(word) > 2
    if (len(word) == 1 and word.isupper()) or (word and text[:begin].endswith("(") and ahead[:1].isdigit()):
        return False
    return word.casefold() not in SHORT


TEXTS = st.text(
    st.one_of(st.sampled_from("aDrdRß1²ºA.!?…)\"'’“ \n\t(„-\u2003\x1c\0\ud800\U0001f600"), st.characters()), max_size=60
)


@settings(max_examples=500, derandomize=True)
@given(TEXTS)
def test_the_ends_are_those_of_the_pattern(text: str) -> None:
    assert cut_at_ends(text, SHORT, 7) == plain_cut(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "\n",
        ". ",
        "a" * 1_000_000,
        ".)" * 50_000,
        "dr. A" * 20_000,
        "Straße. Ja",
        "12. A",
        "(x. 9",
        "\ud800. A",
    ],
    ids=range(11),
)
def test_hostile_texts_are_cut_the_same(text: str) -> None:
    assert cut_at_ends(text, SHORT, 7) == plain_cut(text)
