"""Opening hours as sites give them: days over their times, tables of offices, commas and lost dashes."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from pipeline.entities.find import find_mentions
from pipeline.relations.contacts.clocks import is_day_line
from pipeline.relations.contacts.find import find_contacts
from tests.pipeline.pages_by_hand import Line, document

HEADING, ROW = BlockKind.HEADING, BlockKind.TABLE_ROW


def hours(lines: list[Line], language: str, country: str) -> list[tuple[str, str]]:
    """Opening hours with their owners, in order."""
    doc = document(lines, language, country)
    mentions, _ = find_mentions(doc)
    return [(found.value, found.owner) for found in find_contacts(doc, mentions) if found.kind == "hours"]


@pytest.mark.parametrize(
    ("language", "country", "lines", "expected"),
    [
        (
            "fr",
            "FR",
            ["Horaires d'ouverture", "Lundi - Jeudi", "8:30 - 12:00 et 14:00 - 17:00", "Vendredi :", "8:30 - 12:00"],
            "Lundi - Jeudi: 8:30 - 12:00 et 14:00 - 17:00; Vendredi: 8:30 - 12:00",
        ),
        (
            "nl",
            "BE",
            ["Openingsuren", "MAANDAG (enkel op afspraak)", "van 9 tot 12 uur", "gesloten in de namiddag"],
            "MAANDAG (enkel op afspraak): 9 tot 12 uur; gesloten",
        ),
        (
            "de",
            "AT",
            ["Parteienverkehr", "Mo., Di., Fr. 8.00 – 12.00 Uhr", "Do. 8.00 – 12.00 Uhr", "und 14.00 – 18.00 Uhr"],
            "Mo., Di., Fr. 8.00 – 12.00 Uhr; Do. 8.00 – 12.00 Uhr; 14.00 – 18.00 Uhr",
        ),
        ("de", "AT", ["Amtsstunden", "Montag07:00 Uhr bis 16:00 Uhr"], "Montag 07:00 Uhr bis 16:00 Uhr"),
        (
            "cs",
            "CZ",
            ["Úřední hodiny", "Pondělí 7.30 17.00", "úterý 8.00 13.00"],
            "Pondělí 7.30 17.00; úterý 8.00 13.00",
        ),
        (
            "it",
            "IT",
            ["Orario di apertura", "Dal lunedì al sabato dalle ore 9,00 alle 12,30"],
            "lunedì al sabato dalle ore 9,00 alle 12,30",
        ),
        ("it", "IT", ["Orario di apertura", "lunedì e venerdì: 8.30 / 12.30"], "lunedì e venerdì: 8.30 / 12.30"),
        (
            "cs",
            "CZ",
            ["Úřední hodiny", "středa 8,00 – 12,00 13,00 – 17,00"],
            "středa 8,00 – 12,00 13,00 – 17,00",
        ),
        (
            "da",
            "DK",
            ["Åbningstider", "Mandag-onsdag kl. 10-15", "Fredag lukket"],
            "Mandag-onsdag kl. 10-15; Fredag lukket",
        ),
        ("en", "GB", ["Opening times", "Tuesdays, 10 a.m. - 12 noon"], "Tuesdays, 10 a.m. - 12 noon"),
        ("es", "ES", ["Horario", "De lunes a viernes, de 9 a 14 horas"], "lunes a viernes, de 9 a 14 horas"),
        ("pl", "PL", ["Kasa czynna", "PONIEDZIAŁEK 8.00 - 15.00"], "PONIEDZIAŁEK 8.00 - 15.00"),
    ],
)
def test_hours_are_read_as_sites_write_them(language: str, country: str, lines: list[Line], expected: str) -> None:
    assert [value for value, _ in hours(lines, language, country)] == [expected]


def test_each_office_of_a_list_has_its_own_hours() -> None:
    lines: list[Line] = [
        (HEADING, "Godziny urzędowania"),
        "poniedziałek 7.30 - 15.30",
        "Straż Miejska:",
        "od poniedziałku do soboty: godz. 7.00 - 21.30",
    ]
    assert hours(lines, "pl", "PL")[1] == ("poniedziałku do soboty: godz. 7.00 - 21.30", "Straż Miejska")


@pytest.mark.parametrize("corner", ["Ufficio\t", ""])
def test_a_table_of_offices_and_days_gives_each_office_its_row(corner: str) -> None:
    lines: list[Line] = [
        (HEADING, "Orari"),
        (ROW, f"{corner}Lunedì\tMartedì\tMercoledì"),
        (ROW, "Anagrafe\tchiuso\t9.00-12.30\t9.00-12.30 e 15.00-17.00"),
        (ROW, "Tributi\t9.00-12.30\tsu appuntamento\t-"),
        (ROW, "Protocollo\tsu appuntamento\tsu appuntamento\tsu appuntamento"),
    ]
    assert hours(lines, "it", "IT") == [
        ("Lunedì chiuso; Martedì 9.00-12.30; Mercoledì 9.00-12.30 e 15.00-17.00", "Anagrafe"),
        ("Lunedì 9.00-12.30; Martedì su appuntamento", "Tributi"),
    ]


@pytest.mark.parametrize(
    ("language", "country", "lines"),
    [
        ("de", "DE", ["Programm", "Samstag", "Konzert am See", "20:00 bis 22:00 Uhr"]),
        ("de", "DE", ["Preise", "Montag 9,00 - 12,00 Euro"]),
        ("fr", "FR", ["Samedi", "Concert de la fanfare municipale sur la place", "20:00 - 22:00"]),
    ],
)
def test_programmes_and_prices_are_no_hours(language: str, country: str, lines: list[Line]) -> None:
    assert hours(lines, language, country) == []


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Montag - Donnerstag:", "de", True),
        ("Lundi et mardi", "fr", True),
        ("Wochenmarkt am Samstag", "de", False),
        ("Am", "de", False),
    ],
)
def test_a_line_of_days_has_nothing_else(line: str, language: str, expected: bool) -> None:
    assert is_day_line(line, language) is expected


def test_a_number_that_opens_its_line_belongs_to_the_office_behind_it() -> None:
    line = "01743 281010 REGISTRY – 01743 281020 LIBRARY"
    doc = document(["Useful numbers", line], "en", "GB")
    mentions, _ = find_mentions(doc)
    assert [found.owner for found in find_contacts(doc, mentions)] == ["REGISTRY", "LIBRARY"]
