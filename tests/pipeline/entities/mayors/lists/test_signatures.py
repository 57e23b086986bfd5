"""How minutes and notices are signed: who signs as mayor, and who signs beside. People and towns are our own."""

from __future__ import annotations

import pytest

from pipeline.page import extract_page
from sources.page import PageKind, Publisher, RawPage

TEXTS = {
    "BE": "Le conseil communal a décidé le 3 mai 2024 de poser douze bancs neufs le long de la rivière.",
    "FR": "Le conseil municipal a décidé le 3 mai 2024 de poser douze bancs neufs le long de la rivière.",
    "AT": "Der Gemeinderat hat am 3. Mai 2024 beschlossen, zwölf neue Bänke am Ufer aufzustellen.",
    "CZ": "Zastupitelstvo města rozhodlo dne 3. května 2024 o dvanácti nových lavičkách u řeky.",
}


def mayors(country: str, *lines: str) -> list[str]:
    text = "\n".join((TEXTS[country], *lines))
    page = RawPage(source="s", url="https://example.org/", body=text.encode(), kind=PageKind.TEXT)
    return [fact.person for fact in extract_page(page, Publisher("s", country)).mayoralties]


@pytest.mark.parametrize(
    ("country", "lines", "expected"),
    [
        ("BE", ("La Directrice générale, Odile Marchal\tLe Bourgmestre, Luc Fontaine",), ["Luc Fontaine"]),
        ("BE", ("Odile Marchal, Directrice générale\tLuc Fontaine, Bourgmestre",), ["Luc Fontaine"]),
        ("BE", ("La Directrice générale,\tLe Bourgmestre,", "Odile Marchal\tLuc Fontaine"), ["Luc Fontaine"]),
        ("BE", ("Le Bourgmestre\tLa Directrice générale", "(s)\t(s)", "Luc Fontaine\tOdile Marchal"), ["Luc Fontaine"]),
        ("FR", ("Le Maire,", "G. BOUVET"), ["G. Bouvet"]),
        ("AT", ("Der Bürgermeister:", "Jonas Feldhaus e.h."), ["Jonas Feldhaus"]),
        ("AT", ("Der Bürgermeister", "Jonas Feldhaus, e. h."), ["Jonas Feldhaus"]),
        ("CZ", ("Karel Novotný v. r.", "starosta města"), ["Karel Novotný"]),
    ],
)
def test_who_signs_as_mayor_is_one(country: str, lines: tuple[str, ...], expected: list[str]) -> None:
    assert mayors(country, *lines) == expected


@pytest.mark.parametrize(
    ("country", "lines"),
    [
        ("BE", ("Le Secrétaire, Le Bourgmestre,", "Odile Marchal Luc Fontaine")),
        ("BE", ("Le Secrétaire,", "Odile Marchal")),
        ("BE", ("La Directrice générale,\tLe Bourgmestre,", "Odile Marchal")),
        ("BE", ("Le Bourgmestre f.f.\tLe Directeur général", "pour copie conforme\tOdile Marchal")),
        ("AT", ("Der Bürgermeister", "i. V. Jonas Feldhaus")),
    ],
)
def test_where_two_sign_or_a_deputy_does_nobody_is_guessed(country: str, lines: tuple[str, ...]) -> None:
    assert mayors(country, *lines) == []
