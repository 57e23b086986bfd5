"""A word that a town is spelt like is the word where nothing says town, and the town where something does."""

from __future__ import annotations

import pytest

from pipeline.entities.cities import find_city_mentions
from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.entities.cities.spans import span_finder
from pipeline.gazetteer import load
from pipeline.languages import all_languages
from sources.page import Publisher
from tests.pipeline.entities.cities.cities_by_hand import page


def towns(language: str, country: str, *texts: str) -> list[str]:
    document = page(*texts, publisher=Publisher("test", country), language=language)
    return [mention.raw for mention in find_city_mentions(document, [])]


@pytest.mark.parametrize(
    ("language", "country", "texts"),
    [
        ("cs", "CZ", ("Doby pronájmu se mění.", "Cena a kvalita", "Jinde se platí kartou.")),
        ("da", "DK", ("Viden for alle", "Give gerne besked til kontoret.", "Løsning: en ny sti langs åen")),
        ("de", "DE", ("Favoriten des Publikums", "Mobile Beratung", "Talent und Fleiß wurden geehrt.")),
        ("en", "GB", ("Manage a booking", "Normal hours apply.", "Wedding, parking, drug services")),
        ("es", "ES", ("Registro Civil", "Escucha y orientación", "Mesa, sillas y escenario")),
        ("fr", "FR", ("Fiche d'inscription", "Surprise sur le marché !", "Sucre et sel au menu")),
        ("it", "IT", ("Lista dei libri nuovi", "Vista lago", "Parla con noi", "Canale, fontana e giardino")),
        ("nl", "NL", ("Welkom bij de balie", "Bron: de wijkkrant", "Rest en grofvuil")),
        ("pl", "PL", ("Listy przebojów", "Raczej nie.", "Druga edycja konkursu")),
        ("pt", "PT", ("Mesa redonda", "Loja social", "Lista, boletim e urna")),
        ("sv", "SE", ("Boende och omsorg", "Medan vi väntar", "Lista, karta och kalender")),
    ],
)
def test_an_ordinary_word_with_a_capital_is_no_town(language: str, country: str, texts: tuple[str, ...]) -> None:
    assert towns(language, country, *texts) == []


@pytest.mark.parametrize(
    ("language", "country", "text", "town"),
    [
        ("da", "DK", "Borgmesteren i Give Kommune bor i Give.", "Give"),
        ("en", "GB", "The twin town of Goes in the Netherlands sent a choir.", "Goes"),
        ("es", "ES", "La ciudad de Mesa, en Arizona, es más joven.", "Mesa"),
        ("fr", "FR", "Il habite à Signes, près de Toulon.", "Signes"),
        ("it", "IT", "Abita a Noto, in Sicilia.", "Noto"),
        ("nl", "NL", "Hij woont in Best en werkt in Eindhoven.", "Best"),
    ],
)
def test_it_is_the_town_where_the_text_says_so(language: str, country: str, text: str, town: str) -> None:
    assert town in towns(language, country, text)


def test_the_list_has_words_of_each_language_but_luxembourgish_and_only_those_that_a_place_is_spelt_like() -> None:
    lexicon = load_lexicon()
    assert lexicon.ordinary_words.keys() == all_languages().keys() - {"lb"}
    finder = span_finder(load(), lexicon)
    for language, words in lexicon.ordinary_words.items():
        for word, frequency in list(words.items())[::50]:
            assert frequency >= 0
            assert finder.find(0, word.capitalize(), language)[0], word


@pytest.mark.parametrize(
    ("language", "country", "texts"),
    [
        ("cs", "CZ", ("Město leží na Labi.", "Most přes Labe se opravuje.", "Povodeň na Odře trvala tři dny.")),
        ("cs", "CZ", ("Leží na Dunaji.", "Setkání v Čechách a na Moravě.", "Nad Dyjí vede stezka.")),
        ("da", "DK", ("Kommuner i Norden mødes.", "Skibet sejlede ned ad Elben.")),
        ("sv", "SE", ("Kommunerna i Norden samarbetar.", "Föreningen Norden bjuder in.")),
    ],
)
def test_a_river_or_a_part_of_the_world_is_no_town(language: str, country: str, texts: tuple[str, ...]) -> None:
    assert towns(language, country, *texts) == []


@pytest.mark.parametrize(
    ("language", "country", "text", "names"),
    [
        ("da", "DK", "Vores venskabsby Norden i Tyskland sender et kor.", ["Norden"]),
        ("cs", "CZ", "Setkání starostů se konalo v Odrách a v Čechách pod Kosířem.", ["Odrách", "Čechách pod Kosířem"]),
    ],
)
def test_a_town_of_such_a_name_stays_one(language: str, country: str, text: str, names: list[str]) -> None:
    assert towns(language, country, text) == names
