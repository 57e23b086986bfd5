"""A street in another language, a river with its article and a surname behind an initial are no towns."""

from __future__ import annotations

import pytest

from tests.pipeline.entities.cities.cities_by_hand import found

BRIXEN, LINZ, LEEK, ZEIST = ("Brixen", "IT"), ("Linz", "AT"), ("Leek", "GB"), ("Zeist", "NL")


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("de", BRIXEN, "Aus der Gerbergasse wurde die Via Torino, aus dem Graben die Piazza Bologna."),
        ("de", ("Eupen", "BE"), "Die Rue Namur wird ab Montag gesperrt."),
        ("fr", ("Nice", "FR"), "Le défilé part de la Piazza Torino, face à la Via Genova."),
        ("en", LEEK, "The gas main in Willow Street burst twice."),
        ("de", LINZ, "Im Frühjahr trat die Steyr über die Ufer."),
        ("de", LINZ, "Der Weg führt an der Steyr entlang."),
        ("de", LINZ, "Gefeiert wird in der Stadt an der Steyr."),
        ("de", LINZ, "Der Chor fährt in die Domstadt an der Fulda."),
        ("de", LINZ, "Rechts im Bild der Kassier. Foto: R. Wels"),
        ("de", LINZ, "Die Akten hütet Archivarin H. von Braunau."),
        ("nl", ZEIST, "De griffier is mevrouw drs. H. van Leeuwen."),
        ("nl", ZEIST, "Inlichtingen bij ir. P. de Bilt."),
    ],
)
def test_streets_rivers_and_surnames_are_no_towns(language: str, publisher: tuple[str, str], text: str) -> None:
    assert found(text, language, publisher) == {}


@pytest.mark.parametrize(
    ("language", "publisher", "text", "town"),
    [
        ("de", LINZ, "Von dort fährt ein Bus nach Steyr.", "Steyr"),
        ("de", LINZ, "Mit dem Badeort Santa Margherita Ligure pflegt sie Freundschaft.", "Santa Margherita Ligure"),
        ("nl", ZEIST, "Vrijdag rijdt de bus naar de vestingstad Naarden.", "Naarden"),
        ("de", LINZ, "Der Förderverein Stadtmuseum e. V. Wels lädt ein.", "Wels"),
        ("de", LINZ, "Besucht wurden u. a. Wels und Steyr.", "Wels"),
        ("en", LEEK, "They were welcomed by Mayor Joyce Harding of Marietta.", "Marietta"),
    ],
)
def test_but_towns_beside_them_are(language: str, publisher: tuple[str, str], text: str, town: str) -> None:
    assert town in found(text, language, publisher)


@pytest.mark.parametrize(
    ("language", "publisher", "text", "town"),
    [
        (
            "pl",
            ("Oława", "PL"),
            "Katarzyna Lubecka jest burmistrzem od maja. Gości witała burmistrz Lubecka.",
            "Lubecka",
        ),
        ("de", ("Lauf", "DE"), "Bürgermeister Timo Plauen kam zuletzt. Neben Plauen sprach der Landrat.", "Plauen"),
    ],
)
def test_a_mayor_who_is_called_like_a_town_is_none(
    language: str, publisher: tuple[str, str], text: str, town: str
) -> None:
    assert town not in found(text, language, publisher)


@pytest.mark.parametrize(
    ("language", "publisher", "text", "town"),
    [
        ("es", ("Soria", "ES"), "Desfilaron por las calles de Burgos.", "Burgos"),
        ("fr", ("Vichy", "FR"), "Une promenade dans les rues de Nevers.", "Nevers"),
        ("it", ("Chieri", "IT"), "Hanno sfilato per le vie di Bologna.", "Bologna"),
    ],
)
def test_the_streets_of_a_town_name_it(language: str, publisher: tuple[str, str], text: str, town: str) -> None:
    assert found(text, language, publisher).keys() == {town}
