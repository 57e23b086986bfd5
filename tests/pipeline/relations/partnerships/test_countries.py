"""Partners whom a page calls by their country only: "our French twin town", "a geminação com a cidade francesa"."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.pages_by_hand import Line
from tests.pipeline.relations.partnerships.partners_by_hand import partners

HEADING = BlockKind.HEADING


@pytest.mark.parametrize(
    ("language", "lines", "since"),
    [
        (
            "de",
            ["Eine Delegation aus Lyon war zu Gast.", "Unsere französische Partnerstadt schenkte uns einen Baum."],
            None,
        ),
        ("en", ["Guests from Lyon came by coach.", "Our French twin town has given us a bench."], None),
        (
            "fr",
            [(HEADING, "Les amis de Lyon et de Leeds"), "Notre ville jumelle française fête avec nous."],
            None,
        ),
        (
            "pt",
            [
                (HEADING, "Lyon e Leeds de regresso"),
                "Foram eles que em 23 de outubro de 1993 assinaram a geminação com a cidade francesa.",
            ],
            "1993-10-23",
        ),
    ],
)
def test_a_country_means_the_one_town_there_that_the_page_greets(
    language: str, lines: list[Line], since: str | None
) -> None:
    assert partners(lines, language) == {"Lyon": ("twinning", since)}


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("de", ["Der Zug fährt über Lyon.", "Unsere französische Partnerstadt schenkte uns einen Baum."]),
        ("en", ["Guests from Leeds came by coach.", "Our French twin town has given us a bench."]),
        ("de", ["Eine Delegation aus Lyon war zu Gast.", "Eine französische Stadt ist größer."]),
    ],
)
def test_a_town_that_is_only_passed_or_lies_elsewhere_is_not_meant(language: str, lines: list[Line]) -> None:
    assert partners(lines, language) == {}
