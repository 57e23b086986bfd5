"""Who held the office in one town and holds it in another has two mayoralties."""

from __future__ import annotations

import pytest

from tests.pipeline.geonames_ids import BATH, CHINON, DELFT, DIJON, GOUDA, MAINZ, OXFORD, TRIER
from tests.pipeline.pages_by_hand import Line, facts


def offices(lines: list[Line], language: str, country: str, publisher: str) -> list[tuple[str, str | None]]:
    """Name and city of each mayoralty of a page that is read with all finders."""
    relations, _ = facts(lines, language, country, publisher)
    return [(fact.person, fact.city.geonames_id) for fact in relations.mayoralties]


@pytest.mark.parametrize(
    ("language", "country", "towns", "text"),
    [
        ("en", "GB", (BATH, OXFORD), "Mayor Max Hart opened the fair. Previously Max Hart was Mayor of Oxford."),
        (
            "de",
            "DE",
            (MAINZ, TRIER),
            "Max Hart ist seit 2016 Bürgermeister. Zuvor war Max Hart Bürgermeister von Trier.",
        ),
        (
            "nl",
            "NL",
            (GOUDA, DELFT),
            "Max Hart is waarnemend burgemeester. Eerder was Max Hart burgemeester van Delft.",
        ),
        (
            "nl",
            "NL",
            (GOUDA, DELFT),
            "Max Hart is sinds 2018 burgemeester. Hart was van 2008 tot 2016 burgemeester van Delft.",
        ),
        (
            "fr",
            "FR",
            (DIJON, CHINON),
            "Le maire Max Hart ouvre la foire. Auparavant, Max Hart était maire de Chinon.",
        ),
    ],
)
def test_the_publishers_mayor_was_that_of_another_town_before(
    language: str, country: str, towns: tuple[str, str], text: str
) -> None:
    assert offices([text], language, country, towns[0]) == [("Max Hart", towns[0]), ("Max Hart", towns[1])]


def test_a_former_mayor_of_the_publisher_is_that_of_another_town_now() -> None:
    text = "Max Hart ist jetzt Bürgermeister von Trier. 2012 eröffnete der damalige Bürgermeister Max Hart die Brücke."
    assert sorted(offices([text], "de", "DE", MAINZ)) == [("Max Hart", TRIER), ("Max Hart", MAINZ)]


@pytest.mark.parametrize(
    "text",
    [
        "Max Hart, Mayor of Oxford, came by train. Mayor Max Hart spoke first.",
        "Max Hart, former Mayor of Oxford, came by train. Mayor Max Hart spoke first.",
        "In 1995 Mayor Max Hart laid the stone. In 1996 Max Hart was Mayor of Oxford. The hall opened in 2024.",
    ],
)
def test_a_guest_whose_town_is_said_once_has_no_second_one(text: str) -> None:
    assert offices([text], "en", "GB", BATH) == [("Max Hart", OXFORD)]


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("en", "GB", BATH, "Her late father, George Pike, was Mayor of Oxford. She succeeds Max Hart, who was ill."),
        ("fr", "FR", DIJON, "Il fut secrétaire à Chinon sous le maire André Roux. Élu en 1983, il succède à Max Hart."),
        ("nl", "NL", GOUDA, "Mia Bos was eerder burgemeester van Delft. Bos volgt nu Max Hart op, die vertrekt."),
    ],
)
def test_whom_the_person_of_a_page_succeeds_is_not_of_the_town_of_another_office_or_person(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert ("Max Hart", publisher) in offices([text], language, country, publisher)


@pytest.mark.parametrize(
    "text",
    [
        "Udo Lang, Bürgermeister von Trier, kam mit dem Rad. Sein Vorgänger Max Hart war krank.",
        "Bürgermeister Udo Lang aus Trier kam mit dem Rad. Er folgte 2019 auf Max Hart.",
    ],
)
def test_the_forerunner_of_a_guest_with_whom_the_sentence_before_begins_is_of_his_town(text: str) -> None:
    found = offices([text], "de", "DE", MAINZ)
    assert ("Max Hart", TRIER) in found or "Max Hart" not in dict(found)
    assert ("Max Hart", MAINZ) not in found


def test_a_name_ends_before_the_land_of_a_town() -> None:
    text = "Burgemeester Udo Lang van de Duitse partnerstad Trier stuurde een kaart."
    assert offices([text], "nl", "NL", GOUDA) == [("Udo Lang", TRIER)]
    text = "Burgemeester Udo de Vries opende de markt."
    assert offices([text], "nl", "NL", GOUDA) == [("Udo de Vries", GOUDA)]
