"""Several mayors in a row, each with the town, behind a plural or below a heading that speaks of mayors."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from pipeline.record import MentionType
from tests.pipeline.pages_by_hand import Line, facts

HEADING = BlockKind.HEADING


def towns(lines: list[Line], language: str, country: str = "AT") -> dict[str, str | None]:
    relations, _ = facts(lines, language, country, "2761369")
    return {fact.person: fact.city.name for fact in relations.mayoralties}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Bürgermeister unterschrieben: Anna Huber (Linz), Karl Ohm (Ulm)."),
        ("it", "I sindaci hanno firmato: Anna Huber (Linz) e Karl Ohm (Ulm)."),
        ("fr", "Les maires étaient là : Anna Huber (Linz), Karl Ohm (Ulm)."),
        ("nl", "De burgemeesters tekenden: Anna Huber (Linz) en Karl Ohm uit Ulm."),
        ("en", "Four mayors came, and Anna Huber (Linz) and Karl Ohm from Ulm spoke."),
    ],
)
def test_people_in_a_row_with_their_towns_are_the_mayors_of_whom_the_sentence_speaks(language: str, text: str) -> None:
    assert towns([text], language) == {"Anna Huber": "Linz", "Karl Ohm": "Ulm"}


def test_a_heading_may_speak_of_the_mayors_below_it() -> None:
    lines: list[Line] = [
        (HEADING, "Fire borgmestre skriver til ministeren"),
        "Bag brevet står også Jens Holm fra Vejle og Hanne Lund fra Odense.",
    ]
    assert towns(lines, "da", "DK") == {"Jens Holm": "Vejle", "Hanne Lund": "Odense"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Bürgermeister lobten die Künstler Anna Huber (Linz) und Karl Ohm (Ulm)."),
        ("en", "The mayors praised the violinists Ann Lee (York) and Bob Hill (Lincoln)."),
        ("fr", "Les maires ont salué les adjoints Luc Petit (Dole) et Anne Roux (Dijon)."),
        ("de", "Der Bürgermeister sprach: Anna Huber (Linz) und Karl Ohm (Ulm)."),
        ("de", "Die Bürgermeister kamen mit Anna Huber aus Linz."),
        ("en", "Prizes from the mayors went to Ann Lee (York) and Bob Hill (Lincoln)."),
    ],
)
def test_other_people_with_their_towns_are_none(language: str, text: str) -> None:
    assert towns([text], language) == {}


def test_a_word_that_begins_as_a_short_surname_is_no_form_of_it() -> None:
    _, mentions = facts(["List podpisała burmistrz Ewa Lis. Głos Lisa i Lisowi."], "pl", "PL")
    found = [mention.raw for mention in mentions if mention.type is MentionType.MAYOR]
    assert "List" not in found
    assert "Lisowi" in found


def test_each_name_of_a_row_has_its_title_and_town_right_behind() -> None:
    text = "Nagrody otrzymali: Jan Lis wójt Rypina, Ewa Nowak burmistrz Kutna i Adam Wilk wójt Tarnowa."
    relations, _ = facts([text], "pl", "PL", "3094802")
    towns = {fact.person: fact.city.name for fact in relations.mayoralties}
    assert towns["Jan Lis"] == "Rypin"
    assert towns["Ewa Nowak"] == "Kutno"


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("nl", "NL", "Zij zijn benoemd als burgemeester van Delft, respectievelijk Gouda, Jan Smit en Anna Bos."),
        ("nl", "NL", "Vandaag zijn Anna Bos en Jan Smit benoemd als burgemeester van Delft, respectievelijk Gouda."),
    ],
)
def test_one_title_of_two_towns_is_nobodys_for_sure(language: str, country: str, text: str) -> None:
    relations, _ = facts([text], language, country)
    assert relations.mayoralties == ()
