"""Initials with and without dots, surnames behind a form of address, and lists below a text of their own."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.geonames_ids import LEEDS
from tests.pipeline.pages_by_hand import Line, facts


def mayors(lines: list[Line], language: str = "en", country: str = "GB", publisher: str = LEEDS) -> list[str]:
    relations, _ = facts(lines, language, country, publisher)
    return [fact.person for fact in relations.mayoralties]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("RESOLVED: That Councillor Mrs S M Hobbs be re-elected Mayor for the ensuing year.", "S M Hobbs"),
        ("The Town Mayor Cllr R Hobbs and the Mayoress Mrs J Hobbs attended.", "R Hobbs"),
        ("Present: The Mayor (Cllr G Hobbs), Cllrs A Reid and B Moss.", "G Hobbs"),
        ("Leeds Mayor, Cllr Hobbs, thanked the outgoing councillors.", "Hobbs"),
        ("Members thanked the retiring Mayor Cllr. Mrs. Hobbs.", "Hobbs"),
        ("The Clerk announced the appointment of Cllr. Dr. Hobbs as Town Mayor for 2021-22.", "Hobbs"),
        ("Cllr Hobbs was elected Mayor.", "Hobbs"),
    ],
)
def test_initials_and_surnames_behind_an_address_are_names(text: str, person: str) -> None:
    assert mayors([text]) == [person]


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED: That Councillor B J Moss be appointed Deputy Mayor for the ensuing year.",
        "Mr Hobbs asked the Mayor about parking. Mrs Moss wrote to the Mayor.",
        "Cllr Hobbs was not elected Mayor.",
        "Cllr Moss proposed Cllr Hobbs as Mayor.",
        "Cllr Ann Moss nominated Cllr Tom Hobbs as Mayor.",
        "Tom Hobbs was nominated as Mayor.",
        "Mayor A Street party is planned.",
        "Rev. Moss is the Mayor's Chaplain. The Mayor's Parlour is open.",
    ],
)
def test_who_is_but_beside_a_title_or_proposed_for_it_is_none(text: str) -> None:
    assert mayors([text]) == []


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("fr", "FR", "2996944", "Le conseil a proposé Paul Durand comme maire."),
        ("es", "ES", "3127461", "El grupo propuso a María López como alcaldesa."),
        ("it", "IT", "3174530", "La lista ha proposto Marco Rossi come sindaco."),
        ("pt", "PT", "2740637", "O partido propôs Rui Costa como presidente da Câmara."),
    ],
)
def test_proposals_in_other_languages(language: str, country: str, publisher: str, text: str) -> None:
    assert mayors([text], language, country, publisher) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tom Hobbs was nominated by his group and was elected as Mayor.",
        "The council proposed a new road. Tom Hobbs served as Mayor then.",
        "Tom Hobbs stood down as Mayor in 2010.",
    ],
)
def test_who_was_proposed_and_elected_is_one(text: str) -> None:
    assert mayors([text]) == ["Tom Hobbs"]


def test_a_surname_behind_the_initial_of_another_is_not_the_mayors() -> None:
    _, mentions = facts(["The Mayor Cllr R Hobbs came with Mrs J Hobbs."], "en", "GB", LEEDS)
    assert [mention.raw for mention in mentions if mention.type.value == "mayor"] == ["R Hobbs"]


TEXT = (
    "Mayors were not elected by the people but appointed by the Council up until the reform, when the office was opened"
    " to all who live in the town; those who have held it since then are named below with the years in which they held"
    " it, as far as the records of the town tell."
)


@pytest.mark.parametrize("head", ["Former Mayors", "Those who have served as Mayor:", "The following have been Mayor:"])
def test_a_list_of_holders_has_initials_and_may_stand_below_a_text(head: str) -> None:
    rows: list[Line] = [
        "1974-75 Cllr. A B Smith",
        "1975-76: C. O. Monroe",
        "U. Moss 1976-77",
        "1977-78 Harold J. J. Reid",
        "1978-79 Cllr Debbie Hobbs",
        "1979-80 D Hobbs",
        "1980-81 E. F. Spence (died that year)",
    ]
    people = ["A B Smith", "C. O. Monroe", "U. Moss", "Harold J. J. Reid", "Debbie Hobbs", "E. F. Spence"]
    assert mayors([head, *rows]) == people
    assert mayors([head, TEXT, *rows]) == people


def test_a_term_in_the_line_of_the_title_is_that_of_the_name_below() -> None:
    relations, _ = facts(["Leeds Town Mayor 2023-2024", "Councillor Elaine Hobbs"], "en", "GB", LEEDS)
    assert [(fact.person, fact.as_of) for fact in relations.mayoralties] == [("Elaine Hobbs", "2023/2024")]


def test_what_follows_a_text_without_terms_is_no_list() -> None:
    assert mayors(["Former Mayors", TEXT, "Harold Reid", "Debbie Hobbs"]) == []
    assert mayors(["Former Mayors", TEXT, TEXT, TEXT, "1974-75 Harold Reid"]) == []
    lines: list[Line] = [(BlockKind.HEADING, "Former Mayors"), TEXT, (BlockKind.HEADING, "Clerks"), "1974-75 A. Reid"]
    assert mayors(lines) == []


def test_who_is_visited_at_his_invitation_is_mayor_of_that_town() -> None:
    def town(text: str, language: str = "en") -> list[tuple[str, str]]:
        relations, _ = facts([text], language, "GB", LEEDS)
        return [(fact.person, fact.city.name) for fact in relations.mayoralties]

    visit = "The Mayor and Mayoress visited Oxford at the invitation of the Mayor, Councillor Tom Hobbs."
    assert town(visit) == [("Tom Hobbs", "Oxford")]
    guests = "A delegation from Oxford came to Leeds at the invitation of the Mayor, Tom Hobbs."
    assert town(guests) == [("Tom Hobbs", "Leeds")]
    unknown = "The Mayor and Mayoress visited County Cavan at the invitation of the Mayor, Councillor Tom Hobbs."
    assert town(unknown) == []
    for house in ("City Hall", "the Town Hall", "Garth Primary School"):
        ours = f"Pupils visited {house} at the invitation of the Mayor, Councillor Tom Hobbs."
        assert town(ours) == [("Tom Hobbs", "Leeds")]
    elected = "In Kingsbridge Cllr Julia Hobbs was elected as the new mayor on May 14."
    assert town(elected) == [("Julia Hobbs", "Kingsbridge")]
