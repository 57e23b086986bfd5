"""Hyphens of towns' names that a page sets with blanks beside them."""

from __future__ import annotations

import pytest

from pipeline.entities.cities.find import find_city_mentions
from pipeline.entities.cities.hyphen_blanks import BESIDE_BLANKS, blanks_in_names
from pipeline.record import Mention, MentionType
from tests.pipeline.entities.cities.cities_by_hand import named, page


@pytest.mark.parametrize(
    ("text", "language", "raw", "place"),
    [
        ("Die Gäste kamen aus Castrop - Rauxel.", "de", "Castrop - Rauxel", "2940231"),
        ("Die Gäste kamen aus Mörfelden – Walldorf.", "de", "Mörfelden – Walldorf", "3272460"),
        ("Die Gäste kamen aus Garmisch- Partenkirchen.", "de", "Garmisch- Partenkirchen", "2922530"),
        ("Delegacja z Bielska - Białej przyjechała w maju.", "pl", "Bielska - Białej", "3103402"),
        ("Spotkanie odbyło się w Kędzierzynie – Koźlu.", "pl", "Kędzierzynie – Koźlu", "3096372"),
        ("Setkání se konalo ve Frýdku - Místku.", "cs", "Frýdku - Místku", "3076127"),
    ],
)
def test_a_name_is_one_town_whatever_stands_beside_its_hyphen(text: str, language: str, raw: str, place: str) -> None:
    assert named(text, language=language) == [(raw, place)]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Der Zug Dresden – Chemnitz hält hier.", "de", ["Dresden", "Chemnitz"]),  # two towns
        ("Wir fahren nach Halle - Neustadt.", "de", ["Halle", "Neustadt"]),  # a part of a larger town
        ("Pociąg Kraków - Zakopane jedzie dalej.", "pl", ["Kraków", "Zakopane"]),
        ("Wir fahren nach Dresden - Anmeldung im Rathaus.", "de", ["Dresden"]),
    ],
)
def test_two_names_beside_a_dash_stay_two(text: str, language: str, names: list[str]) -> None:
    assert [raw for raw, _ in named(text, language=language)] == names


def test_offsets_are_those_of_the_text_as_it_stands() -> None:
    text = "Aus Castrop – Rauxel und Dres\u00adden kamen Gäste."
    mentions = find_city_mentions(page(text), [])
    assert [text[mention.start : mention.end] for mention in mentions] == ["Castrop – Rauxel", "Dres\u00adden"]


def test_what_stands_in_the_name_already_is_left_alone() -> None:
    text = "Bürgermeister Castrop - Rauxel"
    taken = Mention(MentionType.MAYOR, 0, 14, 30, "Castrop - Rauxel", "Castrop - Rauxel", "test")
    assert find_city_mentions(page(text), [taken]) == []


@pytest.mark.parametrize("blanks", [(" ", ""), ("", " "), (" ", " ")])
@pytest.mark.parametrize("hyphen", ["-", "–"])
def test_a_text_with_such_blanks_has_what_the_others_are_passed_over_for(blanks: tuple[str, str], hyphen: str) -> None:
    text = f"Castrop{blanks[0]}{hyphen}{blanks[1]}Rauxel"
    assert blanks_in_names(text, "de")
    assert any(sign in text for sign in BESIDE_BLANKS)
