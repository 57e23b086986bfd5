"""Treaties name each town with the mayor who acts for it."""

from __future__ import annotations

import pytest

from tests.pipeline.geonames_ids import AVEIRO, BATH, CHINON, COIMBRA, DIJON, LUCCA, MAINZ, PISA, SORIA, TERUEL
from tests.pipeline.pages_by_hand import Line, towns_of_mayors


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "towns"),
    [
        (
            "es", "ES", SORIA,
            "El acuerdo entre el Ayuntamiento de Soria y el Ayuntamiento de Teruel, representado en este acto por la "
            "señora alcaldesa, Dª. Ana Cano, se firmó ayer.",
            {"Ana Cano": TERUEL},
        ),
        (
            "es", "ES", SORIA,
            "Entre Soria y la ciudad de Dijon, República Francesa, representada por su alcalde, Luc Petit.",
            {"Luc Petit": DIJON},
        ),
        (
            "pt", "PT", COIMBRA,
            "O acordo entre Coimbra e o Município de Aveiro, representado pelo Presidente da Câmara, Rui Dias.",
            {"Rui Dias": AVEIRO},
        ),
        (
            "it", "IT", LUCCA,
            "Il Comune di Pisa, rappresentato dal sindaco Mario Neri, e il Comune di Lucca, rappresentato dalla "
            "sindaca Anna Rossi.",
            {"Mario Neri": PISA, "Anna Rossi": LUCCA},
        ),
        (
            "de", "DE", MAINZ,
            "Die Stadt Dijon, vertreten durch Bürgermeister Luc Petit, und die Stadt Mainz, vertreten durch "
            "Oberbürgermeister Max Kolb, schließen einen Vertrag.",
            {"Luc Petit": DIJON, "Max Kolb": MAINZ},
        ),
        (
            "fr", "FR", DIJON,
            "La ville de Dijon et la ville de Chinon (Indre-et-Loire), représentée par son maire, Luc Petit.",
            {"Luc Petit": CHINON},
        ),
        ("en", "GB", BATH, "Bath and Dijon, represented by the Mayor, Luc Petit, agree.", {"Luc Petit": DIJON}),
    ],
)  # fmt: skip
def test_a_town_is_represented_by_its_mayor(
    language: str, country: str, publisher: str, text: str, towns: dict[str, str]
) -> None:
    assert towns_of_mayors([text], language, country, publisher) == towns


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("de", "DE", MAINZ, "Beim Fest in Dijon vertrat Bürgermeister Max Kolb die Stadt."),
        ("da", "DK", "2610613", "I Dijon repræsenterede borgmester Lars Friis byen."),
        ("es", "ES", SORIA, "En la feria de Teruel, la ciudad estuvo representada por el alcalde, Juan Cano."),
    ],
)
def test_who_represents_the_town_elsewhere_is_its_own(language: str, country: str, publisher: str, text: str) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [publisher]


def test_of_two_mayors_the_one_is_not_of_the_town_of_which_the_other_is_said_to_be() -> None:
    lines: list[Line] = [
        "Palabras de Juan Cano, alcalde de Teruel.",
        "Firma del protocolo de Soria y Teruel por los alcaldes Don Juan Cano y Don Luis Vidal.",
    ]
    assert towns_of_mayors(lines, "es", "ES", SORIA) == {"Juan Cano": TERUEL, "Luis Vidal": SORIA}
