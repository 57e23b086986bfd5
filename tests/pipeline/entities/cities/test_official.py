"""Municipalities that GeoNames lacks, by the names of official lists."""

from __future__ import annotations

import pytest

from pipeline.gazetteer.small_municipalities import name_key, official_names
from pipeline.record import NIL
from tests.pipeline.entities.cities.test_beside_words import BURGOS, found

GUERET = ("Guéret", "FR")


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
    ],
)
def test_an_official_name_is_a_town(language: str, publisher: tuple[str, str], text: str, names: list[str]) -> None:
    assert found(text, language, publisher) == dict.fromkeys(names, NIL)


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
