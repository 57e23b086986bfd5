"""Municipalities that a word calls so, nouns behind an article, other marks than a name's own, what a page settles."""

from __future__ import annotations

import pytest

from pipeline.block import Block, BlockKind
from pipeline.entities.cities import find_city_mentions
from pipeline.record import NIL, Document
from sources.page import PageKind
from tests.pipeline.entities.cities.cities_by_hand import BURGOS, REGENSBURG, found, place_id, published


@pytest.mark.parametrize(
    ("language", "publisher", "text", "towns"),
    [
        ("sv", ("Växjö", "SE"), "Mörbylånga kommun är stor.", {"Mörbylånga": "SE"}),
        (
            "sv",
            ("Växjö", "SE"),
            "Kuusamo kommun ligger i öster, Torsby kommuns skola i väster.",
            {"Kuusamo": "FI", "Torsby": "SE"},
        ),
        ("da", ("Odense", "DK"), "Nyborg Kommune har en havn.", {"Nyborg": "DK"}),
        ("da", ("Odense", "DK"), "Varje og Grøn kommune, hver Kommune og Min kommune.", {}),
        ("da", ("Odense", "DK"), "Foreningen har byer i Norden. Nordens børn mødes.", {}),
        ("sv", ("Växjö", "SE"), "Vi har fyra vänner i Norden. Nordens barn möts.", {}),
        ("sv", ("Växjö", "SE"), "Bort kommun och Redan kommun finns inte.", {}),
    ],
)
def test_what_a_word_for_a_municipality_stands_behind_is_one(
    language: str, publisher: tuple[str, str], text: str, towns: dict[str, str]
) -> None:
    assert found(text, language, publisher) == {name: place_id(name, country) for name, country in towns.items()}


def test_the_publishers_municipality_is_one_though_its_name_is_a_word() -> None:
    page = Block(index=0, text="Bra kommun växer.", kind=BlockKind.PARAGRAPH, language="sv")
    document = Document("file:own", PageKind.TEXT, published(("Bra", "IT")), (page,), language="sv")
    assert [mention.raw for mention in find_city_mentions(document, [])] == ["Bra"]


def test_a_municipality_that_no_village_is_called_by_is_one_inside_a_sentence() -> None:
    assert found("De bor i Hitra kommun och inte i Rebild kommun.", "sv", ("Växjö", "SE")) == {
        "Hitra": NIL,
        "Rebild": NIL,
    }
    assert found("Varje kommun och Årets kommun, Ny kommun.", "sv", ("Växjö", "SE")) == {}
    assert found("De flyttede fra Rebild Kommune til en Grøn Kommune.", "da", ("Odense", "DK")) == {"Rebild": NIL}


@pytest.mark.parametrize(
    ("language", "publisher", "text", "name", "place"),
    [
        ("it", ("Udine", "IT"), "Arriva il coro di Villers-lés-Nancy.", "Villers-lés-Nancy",
         ("Villers-lès-Nancy", "FR")),
        ("sv", ("Växjö", "SE"), "De reser till San Doná di Piave i maj.", "San Doná di Piave",
         ("San Donà di Piave", "IT")),
        ("sv", ("Växjö", "SE"), "Bussen går från Malmö till Hilleröd.", "Hilleröd", ("Hillerød", "DK")),
        ("da", ("Odense", "DK"), "Toget kører fra Nässjø til Odense.", "Nässjø", ("Nässjö", "SE")),
    ],
)  # fmt: skip
def test_other_marks_than_its_own_do_not_hide_a_town(
    language: str, publisher: tuple[str, str], text: str, name: str, place: tuple[str, str]
) -> None:
    assert found(text, language, publisher)[name] == place_id(*place)


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("de", REGENSBURG, "Für die Höfe und Gärten in Süd und West, Möhren und Rüben."),
        ("fr", ("Dijon", "FR"), "Été comme hiver, Côté jardin, Château ouvert à Noël."),
        ("es", BURGOS, "Habrá música en la plaza. Habrá cena."),
        ("sv", ("Växjö", "SE"), "Åker och Äng vid Ön, Hälsan och Vården, Någon på Gården."),
    ],
)
def test_a_word_with_marks_is_no_town_without_them(language: str, publisher: tuple[str, str], text: str) -> None:
    assert found(text, language, publisher) == {}


