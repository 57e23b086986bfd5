"""Lists of mayors are of the town of which their heading speaks."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.geonames_ids import CHINON, DELFT, DIJON, GOUDA, KUTNO, LOWICZ, LUCCA, MAINZ, PISA, WORMS
from tests.pipeline.pages_by_hand import Line, facts, towns_of_mayors


@pytest.mark.parametrize(
    ("language", "country", "publisher", "heading", "town"),
    [
        ("de", "DE", MAINZ, "Bürgermeister von Worms", WORMS),
        ("de", "DE", MAINZ, "Die Bürgermeister der Stadt Worms seit 1946", WORMS),
        ("de", "DE", MAINZ, "Unsere Bürgermeister seit 1946", MAINZ),
        ("de", "DE", MAINZ, "Die Bürgermeister der Stadt Mainz", MAINZ),
        ("fr", "FR", DIJON, "Les maires de Chinon", CHINON),
        ("fr", "FR", DIJON, "Liste des maires de la ville de Chinon de 1946 à nos jours", CHINON),
        ("nl", "NL", GOUDA, "Burgemeesters van Delft", DELFT),
        ("pl", "PL", KUTNO, "Burmistrzowie Łowicza", LOWICZ),
        ("it", "IT", LUCCA, "I sindaci di Pisa", PISA),
    ],
)
def test_the_holders_below_a_heading_are_of_its_town(
    language: str, country: str, publisher: str, heading: str, town: str
) -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, heading),
        "1946-1952 Anna Roth",
        "1952-1964 Paul Kolb",
        "1964-1970 Jan Lis",
    ]
    found = towns_of_mayors(lines, language, country, publisher)
    assert found == {"Anna Roth": town, "Paul Kolb": town, "Jan Lis": town}


def test_a_town_between_the_rows_is_that_of_those_below_it() -> None:
    lines: list[Line] = [
        "Die Bürgermeister unserer Nachbarn",
        "Worms",
        "1946-1952 Anna Roth",
        "1952-1964 Paul Kolb",
        "Bonn",
        "1964-1970 Jan Lis",
    ]
    assert towns_of_mayors(lines, "de", "DE", MAINZ) == {"Anna Roth": WORMS, "Paul Kolb": WORMS, "Jan Lis": "2946447"}


def test_a_heading_with_an_unknown_town_leaves_its_holders_without_one() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "Burgemeesters van Xanderhoek"),
        "1946-1952 Anna Roth",
        "1952-1964 Jan Lis",
    ]
    assert towns_of_mayors(lines, "nl", "NL", GOUDA) == {}


def test_the_end_of_a_term_may_stand_in_a_cell_of_its_own() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "Unsere Bürgermeister"),
        "Anna Roth | CDU | 3. Mai 1946 | 4. Mai 1952",
        "Paul Kolb | SPD | 1952 | 1964",
    ]
    relations, _ = facts(lines, "de", "DE", MAINZ)
    terms = {fact.person: fact.as_of for fact in relations.mayoralties}
    assert terms == {"Anna Roth": "1946-05-03/1952-05-04", "Paul Kolb": "1952/1964"}


@pytest.mark.parametrize(
    "rows",
    [
        ["1946-1952 Anna Roth", "2014-... Paul Kolb"],
        ["Anna Roth | 1946-1952", "Paul Kolb | 2014 –"],
        ["Anna Roth | 1946 | 1952", "Paul Kolb | 2014 | im Amt"],
        ["1946-1952", "Anna Roth", "2014-...", "Paul Kolb"],
    ],
)
def test_a_term_without_an_end_is_open(rows: list[str]) -> None:
    relations, _ = facts([(BlockKind.HEADING, "Die Bürgermeister seit 1946"), *rows], "de", "DE", MAINZ)
    assert {fact.person: fact.as_of for fact in relations.mayoralties} == {
        "Anna Roth": "1946/1952",
        "Paul Kolb": "2014/..",
    }
