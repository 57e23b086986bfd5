"""Forms of address and titles of mayors on pages in Spanish and Portuguese, of Europe and of America."""

from __future__ import annotations

import pytest

from tests.pipeline.pages_by_hand import mayors_named


@pytest.mark.parametrize(
    "address",
    [
        "Eng.ª",
        "Engª",
        "Dr.a",
        "Arqt.ª",
        "Enf.ª",
        "Exma. Sr.ª D.",
        "Ex.ma Sr.a Dr.a",
        "Senhora Engenheira",
        "Srª Arquiteta",
    ],
)
def test_portuguese_forms_of_address_are_no_part_of_a_name(address: str) -> None:
    text = f"A Presidente da Câmara Municipal, {address} Luísa Peixoto, abriu a sessão."
    assert mayors_named([text], "pt", "PT") == ["Luísa Peixoto"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("La alcaldesa, Da. Luisa Prieto, abrió la sesión.", "ES"),
        ("La C. Luisa Prieto, presidenta municipal, abrió la sesión.", "MX"),
        ("La Presidenta Municipal Constitucional, Luisa Prieto, abrió la sesión.", "MX"),
        ("La jefa comunal, Luisa Prieto, abrió la sesión.", "AR"),
    ],
)
def test_spanish_forms_of_address_and_titles(text: str, country: str) -> None:
    assert mayors_named([text], "es", country) == ["Luisa Prieto"]


@pytest.mark.parametrize(
    "text",
    [
        "O Prefeito Municipal, Luís Peixoto, abriu a sessão.",
        "O Sr. Prefeito Municipal, Luís Peixoto, abriu a sessão.",
        "O chefe do Executivo municipal, Luís Peixoto, abriu a sessão.",
    ],
)
def test_the_prefeito_municipal_is_a_mayor(text: str) -> None:
    assert mayors_named([text], "pt", "BR") == ["Luís Peixoto"]


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("pt", "BR", "O Vice-Prefeito Municipal, Luís Peixoto, abriu a sessão."),
        ("pt", "BR", "O chefe do Executivo estadual, Luís Peixoto, abriu a sessão."),
        ("es", "AR", "El jefe de la comuna escolar, Luis Prieto, abrió la sesión."),
        ("es", "ES", "El jefe de la Policía Local, Luis Prieto, abrió la sesión."),
    ],
)
def test_other_offices_are_no_mayors(language: str, country: str, text: str) -> None:
    assert mayors_named([text], language, country) == []


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("es", "ES", "El burgomaestre de Gera, Lukas Brandt, firmó el acta."),
        ("pt", "PT", "O burgomestre de Gera, Lukas Brandt, assinou a ata."),
    ],
)
def test_a_mayor_of_central_europe_is_called_burgomaster(language: str, country: str, text: str) -> None:
    assert mayors_named([text], language, country) == ["Lukas Brandt"]


@pytest.mark.parametrize(
    ("language", "country", "text", "expected"),
    [
        ("es", "ES", "Luis Prieto fue investido alcalde de Burgos.", ["Luis Prieto"]),
        ("es", "ES", "Luis Prieto ha sido proclamado alcalde con doce votos.", ["Luis Prieto"]),
        ("pt", "BR", "Luís Peixoto foi empossado prefeito de Curitiba.", ["Luís Peixoto"]),
        ("es", "ES", "Luis Prieto no fue investido alcalde de Burgos.", []),
        ("es", "ES", "Luis Prieto fue proclamado candidato a la alcaldía.", []),
        ("pt", "BR", "Luís Peixoto foi empossado vereador de Curitiba.", []),
    ],
)
def test_who_is_sworn_in_as_mayor_is_one(language: str, country: str, text: str, expected: list[str]) -> None:
    assert mayors_named([text], language, country) == expected


def test_the_presidents_of_two_camaras_are_named_in_the_order_of_their_towns() -> None:
    text = "Os presidentes das Câmaras de Lamego e de Viseu, Luísa Peixoto e Nuno Rocha, assinaram a ata."
    assert mayors_named([text], "pt", "PT") == ["Luísa Peixoto", "Nuno Rocha"]


def test_the_presidents_of_chambers_of_commerce_are_no_mayors() -> None:
    text = "Os presidentes das Câmaras de Comércio, Luísa Peixoto e Nuno Rocha, assinaram a ata."
    assert mayors_named([text], "pt", "PT") == []
