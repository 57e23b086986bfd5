"""Provinces, counties and dioceses bear the names of towns, and a few lands are towns."""

from __future__ import annotations

import pytest

from pipeline.entities.cities.districts import lists_behind
from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.languages import all_languages
from tests.pipeline.entities.cities.cities_by_hand import BURGOS, CARDIFF, REGENSBURG, found, place_id

AUXERRE, PARMA, AVEIRO, TABOR = ("Auxerre", "FR"), ("Parma", "IT"), ("Aveiro", "PT"), ("Tábor", "CZ")
ZWOLLE, LUND, RANDERS, KIELCE = ("Zwolle", "NL"), ("Lund", "SE"), ("Randers", "DK"), ("Kielce", "PL")


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("de", REGENSBURG, "Die Landkreise Celle, Verden und Rotenburg fördern das Netz."),
        ("de", REGENSBURG, "In den Kreisen Borken und Coesfeld bleibt es trocken."),
        ("fr", AUXERRE, "Les cantons de Chablis et de Tonnerre votent dimanche."),
        ("fr", AUXERRE, "Les arrondissements de Sens, Avallon et Auxerre sont concernés."),
        ("fr", AUXERRE, "Le bailliage de Sens rendait la justice."),
        ("es", BURGOS, "Las provincias de Zamora, León y Segovia firman el plan."),
        ("es", BURGOS, "Es cabeza del partido judicial de Aranda de Duero."),
        ("it", PARMA, "Nelle province di Cremona, Lodi e Mantova si vota."),
        ("pt", AVEIRO, "Os distritos de Leiria, Guarda e Beja estão em alerta."),
        ("cs", TABOR, "V okresech Písek, Strakonice a Prachatice platí výstraha."),
        ("nl", ZWOLLE, "De provincies Utrecht en Groningen betalen de brug."),
        ("nl", ZWOLLE, "Bedrijven uit Drenthe en Groningen doen mee."),
        ("sv", LUND, "Växjö stift firar."),
        ("en", CARDIFF, "The dioceses of Hereford and Gloucester meet."),
        ("en", CARDIFF, "It is a small town in Salamanca province."),
        ("en", REGENSBURG, "Our former pupil has moved to California."),
        ("en", CARDIFF, "The band played in Louisiana and Iowa."),
        ("de", REGENSBURG, "Landkreis: Celle"),
        ("es", BURGOS, "Provincia: Soria"),
        ("pl", KIELCE, "Powiat: Gorlice"),
        ("cs", TABOR, "Okres: Kladno"),
        ("sv", LUND, "Län: Kalmar"),
        ("it", PARMA, "Regione | Veneto | Provincia | Rovigo |"),
        ("it", PARMA, "Un borgo della provincia dell’Aquila."),
    ],
)
def test_a_region_is_no_town(language: str, publisher: tuple[str, str], text: str) -> None:
    assert found(text, language, publisher) == {}


@pytest.mark.parametrize(
    ("language", "publisher", "text", "names"),
    [
        ("de", REGENSBURG, "Die Strecke zwischen Hamburg und Berlin ist gesperrt.", {"Hamburg": "DE", "Berlin": "DE"}),
        ("de", REGENSBURG, "Die Kreise Borken und Coesfeld sowie die Stadt Bocholt zahlen.", {"Bocholt": "DE"}),
        ("de", REGENSBURG, "Stadt: Celle, Landkreis: Celle", {"Celle": "DE"}),
        ("it", PARMA, "Il sindaco dell'Aquila riceve una scuola.", {"Aquila": "IT"}),
        ("nl", ZWOLLE, "De trein van Groningen naar Assen rijdt niet.", {"Groningen": "NL", "Assen": "NL"}),
        ("it", PARMA, "La provincia di Lodi scrive ai sindaci di Crema e Orvieto.", {"Crema": "IT", "Orvieto": "IT"}),
    ],
)
def test_towns_beside_regions_are_towns(
    language: str, publisher: tuple[str, str], text: str, names: dict[str, str]
) -> None:
    assert found(text, language, publisher) == {name: place_id(name, country) for name, country in names.items()}


def test_a_word_inside_a_list_opens_no_list() -> None:
    lexicon, text = load_lexicon(), "Landkreise Celle, " * 50
    lists = list(lists_behind(text, lexicon.no_town_words.hits(text), "de", lexicon))
    assert [len(names) for names in lists] == [50]


def test_every_language_has_words_for_several_regions() -> None:
    assert all(entry.cities.regions_many for entry in all_languages().values())
