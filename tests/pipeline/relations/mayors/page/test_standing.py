"""The sentence of a mayor, and the cities in it."""

from __future__ import annotations

from pipeline.entities.find import find_mentions
from pipeline.facts import Place
from pipeline.record import Mention, MentionType
from pipeline.relations.mayors.page.standing import Standing
from tests.pipeline.geonames_ids import MAINZ
from tests.pipeline.pages_by_hand import document


def standing(text: str) -> tuple[Standing, list[Mention]]:
    """The page of one block, and its mayors."""
    doc = document([text], "de", "DE", MAINZ)
    mentions, _ = find_mentions(doc)
    return Standing(doc, mentions, Place(MAINZ, "Mainz", "DE")), [m for m in mentions if m.type is MentionType.MAYOR]


def test_a_sentence_is_read_as_a_whole() -> None:
    text = "Es regnete. In Trier sang Bürgermeister Jan Kolb mit dem Chor. Alle gingen."
    page, (mayor,) = standing(text)
    start, end = page.sentence(mayor)
    assert text[start:end].strip() == "In Trier sang Bürgermeister Jan Kolb mit dem Chor."


def test_of_a_sentence_that_does_not_end_is_read_what_is_near() -> None:
    page, mayors = standing("Aus Trier kam Bürgermeister Jan Kolb und aus Worms Bürgermeister Udo Lang, " * 300)
    assert len(mayors) > 100
    assert all(page.sentence(mayor)[1] - page.sentence(mayor)[0] < 4000 for mayor in mayors)


def test_the_cities_of_a_span_and_the_other_ones_of_it() -> None:
    text = "Aus Trier kam Bürgermeister Jan Kolb nach Mainz und fuhr weiter nach Worms."
    page, _ = standing(text)
    assert [city.raw for city in page.cities_in(0, 0, len(text))] == ["Trier", "Mainz", "Worms"]
    assert [city.raw for city in page.foreign_in(0, 0, len(text))] == ["Trier", "Worms"]
    assert [city.raw for city in page.foreign_in(0, 10, len(text))] == ["Worms"]
    assert [city.raw for city in page.cities_before(0, 20)] == ["Trier"]
    assert page.names_foreign_before(0, 10)
    assert not page.names_foreign_before(0, 3)
