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


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        ("de", REGENSBURG, "Gäste kamen aus Hrubau (Polen), Sanok (Polen) und Vukovar (Kroatien).", {"Hrubau"}),
        ("sv", ("Lund", "SE"), "Med var Arsuk (Grönland), Herning (Danmark) och Moss (Norge).", {"Arsuk"}),
        ("en", CARDIFF, "Lange (Germany), Smits (Belgium) and Rossi (Italy) won.", set()),
    ],
)
def test_names_before_bracketed_countries(
    language: str, publisher: tuple[str, str], text: str, names: set[str]
) -> None:
    assert {name for name, value in found(text, language, publisher).items() if value == "NIL"} == names


def test_people_behind_a_word_for_towns_are_none() -> None:
    text = "Goście z miast partnerskich: Burmistrz Petra Lang, Dyrektor Szkoły Silvia Hold i Zastępca Rolf Burg."
    assert found(text, "pl", ("Kielce", "PL")) == {}
