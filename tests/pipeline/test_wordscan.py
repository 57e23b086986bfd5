"""The compiled search for many words: what a search for each of them, one after the other, finds."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.wordscan import WordScan, in_word, is_letter

LETTERS = "ab_7²é. -ǆ’ß\n\0\ud800𝔞"
WORDS = st.lists(st.text(LETTERS, max_size=9), max_size=12)
TESTS: list[Callable[[str], bool] | None] = [None, in_word, is_letter, lambda character: character in "-a"]


def found_one_by_one(
    words: list[str], text: str, before: Callable[[str], bool] | None, behind: Callable[[str], bool] | None
) -> list[tuple[int, int, int]]:
    found = []
    for number, word in enumerate(sorted({word for word in words if word})):
        for start in range(len(text)):
            end = start + len(word)
            free = not (before and start and before(text[start - 1]))
            free = free and not (behind and end < len(text) and behind(text[end]))
            if text.startswith(word, start) and free:
                found.append((number, start, end))
    return sorted(found, key=lambda hit: (hit[2], hit[1]))


@settings(max_examples=400, derandomize=True)
@given(WORDS, st.text(LETTERS, max_size=60), st.sampled_from(TESTS), st.sampled_from(TESTS))
def test_the_same_is_found_as_by_looking_for_each_word(
    words: list[str], text: str, before: Callable[[str], bool] | None, behind: Callable[[str], bool] | None
) -> None:
    text = text.join(words[:3])
    assert WordScan(words, before, behind).found(text) == found_one_by_one(words, text, before, behind)


@settings(max_examples=100, derandomize=True)
@given(WORDS, st.text(LETTERS, min_size=1, max_size=60), st.sampled_from(TESTS), st.sampled_from(TESTS))
def test_a_long_text_that_is_read_at_two_places_at_once_has_the_same(
    words: list[str], text: str, before: Callable[[str], bool] | None, behind: Callable[[str], bool] | None
) -> None:
    text = text.join(["", *words[:3], ""])
    text *= 1_200 // len(text) + 1
    assert WordScan(words, before, behind).found(text) == found_one_by_one(words, text, before, behind)


@settings(max_examples=200, derandomize=True)
@given(st.lists(st.text("abéłж-", max_size=8), max_size=6), st.text("aAbBéÉłŁжЖ-.\u212aKk", max_size=40))
def test_capitals_are_read_as_small_letters(words: list[str], text: str) -> None:
    text = text.join(word.upper() for word in words)
    assert WordScan(words, None, in_word, folded=True).found(text) == WordScan(words, None, in_word).found(text.lower())


def test_words_that_begin_alike_are_told_apart() -> None:
    words = ["maire", "maires", "maire de", "maire délégué", "mai"]
    found = WordScan(words, in_word, in_word).found("maire délégué, maire de, mai")
    assert [(sorted(words)[number], start) for number, start, _ in found] == [
        ("maire", 0),
        ("maire délégué", 0),
        ("maire", 15),
        ("maire de", 15),
        ("mai", 25),
    ]


def test_more_letters_than_a_byte_can_tell_apart() -> None:
    words = [chr(code) * 2 for code in range(0x4E00, 0x4E00 + 700)]
    assert WordScan(words, None, None).found("一一" + words[-1]) == [(0, 0, 2), (699, 2, 4)]


def test_a_megabyte_of_one_letter() -> None:
    assert len(WordScan(["a" * 40], None, None).found("a" * 1_000_000)) == 999_961
    assert WordScan(["a" * 40], in_word, in_word).found("a" * 1_000_000) == []


@pytest.mark.parametrize(
    ("character", "word", "letter"), [("é", True, True), ("7", True, False), ("_", True, False), ("²", True, True)]
)
def test_characters_are_classed_as_regular_expressions_class_them(character: str, word: bool, letter: bool) -> None:
    assert in_word(character) is word is bool(re.fullmatch(r"\w", character))
    assert is_letter(character) is letter is bool(re.fullmatch(r"[^\W\d_]", character))