def test_a_name_that_the_page_gives_to_a_place_is_that_places_in_the_next_sentence_too() -> None:
    first = "Dalla Francia arriva Jean Bonnet, sindaco di Villers-Bocage."
    second = "«Con Villers-Bocage - dice il sindaco - abbiamo molto in comune»."
    blocks = tuple(
        Block(index=index, text=text, kind=BlockKind.PARAGRAPH, language="it")
        for index, text in enumerate((first, second))
    )
    document = Document("file:own", PageKind.TEXT, published(("Udine", "IT")), blocks, language="it")
    values = {mention.value for mention in find_city_mentions(document, []) if mention.raw.startswith("Villers")}
    assert values == {place_id("Villers-Bocage", "FR")}


@pytest.mark.parametrize(
    ("language", "publisher", "text"),
    [
        ("es", BURGOS, "La ciudad está de fiesta. La laguna está seca. Los barrios piden agua. El prado es verde."),
        (
            "fr",
            ("Dijon", "FR"),
            "Le port accueille un bateau. Les moulins tournent. La garde veille. La ferté est haute.",
        ),
        ("it", ("Udine", "IT"), "La villa è aperta. La loggia è chiusa. La morra comincia alle nove."),
        ("nl", ("Utrecht", "NL"), "De lier klinkt. De bilt ligt er. De wijk is groot. De rijp komt vroeg."),
        ("en", ("Cardiff", "GB"), "The valley is green. The dalles were blue. The rock fell. The pas closed."),
    ],
)
def test_an_article_at_the_head_of_a_sentence_makes_no_name_of_its_noun(
    language: str, publisher: tuple[str, str], text: str
) -> None:
    assert found(text, language, publisher) == {}


@pytest.mark.parametrize(
    ("language", "publisher", "text", "name", "country"),
    [
        ("es", BURGOS, "El alcalde de La Laguna visitó Burgos.", "La Laguna", "ES"),
        ("fr", ("Dijon", "FR"), "La Rochelle et Dijon sont jumelées.", "La Rochelle", "FR"),
        ("fr", ("Dijon", "FR"), "LA ROCHELLE, DIJON", "LA ROCHELLE", "FR"),
        ("nl", ("Utrecht", "NL"), "De gemeente De Bilt grenst aan Utrecht.", "De Bilt", "NL"),
    ],
)
def test_but_a_name_with_its_article_is_one(
    language: str, publisher: tuple[str, str], text: str, name: str, country: str
) -> None:
    assert found(text, language, publisher)[name] == place_id(name, country)


@pytest.mark.parametrize(
    ("language", "publisher", "text", "towns"),
    [
        ("da", ("Odense", "DK"), "Byerne er Mora i Sverige, Loppi i Finland og Hitra i Norge.",
         {"Mora", "Loppi", "Hitra"}),
        ("sv", ("Växjö", "SE"), "Gäster kom från Ribe i Danmark, Rebild i Danmark och Loppi i Finland.",
         {"Ribe", "Rebild", "Loppi"}),
        ("sv", ("Växjö", "SE"), "Resor i Norge och Skolan i Finland.", set()),
        ("sv", ("Växjö", "SE"), "De kom från Ribe i Danmark och Röda Korset i Norge.", {"Ribe"}),
    ],
)  # fmt: skip
def test_an_enumeration_from_country_to_country_is_one_of_towns(
    language: str, publisher: tuple[str, str], text: str, towns: set[str]
) -> None:
    assert set(found(text, language, publisher)) == towns
