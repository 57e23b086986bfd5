"""Names of which GeoNames has no likely place: towns only where a word, a list or a postcode says so."""

from __future__ import annotations

import pytest

from tests.pipeline.entities.cities.cities_by_hand import CARDIFF, REGENSBURG, found


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        (REGENSBURG, "The council runs its website in Azure and its mail elsewhere."),
        (REGENSBURG, "Read more over at Michelin."),
        (CARDIFF, "Shown at the Albertinum, Dresden; Lenbachhaus, Munich; Ateneum, Helsinki."),
        (REGENSBURG, "On the bench: Vicario/Forster/Davies/Whiteman."),
    ],
)
def test_nothing_says_that_it_is_a_town(publisher: tuple[str, str], text: str) -> None:
    assert "NIL" not in found(text, "en", publisher).values()


def test_a_town_word_says_so() -> None:
    assert found("She was born in the village of Ziketan.", "en", CARDIFF) == {"Ziketan": "NIL"}
