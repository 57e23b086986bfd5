"""Who held the office in one town and holds it in another has two mayoralties."""

from __future__ import annotations

import pytest

from tests.pipeline.pages_by_hand import Line, facts

BATH, OXFORD, MAINZ, TRIER, GOUDA, DELFT, DIJON, CHINON = (
    "2656173", "2640729", "2874225", "2821164", "2755420", "2757345", "3021372", "3025132",
)  # fmt: skip


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
