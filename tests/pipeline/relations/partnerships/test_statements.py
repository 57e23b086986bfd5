"""Ways in which pages of ten languages say that two cities are partners, and since when."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.block import BlockKind
from pipeline.entities.dates import find_date_mentions
from pipeline.entities.mayors import find_mayor_mentions
from pipeline.record import Mention
from pipeline.relations.partnerships.find import find_partnerships
from pipeline.relations.partnerships.page.reading import read_page
from tests.pipeline.pages_by_hand import Line, city, document, facts

STATEMENTS = Path(__file__).parents[2] / "data" / "partnership_statements.yaml"
HOME = "Homburg"
PLACES = (
    "Dijon", "Weimar", "Gallup", "Ilford", "Kolin", "Mwanza", "Leipzig", "Hamburg", "Lyon", "Leeds", "London", "Roma",
)  # fmt: skip
MARKS = {"# ": BlockKind.HEADING, "- ": BlockKind.LIST_ITEM, "| ": BlockKind.TABLE_ROW}


@cache
def statements() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(STATEMENTS.read_text("utf-8")))


def lines_of(text: str) -> list[Line]:
    return [(MARKS[line[:2]], line[2:]) if line[:2] in MARKS else line for line in text.split("\n")]


def partners_in(case: dict[str, Any]) -> dict[str, list[str | None]]:
    doc = document(lines_of(case["text"]), case["lang"], "DE", HOME)
    mentions: list[Mention] = [m for name in (HOME, *PLACES) for m in city(doc, name, name, "XX") if _whole(doc, m)]
    mentions += find_date_mentions(doc, mentions)
    mentions += find_mayor_mentions(doc, tuple(mentions))
    mentions.sort(key=lambda mention: (mention.block, mention.start))
    found = find_partnerships(read_page(doc, mentions))
    return {fact.b.name: [fact.kind.value, fact.since] for fact in found}


def _whole(doc: Any, mention: Mention) -> bool:
    text = doc.blocks[mention.block].text
    return not text[mention.end : mention.end + 1].isalpha()


@pytest.mark.parametrize("number", range(len(statements())))
def test_a_statement_gives_its_partners_with_kind_and_beginning(number: int) -> None:
    case = statements()[number]
    assert partners_in(case) == case["partners"], case["text"]


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("de", "DE", "Die Städtepartnerschaft mit Lyon wurde 1964 unterzeichnet und 2014 erneuert."),
        ("fr", "FR", "Le jumelage avec Lyon, signé en 1964, a été renouvelé en 2014."),
        ("en", "GB", "The town has been twinned with Lyon since 1964; the twinning with Lyon was renewed in 2014."),
        ("it", "IT", "Il gemellaggio con Lyon, firmato nel 1964, è stato rinnovato nel 2014."),
        ("es", "ES", "El hermanamiento con Lyon, firmado en 1964, fue renovado en 2014."),
        ("pt", "PT", "A geminação com Lyon, assinada em 1964, foi renovada em 2014."),
        ("nl", "NL", "De stedenband met Lyon werd in 1964 ondertekend en in 2014 hernieuwd."),
        ("pl", "PL", "Umowę partnerską z miastem Lyon podpisano w 1964 roku, a odnowiono w 2014 roku."),
        ("cs", "CZ", "Partnerství s městem Lyon bylo podepsáno v roce 1964 a obnoveno v roce 2014."),
        ("lb", "LU", "D'Partnerschaft mat Lyon gouf 1964 ënnerschriwwen an 2014 erneiert."),
    ],
)
def test_a_renewal_is_no_beginning(language: str, country: str, text: str) -> None:
    relations, _ = facts([text], language, country, "2946447")
    assert [(fact.b.name, fact.since, fact.renewed) for fact in relations.partnerships] == [("Lyon", "1964", ("2014",))]


def test_a_row_keeps_beginning_and_renewal_apart() -> None:
    lines: list[Line] = [(BlockKind.HEADING, "Partnerstädte"), (BlockKind.LIST_ITEM, "Lyon (1964, erneuert 2014)")]
    relations, _ = facts(lines, "de", "DE", "2946447")
    assert [(fact.since, fact.renewed) for fact in relations.partnerships] == [("1964", ("2014",))]


@pytest.mark.parametrize(
    "text",
    [
        "Der Verein pflegt die Partnerschaft mit Dijon.",
        "Die Partnerschaft zu Dijon wird vom Verein getragen.",
        "Die Partnerschaft mit Dijon lebt durch den Verein.",
    ],
)
def test_a_club_may_tend_the_partnership_of_the_town(text: str) -> None:
    relations, _ = facts([text], "de", "DE", "2825297")
    assert [fact.b.name for fact in relations.partnerships] == ["Dijon"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The choir welcomed guests from Dijon's German twin town of Mainz.", [("Dijon", "Mainz")]),
        ("We met Dijon's twin town, Mainz, at the fair.", [("Dijon", "Mainz")]),
        ("Dijon's twin towns are Mainz and Opole.", [("Dijon", "Mainz"), ("Dijon", "Opole")]),
        ("Leeds' twin town of Dortmund sent a choir.", [("Leeds", "Dortmund")]),
        ("Dijon is Leeds' French twin town.", [("Leeds", "Dijon")]),
    ],
)
def test_a_town_with_an_apostrophe_owns_the_partner_behind_it(text: str, pairs: list[tuple[str, str]]) -> None:
    relations, _ = facts([text], "en", "GB", "2644688")
    assert [(fact.a.name, fact.b.name) for fact in relations.partnerships] == pairs


@pytest.mark.parametrize(
    "text",
    [
        "Twinning is organised through the Bradford, Leeds and District Twinning Association.",
        "The Leeds and Bradford Twinning Association runs a coach.",
    ],
)
def test_towns_of_one_country_that_share_a_body_are_no_partners(text: str) -> None:
    relations, _ = facts([text], "en", "GB", "2644688")
    assert not relations.partnerships


@pytest.mark.parametrize(
    "text",
    [
        "The Leeds-Kumagaya sister city relationship was formalised in 1993.",
        "The Leeds and Faverges Twinning Charter was signed in 1993.",
    ],
)
def test_what_two_towns_have_names_both(text: str) -> None:
    relations, _ = facts([text], "en", "GB", "2644688")
    assert [fact.since for fact in relations.partnerships] == ["1993"]


@pytest.mark.parametrize(
    ("language", "country", "lines", "town", "partners"),
    [
        ("de", "DE", ["Partnerstädte der Stadt Aalen", "Seit 1978 pflegt die Stadt eine Partnerschaft mit Saint-Lô."],
         "Aalen", {"Saint-Lô": "1978"}),
        ("fr", "FR", [(BlockKind.HEADING, "Les jumelages de Colmar"), (BlockKind.LIST_ITEM, "Lucques (1962)")],
         "Colmar", {"Lucca": "1962"}),
        ("pl", "PL", [(BlockKind.HEADING, "Miasta partnerskie Chełmna"), (BlockKind.LIST_ITEM, "Kolín (1998)")],
         "Chełmno", {"Kolín": "1998"}),
        ("en", "GB", [(BlockKind.HEADING, "Partner towns of Reading"), (BlockKind.LIST_ITEM, "Düsseldorf (1988)")],
         "Reading", {"Düsseldorf": "1988"}),
    ],
)  # fmt: skip
def test_the_town_whose_partners_an_unknown_publisher_names_is_its_own(
    language: str, country: str, lines: list[Line], town: str, partners: dict[str, str]
) -> None:
    relations, _ = facts(lines, language, country)
    assert {fact.b.name: fact.since for fact in relations.partnerships} == partners
    assert {fact.a.name for fact in relations.partnerships} == {town}


def test_of_two_towns_whose_partners_it_names_neither_is() -> None:
    lines: list[Line] = ["Die Partnerstädte von Aalen sind alt.", "Die Partnerstädte von Gotha auch, so Saint-Lô."]
    relations, _ = facts(lines, "de", "DE")
    assert all(fact.b.name not in {"Aalen", "Gotha"} for fact in relations.partnerships)


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Die Warburger Partnerstadt Kolín feiert.", []),
        ("Auch die Neuburger Partnerstädte Sopron und Vire feiern.", []),
        ("Die Halberstädter Partnerstadt Kolín feiert.", ["Kolín"]),
        ("Die Tiroler Partnerstadt Schwaz feiert.", ["Schwaz"]),
        ("Unsere Partnerstadt Kolín feiert.", ["Kolín"]),
    ],
)
def test_another_towns_partner_is_not_ours(text: str, partners: list[str]) -> None:
    relations, _ = facts([text], "de", "DE", "2911665")
    assert [fact.b.name for fact in relations.partnerships] == partners


def test_of_two_days_of_one_year_a_relation_began_on_that_of_its_conclusion() -> None:
    lines: list[Line] = [
        (BlockKind.LIST_ITEM, "29.09.2010 Landfrauen in der Stadthalle"),
        (BlockKind.LIST_ITEM, "03.11.2011 Stadt schließt Partnerschaft mit Kolín"),
        (BlockKind.LIST_ITEM, "05.12.2012 Markt vor dem Rathaus"),
        "Am 21.10.2011 haben Halberstadt und Kolín ihre Partnerschaft begründet.",
    ]
    relations, _ = facts(lines, "de", "DE", "2911665")
    assert [fact.since for fact in relations.partnerships] == ["2011-10-21"]
    relations, _ = facts(lines[:3], "de", "DE", "2911665")
    assert [fact.since for fact in relations.partnerships] == ["2011-11-03"]


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "since"),
    [
        ("de", "DE", "2911665", "Am 21.10.2011 haben die Stadt Halberstadt und die böhmische Stadt Kolín ihre"
         " Partnerschaft begründet.", "2011-10-21"),
        ("de", "DE", "2911665", "Die Stadt Halberstadt und die Stadt Kolín sind seit 1960 verschwistert.", "1960"),
        ("fr", "FR", "3021372", "La ville de Dijon et la ville tchèque de Kolín ont signé leur jumelage en 1960.",
         "1960"),
        ("it", "IT", "3181550", "Il comune di Bressanone e la città di Kolín sono gemellati dal 1960.", "1960"),
        ("en", "GB", "2656173", "The city of Bath and the town of Kolín have been twinned since 1960.", "1960"),
    ],
)  # fmt: skip
def test_two_towns_are_named_together_with_what_they_are(
    language: str, country: str, publisher: str, text: str, since: str
) -> None:
    relations, _ = facts([text], language, country, publisher)
    assert [(fact.b.name, fact.since) for fact in relations.partnerships] == [("Kolín", since)]


def test_what_two_towns_do_about_the_partnership_of_a_third_pairs_them_not() -> None:
    text = "Die Stadt Halberstadt und die Stadt Gotha streiten über die Partnerschaft mit Kolín."
    relations, _ = facts([text], "de", "DE", "2911665")
    assert [fact.b.name for fact in relations.partnerships] == ["Kolín"]


@pytest.mark.parametrize(
    ("language", "country", "heading", "partner"),
    [
        ("pl", "PL", "Miasto partnerskie Wilno", "Vilnius"),
        ("pl", "PL", "Miasto partnerskie Lanškroun", "Lanškroun"),
        ("pl", "PL", "Gmina partnerska Praga", "Prague"),
        ("cs", "CZ", "Partnerské město Drážďany", "Dresden"),
    ],
)
def test_a_partner_in_the_spelling_of_the_page_is_not_whose_partners_these_are(
    language: str, country: str, heading: str, partner: str
) -> None:
    relations, _ = facts([(BlockKind.HEADING, heading), "…"], language, country, "2946447")
    assert [fact.b.name for fact in relations.partnerships] == [partner]


def test_a_town_in_the_genitive_is_whose_partners_these_are() -> None:
    lines: list[Line] = [(BlockKind.HEADING, "Miasta partnerskie Brzegu"), (BlockKind.LIST_ITEM, "Lyon")]
    relations, _ = facts(lines, "pl", "PL", "3102459")
    assert [fact.b.name for fact in relations.partnerships if fact.b.name != "Lyon"] == []
