"""Languages, numbered streets and buildings are no towns; the publisher and another town may share a relation."""

from __future__ import annotations

import pytest

from tests.pipeline.entities.cities.cities_by_hand import found

BOULDER = ("Boulder", "US")


@pytest.mark.parametrize(
    "text",
    [
        "Classes in English are offered on Tuesday.",
        "Please write to us in English or in Welsh.",
        "This leaflet is available in English, Polish and Spanish.",
        "Available in Spanish and English.",
        "In English, the name means friendship.",
        "She is Director of Planning, Development and Heritage.",
        "The meeting was held at 300 Denver Avenue, Suite 2.",
        "Our office has moved to 1420 Greeley Street.",
        "There was a concert at St. John's Church and at St Mary’s Hall.",
    ],
)
def test_languages_numbered_streets_and_buildings_are_no_towns(text: str) -> None:
    assert found(text, "en", BOULDER) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The game moves on to English, Indiana.", ["English"]),
        ("The delegation came from Welsh, Louisiana.", ["Welsh"]),
        ("The bus to Denver leaves from 14 Spruce Street.", ["Denver"]),
        ("We met in 2004 in Denver, where streets are wide.", ["Denver"]),
    ],
)
def test_what_else_is_said_makes_them_towns(text: str, names: list[str]) -> None:
    assert list(found(text, "en", BOULDER)) == names


def test_a_street_whose_name_goes_on_leaves_the_town_of_its_postcode() -> None:
    assert list(found("Hôtel de Ville, 4800 Verviers Place du Marché", "fr", ("Liège", "BE"))) == ["Verviers"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Boulder-Kumagaya sister city relationship is thirty years old.", ["Kumagaya"]),
        ("The Boulder and Faverges Twinning Charter hangs in the hall.", ["Faverges"]),
        ("The Boulder/Faverges Twinning Association met.", ["Faverges"]),
        ("The Boulder-Barker pram race starts at noon.", []),
        ("The Boulder and District Twinning Association met.", []),
    ],
)
def test_the_publisher_and_another_town_before_what_they_have(text: str, names: list[str]) -> None:
    assert list(found(text, "en", BOULDER)) == names
