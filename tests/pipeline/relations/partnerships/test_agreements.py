"""What an agreement between two towns is called, and words of it that have another sense too."""

from __future__ import annotations

import pytest

from tests.pipeline.pages_by_hand import facts

PUBLISHERS = {"es": ("ES", "2510073"), "pt": ("PT", "2733533"), "fr": ("FR", "3021372"), "de": ("DE", "2959927"),
              "it": ("IT", "3164074")}  # fmt: skip


def kinds(language: str, text: str) -> list[tuple[str, str, str | None]]:
    relations, _ = facts([text], language, *PUBLISHERS[language])
    return [(fact.b.name, fact.kind.value, fact.since) for fact in relations.partnerships]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("es", "Utrera firmó en 1999 un acuerdo de hermanamiento y cooperación con Kolín.", "twinning"),
        ("es", "Utrera firmó en 1999 un acuerdo de amistad y hermanamiento con Kolín.", "twinning"),
        ("pt", "Tondela assinou em 1999 um protocolo de geminação e de cooperação com Kolín.", "twinning"),
        ("pt", "Tondela assinou em 1999 um protocolo de geminação e cooperação com Kolín.", "twinning"),
        ("fr", "La ville a signé en 1999 une convention de jumelage et de coopération avec Kolín.", "twinning"),
        ("it", "Vinci ha firmato nel 1999 un accordo di gemellaggio e cooperazione con Kolín.", "twinning"),
        ("es", "Utrera firmó en 1999 un convenio de cooperación con Kolín.", "cooperation"),
        ("pt", "Tondela assinou em 1999 um protocolo de cooperação e intercâmbio com Kolín.", "cooperation"),
    ],
)
def test_an_agreement_of_twinning_and_something_else_is_of_twinning(language: str, text: str, kind: str) -> None:
    assert kinds(language, text) == [("Kolín", kind, "1999")]


@pytest.mark.parametrize(
    "text",
    [
        "Tondela e Kolín assinaram em 1999 um acordo de irmanamento.",
        "O acordo de irmandade entre Tondela e Kolín foi assinado em 1999.",
        "Kolín é cidade coirmã de Tondela desde 1999.",
        "A geminação com Kolín, estabelecida em 1999, une as duas cidades.",
    ],
)
def test_portuguese_of_both_shores_has_more_words_for_twinning(text: str) -> None:
    assert kinds("pt", text) == [("Kolín", "twinning", "1999")]


@pytest.mark.parametrize(
    "text",
    [
        "A Irmandade da Misericórdia de Tondela recebeu em 1999 a Irmandade de Kolín.",
        "A irmandade de Nossa Senhora da Luz visitou Kolín em 1999.",
    ],
)
def test_a_brotherhood_of_a_church_is_no_twinning(text: str) -> None:
    assert kinds("pt", text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "Tondela e Kolín renovaram o acordo de geminação que liga as duas cidades desde 1999."),
        ("it", "Vinci e Kolín festeggiano il gemellaggio che lega le due città dal 1999."),
    ],
)
def test_a_twinning_that_binds_two_towns_is_no_league(language: str, text: str) -> None:
    assert kinds(language, text) == [("Kolín", "twinning", "1999")]


@pytest.mark.parametrize(
    ("language", "text", "network"),
    [
        ("pt", "O município é membro da Liga das Cidades Termais desde 1999.", "Liga das Cidades Termais"),
        ("it", "Il Comune è membro della Lega delle Città Termali dal 1999.", "Lega delle Città Termali"),
    ],
)
def test_a_league_of_towns_is_one(language: str, text: str, network: str) -> None:
    relations, _ = facts([text], language, *PUBLISHERS[language])
    assert [fact.network for fact in relations.memberships] == [network]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El hermanamiento Utrera-Kolín cumple diez años."),
        ("es", "El Comité de Hermanamiento Utrera-Kolín organiza un viaje."),
        ("fr", "Le jumelage Dijon-Kolín fête ses dix ans."),
        ("it", "Il gemellaggio Vinci-Kolín compie dieci anni."),
    ],
)
def test_a_hyphen_joins_the_publisher_to_its_partner(language: str, text: str) -> None:
    assert kinds(language, text) == [("Kolín", "twinning", None)]


def test_a_hyphen_joins_no_partner_elsewhere() -> None:
    assert kinds("es", "La carretera Utrera-Marchena sigue cortada, y el hermanamiento avanza.") == []


@pytest.mark.parametrize(
    ("language", "text", "since"),
    [
        ("es", "Utrera se hermanó con Kolín en 1999 y, un año después, inauguró un parque.", "1999"),
        ("es", "Utrera se hermanó con Kolín en 1999 y, dos años después, inauguró un parque.", "1999"),
        ("fr", "Dijon s'est jumelée avec Kolín en 1999 et, un an plus tard, a planté un chêne.", "1999"),
        ("pt", "Tondela geminou-se com Kolín em 1999, e um ano depois plantou um carvalho.", "1999"),
        ("es", "En 2009, diez años después, Utrera y la ciudad hermana de Kolín plantaron un roble.", None),
        ("es", "Diez años después, en 2009, Utrera y la ciudad hermana de Kolín plantaron un roble.", None),
    ],
)
def test_what_followed_years_later_leaves_the_beginning_its_date(language: str, text: str, since: str | None) -> None:
    assert kinds(language, text) == [("Kolín", "twinning", since)]
