"""Mayors on the card of a partner town, and two mayors behind one title."""

from __future__ import annotations

import pytest

from tests.pipeline.geonames_ids import BATH, DIJON, LUCCA, MAINZ, MERSCH, PISA
from tests.pipeline.pages_by_hand import Line, facts, towns_of_mayors


@pytest.mark.parametrize(
    ("language", "country", "publisher", "lines", "town"),
    [
        ("fr", "FR", DIJON, ["Pisa (Italie)", "90 000 habitants", "Jumelée depuis 2012", "Maire : Jan Roth"], PISA),
        ("de", "DE", MAINZ, ["Pisa", "Einwohner: 90.000", "Bürgermeister: Jan Roth", "Partnerschaft seit 1998"], PISA),
        ("en", "GB", BATH, ["Pisa (Italy)", "Population: 90,000", "Twinned since 2012", "Mayor: Jan Roth"], PISA),
        (
            "fr",
            "FR",
            DIJON,
            ["Pisa compte parmi nos amis depuis longtemps.", "Ville jumelée depuis 1998", "Maire : Jan Roth"],
            PISA,
        ),
        ("de", "DE", MAINZ, ["Partnerstadt: Pisa", "Rathaus am Markt", "Bürgermeister: Jan Roth"], MAINZ),
        ("fr", "FR", DIJON, ["Le comité de jumelage fête ses 20 ans.", "Maire : Jan Roth"], DIJON),
    ],
)
def test_the_mayor_on_the_card_of_a_partner_town_is_its_own(
    language: str, country: str, publisher: str, lines: list[Line], town: str
) -> None:
    assert towns_of_mayors(lines, language, country, publisher) == {"Jan Roth": town}


def test_the_mayor_on_the_card_of_an_unknown_partner_is_nobodys() -> None:
    lines: list[Line] = ["25 000 habitants", "Ville jumelée depuis 2012", "Maire : Jan Roth"]
    assert towns_of_mayors(lines, "fr", "FR", DIJON) == {}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("fr", "FR", DIJON, "L'acte fut signé en 1982 par les maires Paul Petit et Jan Roth."),
        ("it", "IT", LUCCA, "Il patto fu firmato nel 1982 dai sindaci Paul Petit e Jan Roth."),
        ("en", "GB", BATH, "The charter was signed in 1982 by Mayors Paul Petit and Jan Roth."),
    ],
)
def test_of_two_mayors_who_sign_only_the_first_can_be_ours(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert towns_of_mayors([text], language, country, publisher) == {"Paul Petit": publisher}


def test_two_pairs_of_mayors_in_one_sentence_are_two_pairs() -> None:
    text = "L'acte fut signé par les maires Paul Petit et Jan Roth, puis par les maires Luc Morel et Karl Ohm."
    assert towns_of_mayors([text], "fr", "FR", DIJON) == {"Paul Petit": DIJON, "Luc Morel": DIJON}


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        (
            "Les maires Jan Roth et Paul Petit ont signé le jumelage entre Pisa et Dijon.",
            {"Jan Roth": PISA, "Paul Petit": DIJON},
        ),
        (
            "Les maires Paul Petit et Jan Roth ont signé le jumelage entre Dijon et Pisa.",
            {"Paul Petit": DIJON, "Jan Roth": PISA},
        ),
        (  # a first name that is usual in the guests' country alone says more than the order
            "Les maires Paul Petit et Giancarlo Rossi ont signé le jumelage entre Pisa et Dijon.",
            {"Paul Petit": DIJON, "Giancarlo Rossi": PISA},
        ),
    ],
)
def test_two_mayors_stand_in_the_order_of_their_towns(text: str, towns: dict[str, str]) -> None:
    assert towns_of_mayors([text], "fr", "FR", DIJON) == towns


def test_a_former_mayor_by_a_word_of_other_countries_is_ours_where_the_page_speaks_of_us() -> None:
    lines: list[Line] = [
        "Mersch préparait sa fête. Le maire de l'époque, Jean Weber, proposa un jumelage.",
        "Puis Dijon.",
    ]
    assert towns_of_mayors(lines, "fr", "LU", MERSCH) == {"Jean Weber": MERSCH}
    lines = ["Une chorale de Dijon vint à Mersch. Le maire de l'époque, Jean Weber, l'accompagnait."]
    assert towns_of_mayors(lines, "fr", "LU", MERSCH) == {"Jean Weber": DIJON}


def test_such_a_title_says_that_he_is_of_another_time() -> None:
    relations, mentions = facts(["Le maire de l'époque, Luc Petit, posa la première pierre."], "fr", "FR", DIJON)
    assert [mention.attributes.get("former") for mention in mentions if mention.value == "Luc Petit"] == ["true"]
    assert [fact.person for fact in relations.mayoralties] == ["Luc Petit"]
