"""Mayors whom a council elects or an agreement makes: the verb stands before the name, the title behind it."""

from __future__ import annotations

import pytest

from tests.pipeline.entities.mayors.test_mayors import mayors

COUNTRIES = {"en": "GB", "cs": "CZ", "da": "DK", "sv": "SE"}


def names(text: str, language: str) -> list[str]:
    return [value for _, value in mayors([text], language, COUNTRIES.get(language, language.upper()))]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("da", "Aftalen gør Lene Holm til borgmester i endnu fire år.", "Lene Holm"),
        ("sv", "Fullmäktige valde Anna Lind till kommunstyrelsens ordförande.", "Anna Lind"),
        ("fr", "Le conseil a élu Claire Petit au poste de maire.", "Claire Petit"),
        ("de", "Der Rat wählte Anna Huber zur Bürgermeisterin.", "Anna Huber"),
        ("nl", "De raad koos Anna Smit tot burgemeester.", "Anna Smit"),
        ("en", "Councillors chose Ann Hart as Mayor for the year.", "Ann Hart"),
        ("pl", "Rada wybrała Annę Nowak na burmistrza.", "Anna Nowak"),
        ("cs", "Zastupitelé zvolili Janu Malou starostkou.", "Jana Malá"),
        ("es", "El pleno eligió alcaldesa a Ana Molina.", "Ana Molina"),
        ("es", "El pleno eligió a Ana Molina nueva alcaldesa.", "Ana Molina"),
        ("pt", "A assembleia elegeu Ana Mota presidente da Câmara.", "Ana Mota"),
    ],
)
def test_who_is_elected_is_mayor(language: str, text: str, name: str) -> None:
    assert names(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Aftalen gør Lene Holm til viceborgmester."),
        ("da", "Flertallet valgte ikke Lene Holm til borgmester."),
        ("pl", "Rada wybrała Annę Nowak na zastępcę burmistrza."),
        ("es", "El pleno eligió a Ana Molina teniente de alcalde."),
        ("en", "Councillors chose Ann Hart as Deputy Mayor."),
    ],
)
def test_who_is_elected_to_another_office_or_not_elected_is_none(language: str, text: str) -> None:
    assert names(text, language) == []
