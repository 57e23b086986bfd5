"""Mayors whom a page calls by no title: they hand over, take or wear what only a mayor wears."""

from __future__ import annotations

import pytest

from tests.pipeline.test_mayors import mayors

COUNTRIES = {"en": "GB", "cs": "CZ", "da": "DK", "sv": "SE"}


def names(text: str, language: str) -> list[str]:
    return [value for _, value in mayors([text], language, COUNTRIES.get(language, language.upper()))]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Le jour où Luc Petit m’a remis l’écharpe, il pleuvait.", "Luc Petit"),
        ("es", "Ocupa el cargo desde que Ana Molina le entregó ayer el bastón de mando.", "Ana Molina"),
        ("en", "In May Ann Hart handed over the chain of office.", "Ann Hart"),
        ("de", "Gestern übergab Karl Ohm die Amtskette.", "Karl Ohm"),
        ("it", "Marco Riva ha indossato la fascia tricolore per la prima volta.", "Marco Riva"),
        ("nl", "Jan Smit droeg voor het eerst de ambtsketen.", "Jan Smit"),
        ("da", "Jens Holm overrakte i går borgmesterkæden.", "Jens Holm"),
    ],
)
def test_who_hands_over_or_wears_a_mayors_chain_is_one(language: str, text: str, name: str) -> None:
    assert names(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Goldschmied Karl Ohm fertigte die Amtskette."),
        ("de", "Stadtrat Karl Ohm übergab die Amtskette."),
        ("it", "Il vicesindaco Marco Riva ha indossato la fascia tricolore."),
        ("en", "Deputy Mayor Ann Hart wore the chain of office."),
        ("fr", "Luc Petit portait une écharpe rouge."),
    ],
)
def test_who_makes_it_or_has_another_office_is_none(language: str, text: str) -> None:
    assert names(text, language) == []


def test_half_of_a_double_surname_stands_for_it_soon_after_the_name() -> None:
    text = "Samuel Suter-Hofer war Bürgermeister und handelte mit Tuch. Suter stiftete dem Spital Geld."
    assert names(text, "de") == ["Samuel Suter-Hofer", "Samuel Suter-Hofer"]
    assert mayors([text.replace("Suter stiftete", "Kurt Suter stiftete")], "de")[1:] == []
