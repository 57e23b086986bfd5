"""What a page says of a name elsewhere, and what on the publisher's page its own name is behind."""

from __future__ import annotations

import pytest

from pipeline.block import Block, BlockKind
from pipeline.entities.cities import find_city_mentions
from pipeline.record import Document
from sources.page import PageKind
from tests.pipeline.entities.cities.cities_by_hand import BURGOS, found, published

AALEN = ("Aalen", "DE")


def named(texts: list[str], language: str, publisher: tuple[str, str]) -> list[str]:
    """Surfaces of the cities of a page, in reading order."""
    blocks = tuple(
        Block(index=index, text=text, kind=BlockKind.PARAGRAPH, language=language) for index, text in enumerate(texts)
    )
    document = Document("file:own", PageKind.TEXT, published(publisher), blocks, language=language)
    return [mention.raw for mention in find_city_mentions(document, [])]


def test_a_town_of_the_page_is_one_at_the_head_of_a_teaser() -> None:
    texts = ["La Adrada | Los niños cantan villancicos", "El coro ensaya en La Adrada.", "Visita a La Adrada"]
    assert named(texts, "es", BURGOS) == ["La Adrada", "La Adrada", "La Adrada"]


def test_a_surname_stays_one_though_the_page_has_the_town() -> None:
    texts = ["El coro viaja a Segovia en autobús.", "Presenta Petra Segovia."]
    assert named(texts, "es", BURGOS) == ["Segovia"]


@pytest.mark.parametrize("body", ["Der Stadtrat", "Der Gemeinderat"])
def test_a_council_has_the_publishers_name_behind_it(body: str) -> None:
    assert named([f"{body} Aalen beschließt den Haushalt."], "de", AALEN) == ["Aalen"]
    assert named([f"{body} Hagen stimmt dagegen."], "de", AALEN) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Goście z Włocławka przyjechali.", "Włocławka"),
        ("Byli w Ciechocinku na koncercie.", "Ciechocinku"),
        ("Autobus jedzie do Gołdapi.", "Gołdapi"),
    ],
)
def test_polish_names_lose_their_vowel(text: str, name: str) -> None:
    assert list(found(text, "pl", ("Zamość", "PL"))) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [("it", "Udine è Comune d'Europa dal 1985."), ("pt", "A sede da União de Freguesias fica no largo.")],
)
def test_a_continent_and_a_union_are_no_towns(language: str, text: str) -> None:
    assert [name for name in found(text, language, BURGOS) if name != "Udine"] == []


def test_lines_of_two_names_are_pairs_of_towns() -> None:
    texts = ["Unsere Partnerschaften", "Bad Soden – Falaise", "Aalen – Saint-Lô", "Erlenbach – Saint-Maurice"]
    assert named(texts, "de", AALEN) == ["Bad Soden", "Falaise", "Aalen", "Saint-Lô", "Erlenbach", "Saint-Maurice"]


def test_words_with_a_dash_between_are_no_pair() -> None:
    assert named(["Essen – Trinken", "Haus – Garten", "Dank – Ende"], "de", AALEN) == []


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("pl", "Odwiedzili Kraków i wrócili wieczorem.", ["Kraków"]),
        ("en", "The choir thanked Ruth Buckwell. Leipzig brought a gift.", ["Leipzig"]),
        ("de", "Sie sahen den Dom von Speyer und fuhren heim.", ["Speyer"]),
    ],
)
def test_a_capital_of_another_sentence_makes_no_surname(language: str, text: str, names: list[str]) -> None:
    assert list(found(text, language, BURGOS)) == names
