"""Mayors whom a council elects or an agreement makes: the verb stands before the name, the title behind it."""

from __future__ import annotations

import pytest

from tests.pipeline.entities.mayors.mentioned import mayors

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
        ("sv", "Fullmäktige beslutade att utse Anna Lind (S) till ny ordförande för kommunstyrelsen.", "Anna Lind"),
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
        ("sv", "Valberedningen föreslår att välja Anna Lind (S) till ny ordförande för kommunstyrelsen."),
        ("nl", "De raad wees Anna Smit af als burgemeester."),
        ("de", "Der Rat lehnte den Stadtrat Karl Huber als Bürgermeister ab."),
        ("en", "The council rejected Ann Hart as mayor."),
        ("fr", "Le conseil a refusé Luc Petit comme maire."),
        ("es", "El pleno rechazó a Ana Molina como alcaldesa."),
    ],
)
def test_who_is_elected_to_another_office_or_not_elected_is_none(language: str, text: str) -> None:
    assert names(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("nl", "De raad wees Anna Smit aan als burgemeester.", "Anna Smit"),
        ("de", "Karl Huber löste ihn als Bürgermeister ab.", "Karl Huber"),
    ],
)
def test_a_verb_of_two_parts_refuses_with_its_own_part_alone(language: str, text: str, name: str) -> None:
    assert names(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("pt", "São eles Rui Mota, no cargo de Presidente da Câmara Municipal, e Ana Lima, vereadora.", "Rui Mota"),
        ("pt", "São Rui Mota, no cargo de Presidente da Câmara, Ana Lima, no cargo de Vice-presidente.", "Rui Mota"),
        ("de", "Es sprach Karl Huber, in seiner Eigenschaft als Bürgermeister, und der Pfarrer.", "Karl Huber"),
        ("es", "Acudió Juan Molina, en su calidad de alcalde, y otros.", "Juan Molina"),
    ],
)
def test_a_word_for_the_post_may_stand_before_its_title(language: str, text: str, name: str) -> None:
    assert names(text, language) == [name]


def test_who_is_meant_for_the_post_does_not_hold_it() -> None:
    assert names("O partido apresentou Rui Mota, para o cargo de presidente da Câmara Municipal.", "pt") == []
