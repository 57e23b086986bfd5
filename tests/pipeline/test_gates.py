"""Cheap tests over a page's texts at once give the texts that a search of each would give."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.gates import places_of


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.text("ab@ .", max_size=6), max_size=8))
def test_the_places_are_those_of_a_search_of_each_text(texts: list[str]) -> None:
    pattern = re.compile(r"(?<!\w)a@?b|@")
    assert places_of(pattern, texts) == [place for place, text in enumerate(texts) if pattern.search(text)]
