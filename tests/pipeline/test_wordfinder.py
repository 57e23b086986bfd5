"""Many words in one pass: what a regular expression of the same words would find."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.joined import JoinedTexts
from pipeline.wordfinder import Hit, WordFinder
from pipeline.wordscan import is_letter

TEXTS = st.lists(st.text("ab_7² .é\n", max_size=8), max_size=5)


def test_every_occurrence_is_found_those_that_overlap_too() -> None:
    finder = WordFinder(["maire", "maire de"])
    assert list(finder.hits("la maire de Metz, les maires")) == [Hit("maire", 3, 8), Hit("maire de", 3, 11)]


def test_what_may_stand_beside_a_word_is_said() -> None:
    assert not WordFinder(["tag"]).is_in("montag, tage")
    assert WordFinder(["tag"], before=None).is_in("montag")
    assert WordFinder(["tag"], behind=None).is_in("tage")
    assert WordFinder(["tag"], before=is_letter).is_in("3tag")


def test_no_word_is_found_nowhere() -> None:
    assert WordFinder([]).places_in(JoinedTexts.of(["a", ""])) == []


@settings(max_examples=100, derandomize=True)
@given(TEXTS)
def test_the_places_are_those_of_a_search_of_each_text(texts: list[str]) -> None:
    pattern = re.compile(r"(?<!\w)(?:ab|b\.a|é)(?!\w)")
    found = WordFinder(["ab", "b.a", "é"]).places_in(JoinedTexts.of(texts))
    assert found == [place for place, text in enumerate(texts) if pattern.search(text)]
    letters = re.compile(r"(?<![^\W\d_])(?:ab|é)")
    found = WordFinder(["ab", "é"], before=is_letter, behind=None).places_in(JoinedTexts.of(texts))
    assert found == [place for place, text in enumerate(texts) if letters.search(text)]


@settings(max_examples=100, derandomize=True)
@given(TEXTS)
def test_texts_need_not_be_joined(texts: list[str]) -> None:
    finder = WordFinder(["ab", "b.a", "é", "a"], behind=None)
    joined = [(place, hit.word) for place, hit in finder.hits_in(JoinedTexts.of(texts))]
    assert sorted(finder.words_among(texts)) == sorted(joined)
