"""Small towns of far lands are found where the page plainly says that they are partners."""

from __future__ import annotations

import re

import pytest

from pipeline.block import BlockKind
from tests.pipeline.pages_by_hand import Line, cities_named

HEADING, ITEM, ROW = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW


@pytest.mark.parametrize(
    ("language", "country", "heading", "line"),
    [
        ("de", "DE", "Unsere Partnerstädte", "{} (seit 1987)"),
        ("fr", "FR", "Nos villes jumelles", "{}, depuis 1987"),
        ("en", "GB", "Twin towns", "{} (1987)"),
        ("it", "IT", "Città gemelle", "{} (dal 1987)"),
        ("es", "ES", "Ciudades hermanas", "{} (1987)"),
        ("nl", "NL", "Zustersteden", "{} (sinds 1987)"),
        ("pl", "PL", "Miasta partnerskie", "{} (od 1987 r.)"),
        ("cs", "CZ", "Partnerská města", "{} (od roku 1987)"),
        ("pt", "PT", "Cidades geminadas", "{} (1987)"),
        ("da", "DK", "Venskabsbyer", "{} (1987)"),
        ("sv", "SE", "Vänorter", "{} (1987)"),
    ],
)
def test_a_name_alone_below_a_heading_on_partners_is_a_towns(
    language: str, country: str, heading: str, line: str
) -> None:
    for town in ("Sonsbeck", "Igny", "Penicuik", "Corsano", "Sæveland"):
        assert cities_named([(HEADING, heading), (ITEM, line.format(town))], language, country) == [town]
        assert cities_named([(HEADING, heading), (ROW, f"{town}\t1987")], language, country) == [town]
        below = "Die Stadt am Fluss hat rund 20.000 Einwohner." if language == "de" else "1987"
        assert cities_named([(HEADING, heading), (HEADING, town, 3), below], language, country) == [town]


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("en", "GB", "Our twin town is {}."),
        ("en", "GB", "A delegation from our twin town, {}, came to the fair."),
        ("it", "IT", "{} è gemellata con la nostra città dal 1987."),
        ("da", "DK", "{} har været venskabsby siden 1987."),
        ("sv", "SE", "{} är vår vänort sedan 1987."),
        ("de", "DE", "{} ist seit 1987 unsere Partnerstadt."),
        ("de", "DE", "Partnerstadt: {}"),
        ("fr", "FR", "Ville jumelle : {}"),
        ("it", "IT", "Città gemella: {}"),
        ("cs", "CZ", "Partnerské město: {}"),
        ("pl", "PL", "{} – miasto partnerskie od 1987 r."),
        ("it", "IT", "Gemellaggio Imola-{}: 40 anni"),
        ("sv", "SE", "{} blev vår vänort 1995."),
        ("da", "DK", "{} blev vores venskabsby i 1995."),
        ("pl", "PL", "{} stało się miastem partnerskim w 1995 roku."),
        ("cs", "CZ", "{} se stalo partnerským městem v roce 1995."),
        ("pt", "PT", "{} tornou-se cidade geminada em 1995."),
        ("en", "GB", "Our twin towns: {} and two more."),
        ("en", "GB", "Our twin towns -- {} and Lyon -- send their regards."),
        ("de", "DE", "Unsere Partnerstädte: {} und zwei weitere."),
        ("fr", "FR", "Nos villes jumelles : {} et deux autres."),
    ],
)
def test_a_sentence_that_says_that_it_is_a_partner_makes_a_name_a_towns(language: str, country: str, text: str) -> None:
    for town in ("Sonsbeck", "Faverges", "Busnago"):
        assert town in cities_named([text.format(town)], language, country)


@pytest.mark.parametrize(
    ("language", "country", "lines"),
    [
        ("de", "DE", [(HEADING, "Partnerstädte"), "Reisen", "Essen und Trinken", "Anna Berg", "Kontakt: Jens Ulm"]),
        ("de", "DE", [(HEADING, "Partnerstädte"), "Text", (HEADING, "Bauhof"), "Igny"]),
        ("en", "GB", [(HEADING, "Twin towns"), "Reading room", "Albert (chairman)", "Twinning officer Ann Kent"]),
        ("fr", "FR", [(HEADING, "Jumelages"), "Martin", "Le comité"]),
    ],
)
def test_words_and_persons_below_such_a_heading_are_none(language: str, country: str, lines: list[Line]) -> None:
    assert cities_named(lines, language, country) == []


@pytest.mark.parametrize(
    ("language", "country", "heading", "lines"),
    [
        ("sv", "SE", "Vänorter", ["Medan, Indonesien", "Sala (Lettland)"]),
        ("sv", "SE", "Vänorter", ["Hitra, Norge", "Kuusamo, Finland"]),
        ("da", "DK", "Venskabsbyer", ["Hjartdal, Norge", "• Nordanstig (Sverige)"]),
    ],
)
def test_a_name_before_its_country_below_such_a_heading_is_a_towns_whatever_the_word_means_and_whether_it_is_known(
    language: str, country: str, heading: str, lines: list[str]
) -> None:
    names = [re.split(r",| \(", line.removeprefix("• "))[0] for line in lines]
    assert cities_named([(HEADING, heading), *((ITEM, line) for line in lines)], language, country) == names


def test_what_is_no_name_before_a_country_below_such_a_heading_is_no_town() -> None:
    lines: list[Line] = [
        (ITEM, "Norra Finland"),
        (ITEM, "Resor, Norge"),
        (ITEM, "Karin Ek, Norge"),
        (ITEM, "Norden, Finland"),
    ]
    assert cities_named([(HEADING, "Vänorter"), *lines], "sv", "SE") == []
    assert cities_named([(HEADING, "Kontakt"), (ITEM, "Hitra, Norge")], "sv", "SE") == []
