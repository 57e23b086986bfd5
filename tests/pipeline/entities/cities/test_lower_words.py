"""Words that stand in lower case on a page: the same answer whether each is looked for or all are gathered."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.block import Block, BlockKind
from pipeline.entities.cities.lower_words import LowerWords
from pipeline.record import Document
from sources.page import PageKind, Publisher

_PIECES = st.sampled_from(
    ["linden", "Linden", "essen", "halle", "an", "die", "l", "'", "’", ".", "-", " ", "\n", "ß", "7"]
)
_TEXTS = st.lists(_PIECES, max_size=40).map("".join)


def words_of(*texts: str) -> LowerWords:
    blocks = tuple(Block(index, text, BlockKind.PARAGRAPH) for index, text in enumerate(texts))
    return LowerWords(Document("file:test", PageKind.TEXT, Publisher("bench", "DE"), blocks, "de"))


def test_a_noun_stands_in_lower_case_where_it_is_a_word_of_its_own() -> None:
    words = words_of("Wir essen unter Linden.", "Das Mittagessen in Halle")
    assert "essen" in words
    assert "linden" not in words
    assert "halle" not in words
    assert "mittag" not in words


@settings(max_examples=60, derandomize=True)
@given(st.lists(_TEXTS, max_size=4))
def test_looking_for_each_word_finds_what_gathering_all_does(texts: list[str]) -> None:
    gathered = set(re.findall(r"(?<![\w'’.-])[a-zß-ÿ]\w+", "\n".join(texts)))
    asked = gathered | {"linden", "essen", "halle", "an", "die", "l", "nen"}
    words = words_of(*texts)
    assert {word for word in asked if word in words} == gathered


def test_a_page_of_many_names_is_gathered_once() -> None:
    names = [f"ort{number}" for number in range(500)]
    words = words_of(" ".join(f"x{name}" for name in names), " ".join(names[::2]))
    assert [name for name in names if name in words] == names[::2]
