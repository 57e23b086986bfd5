"""Years in Roman figures."""

from __future__ import annotations

import pytest

from pipeline.entities.dates import find_dates


def values(text: str, lang: str) -> list[str]:
    return [found.edtf for found in find_dates(text, lang, infer=True)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Über der Tür steht ANNO DOMINI MDCCLXXII.", ["1772"]),
        ("de", "Die Glocke trägt die Jahreszahl „anno MDC“.", ["1600"]),
        ("en", "A stone in the gable is dated MDCCCXL–MDCCCXLIV.", ["1840/1844"]),
        ("fr", "Le portail porte la date MDCCLXXXIX.", ["1789"]),
        ("it", "Sulla lapide si legge: restaurato nel MCMLXXX", ["1980"]),
        ("it", "La scuola fu inaugurata il 12 maggio MCMXXXIV.", ["1934-05-12"]),
        ("it", "maggio MCMXII", ["1912-05"]),
        ("es", "en la clave se lee AÑO MDCXXI", ["1621"]),
        ("pt", "Foi erguida no ano MDCCL.", ["1750"]),
        ("lb", "De Kräiz ass vun anno MDCCCCXII.", ["1912"]),
    ],
)
def test_a_year_in_roman_figures(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Die MIX AG und der MDC e. V. zogen um."),
        ("en", "The mix of mild and MILD ales, CD and DVD"),
        ("fr", "Le groupe MCM a joué, M. Dimi aussi."),
        ("it", "ANNO XVIII, capitolo XXIV, sala MM"),
        ("it", "mdccl, Mdccl, MDCCLK, MCCCCCC, MIMIX"),
    ],
)
def test_letters_that_are_no_year(lang: str, text: str) -> None:
    assert values(text, lang) == []


def test_a_day_that_the_year_lacks_takes_none() -> None:
    assert values("il 29 febbraio MCMXI", "it") == ["XXXX-02-29", "1911"]
