"""Texts that are searched as one are told apart again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.joined import JoinedTexts
from pipeline.lowering import lowered


@settings(max_examples=60, derandomize=True)
@given(st.lists(st.text("ab .é\U0001f3db", max_size=6), max_size=8))
def test_a_character_of_the_joined_text_is_one_of_the_text_at_its_place(texts: list[str]) -> None:
    joined = JoinedTexts.of(texts)
    apart: list[list[str]] = [[] for _ in texts]
    for offset, character in enumerate(joined.text):
        place = joined.place(offset)
        if offset != joined.ends[place] - 1:  # the line break behind it
            apart[place].append(character)
    assert ["".join(characters) for characters in apart] == texts


@settings(max_examples=200, derandomize=True)
@given(st.lists(st.text("abA .É\U0001f3dbİΣς\n", max_size=6), max_size=8))
def test_small_letters_are_those_of_each_text_alone(texts: list[str]) -> None:
    assert JoinedTexts.of(texts).lower() == JoinedTexts.of([lowered(text) for text in texts])


@settings(max_examples=60, derandomize=True)
@given(st.lists(st.text("ab –\n", max_size=6), max_size=8), st.text("ab –", min_size=1, max_size=2))
def test_texts_that_hold_characters_are_found_without_a_look_at_each(texts: list[str], characters: str) -> None:
    holding = [place for place, text in enumerate(texts) if characters in text]
    assert list(JoinedTexts.of(texts).holding(characters)) == holding
