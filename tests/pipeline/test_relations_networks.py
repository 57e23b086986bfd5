"""Networks of cities by their cues, not by a list of names."""

from __future__ import annotations

import pytest

from pipeline.record import BlockKind
from tests.pipeline.pages_by_hand import Line, facts

HEADING = BlockKind.HEADING


@pytest.mark.parametrize(
    ("text", "language", "name", "since"),
    [
        ("Die Stadt ist seit 1993 Mitglied im Netzwerk Fairstadt.", "de", "Fairstadt", "1993"),
        ("Außerdem gehört die Gemeinde dem Wald-Bündnis an.", "de", "Wald-Bündnis", None),
        ("La commune fait aussi partie du réseau Tramway depuis 2006.", "fr", "Tramway", "2006"),
        ("La ville est membre du réseau « Cités du miel ».", "fr", "Cités du miel", None),
        ("De gemeente is ook lid van Eurosteden.", "nl", "Eurosteden", None),
        ("O município pertence à Rede de Cidades Lentas desde 2001.", "pt", "Rede de Cidades Lentas", "2001"),
        ("The town has been a member of the network Slowtowns since 1999.", "en", "Slowtowns", "1999"),
    ],
)  # fmt: skip
def test_a_sentence_of_membership(text: str, language: str, name: str, since: str | None) -> None:
    relations, _ = facts([text], language, "DE", "2946447")
    assert [(fact.network, fact.since, fact.city.geonames_id) for fact in relations.memberships] == [
        (name, since, "2946447")
    ]


def test_a_heading_that_the_text_calls_a_network() -> None:
    lines: list[Line] = [(HEADING, "Viertakt"), "Das Netzwerk „Viertakt“ wurde 2006 gegründet und vereint vier Städte."]
    relations, _ = facts(lines, "de", "DE", "2946447")
    assert [(fact.network, fact.since) for fact in relations.memberships] == [("Viertakt", None)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Stadt ist nicht Mitglied im Netzwerk Fairstadt.", "de"),
        ("Die Stadt ist Mitglied im Netzwerk „Fairstadt“? Nein.", "de"),
        ("Lyon ist Mitglied im Netzwerk Fairstadt.", "de"),
        ("Würzburg gehört zu den Städten am Main.", "de"),
        ("Werden Sie Mitglied!", "de"),
    ],
)
def test_what_is_no_membership_of_the_publisher(text: str, language: str) -> None:
    relations, _ = facts([text], language, "DE", "2946447")
    assert relations.memberships == ()
