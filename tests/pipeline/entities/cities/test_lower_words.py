"""Words that stand in lower case on a page: the same as a pattern finds."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.cities.lower_words import LowerWords

_PIECES = st.sampled_from(
    ["linden", "Linden", "essen", "halle", "an", "die", "l", "'", "’", ".", "-", "_", " ", "\n", "ß", "7", "łódź", "Ă"]
)
_TEXTS = st.lists(_PIECES, max_size=40).map("".join)


def test_a_noun_stands_in_lower_case_where_it_is_a_word_of_its_own() -> None:
    words = LowerWords("Wir essen unter Linden.\nDas Mittagessen in Halle")
    assert "essen" in words
    assert "linden" not in words
    assert "halle" not in words
    assert "mittag" not in words


@settings(max_examples=200, derandomize=True)
@given(_TEXTS)
def test_they_are_those_that_a_pattern_finds(text: str) -> None:
    found = set(re.findall(r"(?<![\w'’.-])[a-zß-öø-ÿ\u0101-\u024f]\w+", text))
    asked = found | {"linden", "essen", "halle", "an", "die", "l", "nen", "l'an", "łódź", ""}
    words = LowerWords(text)
    assert {word for word in asked if word in words} == found


def test_a_page_of_many_names_has_a_place_for_each() -> None:
    names = [f"ort{number}" for number in range(500)]
    words = LowerWords(" ".join([*(f"x{name}" for name in names), *names[::2]]))
    assert [name for name in names if name in words] == names[::2]


def test_a_text_without_words_has_none() -> None:
    assert "essen" not in LowerWords("")
    assert "essen" not in LowerWords(" . ")
