"""The compiled change of line ends, beside Python's own replacements."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lineends import with_line_feeds


def replaced(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


@settings(max_examples=400, derandomize=True)
@given(st.text(st.one_of(st.sampled_from("\r\n\0aé’\U0001f600"), st.characters(codec="utf-8")), max_size=60))
def test_line_ends_are_changed_as_by_replacement(text: str) -> None:
    assert with_line_feeds(text.encode()) == replaced(text).encode()


@pytest.mark.parametrize("text", ["", "\0", "\r", "\r\n" * 100_000, "\0" * 100_000, "é\r" * 50_000, "a" * 1_000_000])
def test_texts_of_nothing_else(text: str) -> None:
    assert with_line_feeds(text.encode()) == replaced(text).encode()
