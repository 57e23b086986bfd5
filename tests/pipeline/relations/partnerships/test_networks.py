"""Networks of cities by their cues, not by a list of names."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.pages_by_hand import Line, facts

HEADING = BlockKind.HEADING


@pytest.mark.parametrize(
    ("text", "language", "name", "since"),
    [
        ("Die Stadt ist seit 1993 Mitglied im Netzwerk Fairstadt.", "de", "Fairstadt", "1993"),
        ("Außerdem gehört die Gemeinde dem Wald-Bündnis an.", "de", "Wald-Bündnis", None),
        ("İzmir'in dostu. Die Stadt ist Mitglied im Netzwerk Fairstadt.", "de", "Fairstadt", None),
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


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Die Stadt ist Mitglied der Organisation der Steine (OSST).", {"Organisation der Steine": "OSST"}),
        ("fr", "La ville est membre de l'Organisation des ronds (OVDR).", {"Organisation des ronds": "OVDR"}),
        (
            "en",
            "The town joined the Organization of Stone Towns (OST) in 2005.",
            {"Organization of Stone Towns": "OST"},
        ),
        (
            "en",
            "The town is a member of Slowtowns and of the Bakers for Peace network.",
            {"Slowtowns": "", "Bakers for Peace": ""},
        ),
        ("es", "La ciudad es miembro de la Unión de Piedras (UCDP).", {"Unión de Piedras": "UCDP"}),
        ("it", "Il Comune fa parte dell'Associazione delle Vie Lente (AVL).", {"Associazione delle Vie Lente": "AVL"}),
        ("nl", "De stad is lid van het Molenverbond.", {"Molenverbond": ""}),
        ("pl", "Miasto należy do sieci Miasta Młynów (SMM).", {"Miasta Młynów": "SMM"}),
        ("cs", "Město je členem Svazu mlynářských měst a obcí.", {"Svazu mlynářských měst a obcí": ""}),
        ("pt", "A cidade é membro da União das Cidades de Pedra (UCP).", {"União das Cidades de Pedra": "UCP"}),
        ("lb", "D'Gemeng ass Member am Millebündnis.", {"Millebündnis": ""}),
    ],
)
def test_a_name_with_its_acronym_in_every_language(language: str, text: str, names: dict[str, str]) -> None:
    relations, _ = facts([text], language, "DE", "2946447")
    assert {fact.network: fact.acronym for fact in relations.memberships} == names


def test_a_network_that_unites_cities_has_each_of_them_as_member() -> None:
    text = "SteinPole verbindet die Städte Luxemburg, Metz, Saarbrücken und Trier."
    relations, _ = facts([text], "de", "DE", "2821164")
    assert [fact.city.name for fact in relations.memberships] == ["Luxembourg", "Metz", "Saarbrücken", "Trier"]
    assert {fact.network for fact in relations.memberships} == {"SteinPole"}


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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nordair is a full member of the Skyfour alliance.", "en"),
        ("Anna Berg, member of the Board of Choirs (BOC), sang.", "en"),
        ("With members in Vienna, Metz, Linz and Graz, the choir travels.", "en"),
        ("As residents of Bonn and members of Hedgerow Watch, we wish for fewer lorries.", "en"),
        ("Nous, habitants de Bonn et membres du réseau Haie, demandons le calme.", "fr"),
        ("Der Chor ist Mitglied im Netzwerk Singkreis.", "de"),
        ("La directrice est membre de l'Association des Lectrices (ADL).", "fr"),
        ("El periodista es miembro de la Unión de Plumas (UDP).", "es"),
        ("Člen rady města Karel Novotný se věnuje dopravě ve městě.", "cs"),
        ("Członek zarządu miasta Adam Wolski otworzył targ w mieście.", "pl"),
    ],
)
def test_the_network_of_a_choir_or_a_person_is_not_the_towns(text: str, language: str) -> None:
    relations, _ = facts([text], language, "DE", "2946447")
    assert relations.memberships == ()


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Firewall", "A firewall keeps strangers out of the network. The town hall has one."),
        ("Petra Lang", "Petra Lang gehört zu den besten Werferinnen der Welt."),
    ],
)
def test_a_heading_over_any_other_network_names_none(heading: str, text: str) -> None:
    relations, _ = facts([(HEADING, heading), text], "en" if heading == "Firewall" else "de", "DE", "2946447")
    assert relations.memberships == ()


def test_we_are_the_town() -> None:
    relations, _ = facts(["Wir sind Mitglied im Netzwerk Fairstadt."], "de", "DE", "2946447")
    assert [fact.network for fact in relations.memberships] == ["Fairstadt"]


def test_on_a_page_of_twin_towns_the_town_need_not_be_said() -> None:
    lines: list[Line] = [
        (HEADING, "Twin towns"),
        "We are twinned with Metz.",
        "Member of the network Slowtowns since 1999.",
    ]
    relations, _ = facts(lines, "en", "DE", "2946447")
    assert [(fact.network, fact.since) for fact in relations.memberships] == [("Slowtowns", "1999")]
