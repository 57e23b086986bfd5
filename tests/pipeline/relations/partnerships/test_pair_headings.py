"""Headings that name the publisher's town and its partner: "Mainz – Dijon"; and towns of which a sentence speaks."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.geonames_ids import BATH, COLOGNE, DIJON, MAINZ, OTTIGNIES, PISA, WORMS
from tests.pipeline.pages_by_hand import Line, facts

HEADING = BlockKind.HEADING


def pairs(lines: list[Line], language: str, country: str, publisher: str | None) -> dict[frozenset[str], str | None]:
    relations, _ = facts(lines, language, country, publisher)
    return {
        frozenset({fact.a.geonames_id or "", fact.b.geonames_id or ""}): fact.since for fact in relations.partnerships
    }


@pytest.mark.parametrize(
    ("language", "country", "publisher", "lines"),
    [
        (
            "de",
            "DE",
            MAINZ,
            [(HEADING, "Städtepartnerschaften", 1), (HEADING, "Mainz – Dijon"), "Seit 1958 verbunden."],
        ),
        ("fr", "FR", DIJON, [(HEADING, "Jumelages", 1), (HEADING, "Dijon / Mainz"), "Signé en 1958."]),
        (
            "fr",
            "FR",
            DIJON,
            [(HEADING, "Jumelages", 1), (HEADING, "DIJON-MAINZ"), "Date de création du jumelage : 1958"],
        ),
        ("en", "GB", MAINZ, [(HEADING, "Twinning", 1), (HEADING, "Dijon - Mainz"), "The link dates from 1958."]),
    ],
)
def test_a_heading_of_two_towns_is_on_the_publishers_and_its_partner(
    language: str, country: str, publisher: str, lines: list[Line]
) -> None:
    assert pairs(lines, language, country, publisher) == {frozenset({MAINZ, DIJON}): "1958"}


def test_on_a_page_of_nobodys_both_towns_of_the_heading_are_meant() -> None:
    lines: list[Line] = [(HEADING, "Les jumelages", 1), (HEADING, "Dijon – Mainz"), "Signé en 1958."]
    assert pairs(lines, "fr", "FR", None) == {frozenset({MAINZ, DIJON}): "1958"}


def test_a_heading_of_two_towns_without_a_word_for_partners_states_nothing() -> None:
    lines: list[Line] = [(HEADING, "Fahrplan", 1), (HEADING, "Mainz – Worms"), "Der Bus fährt seit 1958."]
    assert pairs(lines, "de", "DE", MAINZ) == {}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("fr", "FR", DIJON, "La ville de Worms est jumelée avec Pisa depuis 1990."),
        ("fr", "FR", DIJON, "La commune allemande de Worms, en Rhénanie, est jumelée avec Pisa depuis 1990."),
        ("en", "GB", BATH, "The German city of Worms has been twinned with Pisa since 1990."),
        ("it", "IT", "3174530", "La città tedesca di Worms è gemellata con Pisa dal 1990."),
        ("es", "ES", "3108681", "La ciudad de Worms está hermanada con Pisa desde 1990."),
    ],
)
def test_a_town_with_which_a_sentence_begins_has_its_own_partner(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert pairs([text], language, country, publisher) == {frozenset({WORMS, PISA}): "1990"}


def test_a_day_without_its_year_is_no_beginning() -> None:
    lines: list[Line] = [
        "Pisa est une belle ville.",
        "La ville italienne a signé le jumelage avec Dijon le 28 juin dernier.",
    ]
    assert set(pairs(lines, "fr", "FR", DIJON).values()) <= {None}


def test_a_part_of_the_publishers_name_is_no_partner_where_another_town_is_named() -> None:
    text = "Le jumelage entre Worms et Ottignies-Louvain-la-Neuve fut signé en 1990."
    assert pairs([text], "fr", "BE", OTTIGNIES) == {frozenset({WORMS, OTTIGNIES}): "1990"}
    text = "Le comité de jumelage Dijon-Worms fut créé en 1990 pour le jumelage signé en 1988."
    assert set(pairs([text], "fr", "FR", DIJON)) <= {frozenset({WORMS, DIJON})}


def test_a_heading_of_two_other_towns_is_about_their_own_relation() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "Partnergemeinden", 2),
        (BlockKind.HEADING, "Worms – Dijon", 3),
        "Dijon, seit 1988 Partnerstadt von Worms, liegt in Burgund.",
    ]
    assert pairs(lines, "de", "DE", COLOGNE) == {frozenset({WORMS, DIJON}): "1988"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le premier jumelage a été celui entre la ville de Worms et celle de Dijon en 1950."),
        ("fr", "Worms et Dijon sont jumelées depuis 1950."),
        ("de", "Die erste Partnerschaft wurde 1950 zwischen Worms und Dijon geschlossen."),
    ],
)
def test_two_towns_are_one_anothers_partners_on_pages_of_others(language: str, text: str) -> None:
    assert pairs([text], language, "DE", COLOGNE) == {frozenset({WORMS, DIJON}): "1950"}


def test_a_page_of_nobody_says_who_the_partners_are() -> None:
    text = "Die erste Partnerschaft wurde 1950 zwischen Worms und Dijon geschlossen."
    assert pairs([text], "de", "DE", None) == {frozenset({WORMS, DIJON}): "1950"}
