"""Mayors of whom a page has the surname alone."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.pages_by_hand import Line, facts, terms_of_mayors


@pytest.mark.parametrize(
    ("language", "country", "text", "names"),
    [
        (
            "fr",
            "FR",
            "La charte lie M. Tavernier, maire de Dole, et Madame Morin, maire de Dijon.",
            ["Tavernier", "Morin"],
        ),
        ("de", "DE", "Herr Kühne, Bürgermeister von Mainz, kam.", ["Kühne"]),
        ("en", "GB", "Mr Hart, Mayor of Bath, came.", ["Hart"]),
        ("fr", "FR", "Tavernier, maire de Dole, est venu.", []),
        ("fr", "FR", "M. Tavernier, maire, est venu.", []),
    ],
)
def test_a_surname_is_enough_behind_a_form_of_address_where_the_town_is_said(
    language: str, country: str, text: str, names: list[str]
) -> None:
    relations, _ = facts([text], language, country, None)
    assert [fact.person for fact in relations.mayoralties] == names


HEADING, ITEM = BlockKind.HEADING, BlockKind.LIST_ITEM


@pytest.mark.parametrize(
    ("language", "country", "head", "names"),
    [
        ("de", "DE", "Ehemalige Bürgermeister", ("Grabner", "Lechner")),
        ("de", "AT", "Bürgermeister seit 1945", ("Grabner", "Lechner")),
        ("en", "GB", "Past Mayors", ("Hollins", "Pargeter")),
        ("fr", "FR", "Les maires depuis 1945", ("Tavernier", "Morin")),
        ("it", "IT", "I sindaci dal 1945", ("Ravelli", "Sartori")),
        ("es", "ES", "Alcaldes desde 1945", ("Larraz", "Berrueta")),
        ("nl", "NL", "Burgemeesters sinds 1945", ("Verhoef", "Kuiper")),
    ],
)
def test_a_list_of_surnames_and_terms_that_follow_each_other_names_former_mayors(
    language: str, country: str, head: str, names: tuple[str, str]
) -> None:
    one, other = names
    held = [(one, "1948/1956"), (other, "1956/1964")]
    assert terms_of_mayors([(HEADING, head), f"1948–1956 {one}", f"1956–1964 {other}"], language, country) == held
    assert (
        terms_of_mayors(
            [(HEADING, head), (ITEM, f"{one} (1948–1956)"), (ITEM, f"{other} (1956–1964)")], language, country
        )
        == held
    )


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("de", "DE", "Ehemalige Bürgermeister: 1948–1956 Grabner, 1956–1964 Lechner"),
        ("en", "GB", "Past Mayors: 1948–1956 Grabner, 1956–1964 Lechner"),
        ("fr", "FR", "Anciens maires : Grabner (1948-1956), Lechner (1956-1964)"),
        ("it", "IT", "I sindaci: 1948-1956 Grabner, 1956-1964 Lechner"),
        ("es", "ES", "Antiguos alcaldes: 1948-1956 Grabner; 1956-1964 Lechner"),
        ("nl", "NL", "Vorige burgemeesters: Grabner (1948–1956), Lechner (1956–1964)"),
    ],
)
def test_so_does_a_row_of_them(language: str, country: str, text: str) -> None:
    assert terms_of_mayors([text], language, country) == [("Grabner", "1948/1956"), ("Lechner", "1956/1964")]


@pytest.mark.parametrize(
    "lines",
    [
        ["1948–1956 Grabner"],
        ["1948–1956 Grabner", "1971–1978 Lechner"],
        ["1948–1956 Grabner", "1956–1964 Bau der Brücke"],
        ["1948 Grabner", "1956 Lechner"],
    ],
)
def test_a_word_beside_years_is_nobody_where_the_terms_do_not_follow_each_other(lines: list[str]) -> None:
    assert terms_of_mayors([(HEADING, "Ehemalige Bürgermeister"), *lines], "de", "DE") == []


def test_a_surname_in_such_a_list_is_that_of_a_person_whom_the_page_names_in_full() -> None:
    lines: list[Line] = [(HEADING, "Ehemalige Bürgermeister"), "1948–1956 Grabner", "1956–1964 Lechner"]
    lines.append("Nach Hans Lechner ist die Brücke benannt.")
    assert terms_of_mayors(lines, "de", "DE") == [("Grabner", "1948/1956"), ("Hans Lechner", "1956/1964")]
