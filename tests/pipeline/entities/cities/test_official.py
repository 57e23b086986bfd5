"""Municipalities that GeoNames lacks, by the names of official lists."""

from __future__ import annotations

import pytest

from pipeline.gazetteer.small_municipalities import name_key, official_names
from pipeline.record import NIL
from tests.pipeline.entities.cities.cities_by_hand import BURGOS, found, place_id

GUERET = ("Guéret", "FR")
ZWOLLE, LUND, RANDERS, NAMUR = ("Zwolle", "NL"), ("Lund", "SE"), ("Randers", "DK"), ("Namur", "BE")
AREZZO, BRNO, BRAGA = ("Arezzo", "IT"), ("Brno", "CZ"), ("Braga", "PT")


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        ("fr", GUERET, "La route est coupée entre le pont et Malleret-Boussac depuis lundi.", ["Malleret-Boussac"]),
        ("fr", GUERET, "Le maire de Domeyrot a pris la parole. Domeyrot compte cent habitants.", ["Domeyrot"]),
        ("fr", GUERET, "Le bus passe à Nouziers le mardi.", ["Nouziers"]),
        ("fr", GUERET, "Mairie, 3 place du Puits, 23140 Domeyrot", ["Domeyrot"]),
        ("fr", GUERET, "Communes : Domeyrot, Nouziers, Jalesches.", ["Domeyrot", "Nouziers", "Jalesches"]),
        ("fr", GUERET, "On vote à Bussière Saint Georges aussi.", ["Bussière Saint Georges"]),
        ("fr", GUERET, "Jalesches est une commune de la Creuse.", ["Jalesches"]),
        ("es", BURGOS, "El alcalde de Tragacete visitó la villa.", ["Tragacete"]),
        ("fr", GUERET, "Le maire délégué de Tourailles-sous-Bois est venu.", ["Tourailles-sous-Bois"]),
        ("nl", ZWOLLE, "De wedstrijd gaat dit jaar naar Hof van Twente.", ["Hof van Twente"]),
        ("nl", ZWOLLE, "De gemeenten Waadhoeke en Eemsdelta tekenden.", ["Waadhoeke", "Eemsdelta"]),
        ("fr", GUERET, "COMMUNE DE DOMEYROT SÉANCE DU 3 MAI", ["DOMEYROT"]),
        ("nl", ZWOLLE, "Waadhoeke & Eemsdelta gaan samen, Zwolle niet.", ["Waadhoeke", "Eemsdelta"]),
        ("nl", ZWOLLE, "Postbus 3, 9930 AB Eemsdelta", ["Eemsdelta"]),
        ("sv", LUND, "Upplands-Bro har en ny badplats, och Lekebergs kommun en gammal.", ["Upplands-Bro", "Lekebergs"]),
        ("da", RANDERS, "Planen er lavet af Favrskov Kommune. Favrskovs byråd er enig.", ["Favrskov", "Favrskovs"]),
        ("fr", NAMUR, "La fanfare joue à Ham-sur-Heure-Nalinnes.", ["Ham-sur-Heure-Nalinnes"]),
        ("nl", ("Gent", "BE"), "Brandweer Lievegem, 9930 Lievegem", ["Lievegem", "Lievegem"]),
        ("it", AREZZO, "I comuni di Misiliscemi e Tremezzina aderiscono.", ["Misiliscemi", "Tremezzina"]),
        ("cs", BRNO, "Do obce Techobuz jezdí autobus.", ["Techobuz"]),
        ("pt", BRAGA, "A feira de Carrazeda de Ansiães abriu.", ["Carrazeda de Ansiães"]),
    ],
)
def test_an_official_name_is_a_town(language: str, publisher: tuple[str, str], text: str, names: list[str]) -> None:
    assert found(text, language, publisher) == dict.fromkeys(names, NIL)


def test_an_official_name_with_marks_that_geonames_leaves_out_is_its_place() -> None:
    text = "El alcalde de Belvís de Monroy saludó."
    assert found(text, "es", BURGOS) == {"Belvís de Monroy": place_id("Belvis de Monroy", "ES")}


@pytest.mark.parametrize(
    "text",
    [
        "La salle est rue de Malleret-Boussac, au fond.",
        "Mme Paulette Domeyrot tient la caisse.",
        "M. Nouziers a gagné la tombola.",
        "Le chanteur Jalesches sera là.",
        "DOMEYROT, conseillère, excusée",
    ],
)
def test_it_is_none_where_it_is_a_street_or_a_person(text: str) -> None:
    assert found(text, "fr", GUERET) == {}


def test_a_country_without_a_list_has_none() -> None:
    assert list(official_names("Le maire de Domeyrot", "DE")) == []
    assert [name.words for name in official_names("Le maire de Domeyrot", "FR")] == [("domeyrot",)]


def test_the_longest_name_is_found_however_it_is_joined() -> None:
    text = "Ste-Foy la Longue"
    assert [(name.start, name.end) for name in official_names(text, "FR")] == [(0, len(text))]
    assert name_key(text) == name_key("Sainte-Foy-la-Longue")
