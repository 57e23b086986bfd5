"""Mayors of whom a page has the surname alone."""

from __future__ import annotations

import pytest

from tests.pipeline.pages_by_hand import facts


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
