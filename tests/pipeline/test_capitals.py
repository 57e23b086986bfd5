"""Words with which a name may begin are those that a regular expression finds."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.cities.capitals import opening_words
from pipeline.entities.cities.spans import UPPER

_WORD = re.compile(rf"[{UPPER}'’](?<!\w.)(?:(?<!['’])[^\W_]*|s-[{UPPER}])", re.DOTALL)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(st.text(st.sampled_from("Aabs-'’_ É1.\nÐẞΑ\U0001f3db\ud800") | st.characters(), max_size=30))
def test_the_words_are_those_of_the_expression_and_all_are_looked_up_once(text: str) -> None:
    opens: dict[str, int] = {}

    def look_up(word: str) -> int:
        assert word not in opens
        opens[word] = len(word)
        return opens[word]

    found = opening_words(text, opens, look_up, True)
    assert found == [(match.start(), len(match[0])) for match in _WORD.finditer(text)]


def test_words_that_open_nothing_are_left_out_unless_they_are_asked_for() -> None:
    opens = {"Die": 0, "Stadt": 0, "Bonn": 2}
    assert opening_words("Die Stadt Bonn", opens, int, False) == [(10, 2)]
    assert opening_words("Die Stadt Bonn", opens, int, True) == [(0, 0), (4, 0), (10, 2)]
