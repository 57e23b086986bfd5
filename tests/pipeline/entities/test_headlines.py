"""A headline that gives every word a capital does not lengthen the name in it."""

from __future__ import annotations

import pytest

from pipeline.entities.headlines import headline_words, name_in_headline
from pipeline.languages import all_languages, codes_with
from tests.pipeline.entities.mayors.mentioned import mayors
from tests.pipeline.pages_by_hand import Line


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Mayor Laura Dent Announces Winter Shelter", "Laura Dent"),
        ("Mayor Laura Dent Regarding Road Closures", "Laura Dent"),
        ("Mayor Mary Ann Banks Opens Ferry Landing", "Mary Ann Banks"),
        ("Former Mayor R. J. Woods Honored by Veterans", "R. J. Woods"),
        ("Remarks by Mayor Peter van Long Regarding Flood Relief", "Peter van Long"),
        ("MAYOR LAURA DENT ANNOUNCES WINTER SHELTER", "Laura Dent"),
        # Surnames may be any word.
        ("Mayor Theresa May Visits Harbor", "Theresa May"),
        ("City Thanks Mayor John Park", "John Park"),
        ("Mayor Mary Ann Hall Retires", "Mary Ann Hall"),
        ("Mayor Emma Young", "Emma Young"),
        ("Mayor Owen Tudor Price", "Owen Tudor Price"),
    ],
)
def test_the_name_ends_where_the_headline_goes_on(headline: str, name: str) -> None:
    assert [value for _, value in mayors([headline], "en", "US")] == [name]


def test_a_surname_in_a_headline_is_the_mayors_whom_the_page_names_in_full() -> None:
    lines: list[Line] = ["Mayor Rosa Ramirez was sworn in on Monday.", "Mayor Ramirez Signs Recycling Ordinance"]
    assert mayors(lines, "en", "US") == [("Rosa Ramirez", "Rosa Ramirez"), ("Ramirez", "Rosa Ramirez")]


def test_other_languages_write_their_headlines_small() -> None:
    words = ("Laura", "Dent", "Announces")
    assert name_in_headline(words, 0, 3, "en") == 2
    assert name_in_headline(words, 0, 3, "de") == 3


@pytest.mark.parametrize("language", sorted(all_languages()))
def test_only_a_language_with_such_headlines_has_a_list_of_their_words(language: str) -> None:
    listed = headline_words(language)
    assert bool(listed) is (language in codes_with("capital_headlines"))
    assert all(word == word.lower() for word in listed)
