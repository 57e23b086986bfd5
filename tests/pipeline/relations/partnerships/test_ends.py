"""Ends of partnerships, in every language: they are never beginnings, and what else ends is no end of a relation."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.block import BlockKind
from pipeline.entities.dates import find_date_mentions
from pipeline.facts import Partnership
from pipeline.record import Mention
from pipeline.relations.find import find_relations
from tests.pipeline.pages_by_hand import Line, city, document

ENDS = Path(__file__).parents[2] / "data" / "partnership_ends.yaml"
HOME = "Homburg"
PLACES = ("Dijon", "Kolin", "Leeds")
MARKS = {"## ": (BlockKind.HEADING, 3), "# ": (BlockKind.HEADING, 2), "- ": (BlockKind.LIST_ITEM, 0)}


@cache
def cases() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(ENDS.read_text("utf-8")))


def line(text: str) -> Line:
    for mark, (kind, level) in MARKS.items():
        if text.startswith(mark):
            return kind, text[len(mark) :], level
    return text


def partnerships(text: str, language: str) -> dict[str, Partnership]:
    doc = document([line(one) for one in text.split("\n")], language, "DE", HOME)
    mentions: list[Mention] = [mention for name in (HOME, *PLACES) for mention in city(doc, name, name, "XX")]
    mentions += find_date_mentions(doc, mentions)
    mentions.sort(key=lambda mention: (mention.block, mention.start))
    return {fact.b.name: fact for fact in find_relations(doc, mentions).partnerships}


@pytest.mark.parametrize("number", range(len(cases())))
def test_a_relation_has_its_beginning_and_its_end(number: int) -> None:
    case = cases()[number]
    found = partnerships(case["text"], case["lang"])
    assert {name: [fact.since, fact.until] for name, fact in found.items()} == case["partners"], case["text"]


@pytest.mark.parametrize(
    ("language", "text", "renewed"),
    [
        ("fr", "L'accord de jumelage avec Dijon, signé en 1973 puis reconduit en 2003.", ("2003",)),
        ("it", "Il gemellaggio con Dijon è stato firmato nel 1973 e rinnovato nel 2003.", ("2003",)),
        ("en", "The twinning with Dijon was signed in 1973; it was renewed in 1993, 2003 and 2013.",
         ("1993", "2003", "2013")),
        ("de", "Die Partnerschaft mit Dijon wurde 1973 geschlossen und 1993 und 2003 erneuert.", ("1993", "2003")),
    ],
)  # fmt: skip
def test_a_renewal_takes_its_own_date(language: str, text: str, renewed: tuple[str, ...]) -> None:
    fact = partnerships(text, language)["Dijon"]
    assert (fact.since, fact.renewed) == ("1973", renewed)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The twinning with Dijon began in 1973 and with Kolin in 1990; the latter was renewed in 2003."),
        ("fr", "Un jumelage existe avec Dijon, depuis 1973, et un accord de coopération avec Kolin, signé en 1990 puis "
         "renouvelé en 2003."),
        ("de", "Die Partnerschaft mit Dijon hält seit 1973, mit Kolin wurde sie 1990 geschlossen und 2003 erneuert."),
    ],
)  # fmt: skip
def test_a_renewal_is_that_of_one_partner(language: str, text: str) -> None:
    found = partnerships(text, language)
    assert {name: (fact.since, fact.renewed) for name, fact in found.items()} == {
        "Dijon": ("1973", ()),
        "Kolin": ("1990", ("2003",)),
    }


def test_what_else_is_renewed_is_no_relation() -> None:
    fact = partnerships("Nel 1973 fu firmato il gemellaggio con Dijon. La targa, rinnovata nel 2003, lo ricorda.", "it")
    assert (fact["Dijon"].since, fact["Dijon"].renewed) == ("1973", ())


def test_what_is_refused_to_another_town_is_said_of_no_partner() -> None:
    lines = "Homburg ist mit Dijon verschwistert.\nDer Vertrag mit Kolin wurde 2003 nicht unterzeichnet."
    assert [fact.dates for fact in partnerships(lines, "de").values()] == [()]
