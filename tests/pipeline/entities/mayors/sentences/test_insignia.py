"""Mayors whom a page calls by no title: they hand over, take or wear what only a mayor wears."""

from __future__ import annotations

import pytest

from tests.pipeline.entities.mayors.mentioned import mayors

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
        ("pl", "Anna Nowak jako pierwsza kobieta w historii gminy założyła łańcuch burmistrza.", "Anna Nowak"),
        ("es", "Ana Molina recibió el bastón de mando.", "Ana Molina"),
        ("cs", "Jan Novák převzal starostenský řetěz.", "Jan Novák"),
        ("en", "Ann Hart was the first woman to wear the chain of office.", "Ann Hart"),
    ],
)
def test_who_hands_over_or_wears_a_mayors_chain_is_one(language: str, text: str, name: str) -> None:
    assert names(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Ende 1999 übergab er die Amtskette an Karl Ohm.", "Karl Ohm"),
        ("de", "Gestern überreichte sie die Amtskette an ihren Nachfolger Karl Ohm.", "Karl Ohm"),
        ("en", "In 1999 he handed the chain of office to his successor, Ann Hart.", "Ann Hart"),
        ("fr", "En 1999, elle remet l’écharpe à Luc Petit.", "Luc Petit"),
        ("es", "En 1999 entregó el bastón de mando a Ana Molina.", "Ana Molina"),
        ("it", "Nel 1999 consegnò la fascia tricolore a Marco Riva.", "Marco Riva"),
        ("nl", "In 1999 droeg hij de ambtsketen over aan Jan Smit.", "Jan Smit"),
        ("da", "I 1999 overrakte han borgmesterkæden til Jens Holm.", "Jens Holm"),
        ("sv", "1999 lämnade hon borgmästarkedjan till Karin Berg.", "Karin Berg"),
    ],
)
def test_to_whom_the_chain_is_given_is_a_mayor(language: str, text: str, name: str) -> None:
    assert names(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Er übergab die Amtskette an Museumsleiter Karl Ohm."),
        ("de", "Er übergab die Amtskette an Stadtrat Karl Ohm."),
        ("en", "He handed the chain of office to the town archivist, Ann Hart."),
        ("en", "The chain of office belongs to Ann Hart."),
        ("en", "He passed the chain of office to Deputy Mayor Ann Hart."),
        ("en", "The chain of office was damaged; he spoke to Ann Hart."),
    ],
)
def test_to_whom_it_is_given_for_another_reason_is_none(language: str, text: str) -> None:
    assert names(text, language) == []


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
