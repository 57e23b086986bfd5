"""Titles that other offices have too, on pages that use them for those."""

from __future__ import annotations

import pytest

from tests.pipeline.pages_by_hand import Line, mayors_named


@pytest.mark.parametrize(
    "lines",
    [
        ["Prezydent RP Adam Wilk wręczył medale.", "Był tam wójt gminy Jan Lis.", "Prezydent Adam Wilk mówił."],
        ["Święto u Prezydenta RP", "Wójt gminy Jan Lis był gościem. Mówił prezydent Adam Wilk."],
    ],
)
def test_a_president_of_the_republic_leads_no_town(lines: list[Line]) -> None:
    assert mayors_named(lines, "pl", "PL") == ["Jan Lis"]


def test_without_a_word_for_the_state_the_president_leads_the_town() -> None:
    lines: list[Line] = ["Święto w mieście", "Wójt gminy Jan Lis był gościem. Mówił prezydent Adam Wilk."]
    assert mayors_named(lines, "pl", "PL") == ["Jan Lis", "Adam Wilk"]


def test_who_presides_over_the_assembly_is_another_president() -> None:
    lines: list[Line] = [
        "Foi a última sessão do presidente da Assembleia Municipal, Rui Dias Lopes.",
        "Rui Dias Lopes, presidente cessante, agradeceu a todos.",
        "Ana Mota tomou posse como presidente da Câmara Municipal.",
    ]
    assert mayors_named(lines, "pt", "PT") == ["Ana Mota"]


def test_an_officer_of_a_row_is_not_the_mayor_named_next() -> None:
    text = (
        "Przybyli przewodnicząca Rady Powiatu Ewa Nowak, przewodniczący Rady Miejskiej Adam Wilk, burmistrz miasta "
        "w latach 1982-2010 Jan Lis."
    )
    assert "Adam Wilk" not in mayors_named([text], "pl", "PL")
