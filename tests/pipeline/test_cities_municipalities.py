"""Municipalities that a word calls so, names with other marks than their own, and names that a page settles."""

from __future__ import annotations

import pytest

from pipeline.block import Block, BlockKind
from pipeline.entities.cities import find_city_mentions
from pipeline.record import NIL, Document
from sources.page import PageKind
from tests.pipeline.test_cities_beside_words import BURGOS, REGENSBURG, found, place_id, published


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
