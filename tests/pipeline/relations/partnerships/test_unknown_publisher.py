"""Pages whose publisher nobody knows: whose partners their sentences speak of."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.pages_by_hand import Line, facts

HEADING = BlockKind.HEADING


def pairs(lines: list[Line], language: str, country: str) -> dict[tuple[str, str], str | None]:
    relations, _ = facts(lines, language, country)
    return {(fact.a.name, fact.b.name): fact.since for fact in relations.partnerships}


@pytest.mark.parametrize(
    ("language", "country", "line", "pair"),
    [
        ("de", "DE", "Seit 1973 besteht die Partnerschaft zwischen Lyon und Göttingen.", ("Göttingen", "Lyon")),
        ("en", "GB", "The borough of Reading has been twinned with Dijon since 1973.", ("Reading", "Dijon")),
        ("fr", "FR", "Depuis 1973, Dijon est jumelée avec Göttingen.", ("Dijon", "Göttingen")),
        ("it", "IT", "Dal 1973 Modena è gemellata con Linz.", ("Modena", "Linz")),
        ("sv", "SE", "Linköping har sedan 1973 vänorten Linz.", ("Linköping", "Linz")),
    ],
)
def test_the_town_of_the_country_is_the_owner_of_its_partner_abroad(
    language: str, country: str, line: str, pair: tuple[str, str]
) -> None:
    assert pairs([line], language, country) == {pair: "1973"}


def test_the_one_owner_of_a_page_owns_its_lists() -> None:
    lines: list[Line] = [
        (HEADING, "Göttingen und Poitiers unterzeichnen eine Städtepartnerschaft", 1),
        "Der Vertrag zwischen Göttingen und Poitiers wurde am 3. Mai 1973 geschlossen.",
        (HEADING, "Die Partnerstädte im Überblick", 2),
        (BlockKind.LIST_ITEM, "Poitiers (Frankreich)"),
        (BlockKind.LIST_ITEM, "Maribor (Slowenien)"),
    ]
    assert set(pairs(lines, "de", "DE")) == {("Göttingen", "Poitiers"), ("Göttingen", "Maribor")}


def test_of_several_owners_each_has_its_own() -> None:
    lines: list[Line] = [
        "Göttingen ist seit 1973 mit Poitiers verschwistert.",
        "Kassel ist seit 1974 mit Mulhouse verschwistert.",
        "Die Partnerstadt Florenz schickte einen Chor.",
    ]
    assert pairs(lines, "de", "DE") == {("Göttingen", "Poitiers"): "1973", ("Kassel", "Mulhouse"): "1974"}


def test_a_town_that_is_visited_is_no_owner_where_a_page_says_our() -> None:
    lines: list[Line] = ["Unsere Partnerstadt Poitiers besuchte auch Kassel."]
    assert pairs(lines, "de", "DE") == {("", "Poitiers"): None}


def test_an_owner_that_is_named_less_than_another_town_owns_its_sentence_alone() -> None:
    lines: list[Line] = [
        "Gäste aus Kassel und Fulda sangen in Kassel, in Fulda und in Göttingen.",
        "Göttingen ist seit 1973 mit Poitiers verschwistert.",
        "Ein Chor aus der Partnerstadt Florenz kam nach Kassel.",
    ]
    found = pairs(lines, "de", "DE")
    assert found[("Göttingen", "Poitiers")] == "1973"
    assert ("Göttingen", "Florenz") not in found


def test_a_sentence_on_another_town_of_a_block_is_not_its_owners() -> None:
    lines: list[Line] = [
        "Göttingen ist seit 1973 mit Poitiers verschwistert. In Kassel und Fulda ist Florenz die Partnerstadt.",
        "Kassel ist seit 1974 mit Mulhouse verschwistert.",
    ]
    assert pairs(lines, "de", "DE") == {("Göttingen", "Poitiers"): "1973", ("Kassel", "Mulhouse"): "1974"}


def test_a_town_in_brackets_behind_another_is_no_owner() -> None:
    lines: list[Line] = ["Il gemellaggio, nato nel 2004, tra Sochaczew (Polonia) e Vallepiccola (Modena)."]
    assert ("Modena", "Sochaczew") not in pairs(lines, "it", "IT")


@pytest.mark.parametrize(
    ("language", "country", "lead", "owner"),
    [
        ("en", "GB", "Swindon is twinned with:", "Swindon"),
        ("it", "IT", "Modena è gemellata con:", "Modena"),
        ("nl", "NL", "Enschede heeft stedenbanden met:", "Enschede"),
    ],
)
def test_the_town_before_a_list_is_the_owner_of_its_partners(
    language: str, country: str, lead: str, owner: str
) -> None:
    lines: list[Line] = [lead, (BlockKind.LIST_ITEM, "Dijon (1973)"), (BlockKind.LIST_ITEM, "Linz (1985)")]
    assert pairs(lines, language, country) == {(owner, "Dijon"): "1973", (owner, "Linz"): "1985"}
