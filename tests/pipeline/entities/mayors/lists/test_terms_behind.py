"""Holders in running text, each with a term behind the name."""

from __future__ import annotations

import pytest

from tests.pipeline.geonames_ids import BATH, BURGOS, DIJON, GOUDA, KUTNO, LUCCA, MAINZ, TABOR, VEJLE
from tests.pipeline.pages_by_hand import facts


def terms(text: str, language: str, country: str, publisher: str) -> dict[str, str | None]:
    """The term of each mayor of a page that is read with all finders."""
    relations, _ = facts([text], language, country, publisher)
    assert {fact.city.geonames_id for fact in relations.mayoralties} <= {publisher}
    return {fact.person: fact.as_of for fact in relations.mayoralties}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("fr", "FR", DIJON, "Deux maires se sont succédé ici : Anna Roux (de 1946 à 1952) et Paul Petit depuis 2014."),
        ("de", "DE", MAINZ, "Die Stadt hatte zwei Bürgermeister: Anna Roux (1946-1952) und seit 2014 Paul Petit."),
        ("en", "GB", BATH, "The town has had two mayors: Anna Roux (1946-1952) and Paul Petit (since 2014)."),
        ("it", "IT", LUCCA, "Si sono succeduti i sindaci Anna Roux (dal 1946 al 1952) e Paul Petit (dal 2014)."),
        ("es", "ES", BURGOS, "Ha habido dos alcaldes: Anna Roux (1946-1952) y Paul Petit desde 2014."),
        ("nl", "NL", GOUDA, "De stad kende twee burgemeesters: Anna Roux (1946-1952) en Paul Petit (sinds 2014)."),
        ("pl", "PL", KUTNO, "Burmistrzami byli kolejno: Anna Roux (w latach 1946-1952) i Paul Petit (od 2014)."),
        ("cs", "CZ", TABOR, "V čele města stáli starostové: Anna Roux (1946-1952) a Paul Petit (od roku 2014)."),
        ("da", "DK", VEJLE, "Byen har haft to borgmestre: Anna Roux (1946-1952) og Paul Petit (siden 2014)."),
    ],
)
def test_each_in_a_row_of_holders_has_the_term_behind_the_name(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert terms(text, language, country, publisher) == {"Anna Roux": "1946/1952", "Paul Petit": "2014/.."}


def test_a_bracket_may_hold_two_terms() -> None:
    text = "Les maires furent : Anna Roux (de 1925 à 1940 et de 1944 à 1945), Paul Petit (de 1945 à 1950)."
    assert terms(text, "fr", "FR", DIJON) == {"Anna Roux": "1925/1940", "Paul Petit": "1945/1950"}


def test_the_row_of_another_office_is_none_of_mayors() -> None:
    text = "Les adjoints au maire furent : Anna Roux (de 1925 à 1940), Paul Petit (de 1945 à 1950)."
    assert terms(text, "fr", "FR", DIJON) == {}


def test_former_ones_with_terms_are_former() -> None:
    text = "Es kamen die ehemaligen Bürgermeister Anna Roux (1946-1952) und Paul Petit (1952-1960)."
    _, mentions = facts([text], "de", "DE", MAINZ)
    assert [m.attributes.get("former") for m in mentions if "title" in m.attributes] == ["true", "true"]


def test_the_term_of_whom_others_work_for_is_his_own() -> None:
    text = "Secrétariat du bourgmestre honoraire Paul Petit (2011-2023): 26 84"
    assert terms(text, "fr", "LU", "2960316") == {"Paul Petit": "2011/2023"}
