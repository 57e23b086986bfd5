"""Rows of mayors, each behind the year or term of office."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.geonames_ids import BONN, LEEDS, LYON
from tests.pipeline.pages_by_hand import Line, terms_of_mayors


@pytest.mark.parametrize(
    ("text", "language", "country", "publisher", "expected"),
    [
        (
            "Former Mayors: 1998 Thomas Reed, 1999 Mary Fox, 2000 Cllr John Hill.",
            "en",
            "GB",
            LEEDS,
            [("Thomas Reed", "1998"), ("Mary Fox", "1999"), ("John Hill", "2000")],
        ),
        (
            "Bürgermeister der Stadt: 1990–1998: Karl Ohm; 1998–2006: Anna Huber",
            "de",
            "DE",
            BONN,
            [("Karl Ohm", "1990/1998"), ("Anna Huber", "1998/2006")],
        ),
        (
            "Anciens maires : 1983-1989 Jean Petit, 1989-2001 Marie Roux",
            "fr",
            "FR",
            LYON,
            [("Jean Petit", "1983/1989"), ("Marie Roux", "1989/2001")],
        ),
    ],
)
def test_a_row_behind_the_plural_of_the_title(
    text: str, language: str, country: str, publisher: str, expected: list[tuple[str, str]]
) -> None:
    assert terms_of_mayors([text], language, country, publisher) == expected


def test_a_row_below_a_heading() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "Past Mayors", 2),
        "2021-22 Thomas Reed; 2022-23 Mary Fox; 2023-24 John Hill",
    ]
    assert terms_of_mayors(lines, "en", "GB", LEEDS) == [
        ("Thomas Reed", "2021/2022"),
        ("Mary Fox", "2022/2023"),
        ("John Hill", "2023/2024"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Former Mayors: in 1998 the town hall burnt, in 1999 Mary Fox opened a new one.",
        "The Mayors of 1998 Thomas Reed Prizes, 1999.",
        "Town clerks: 1998 Thomas Reed, 1999 Mary Fox.",
        "Deputy Mayors: 1998 Thomas Reed, 1999 Mary Fox.",
    ],
)
def test_what_is_no_row_of_mayors(text: str) -> None:
    assert terms_of_mayors([text], "en", "GB", LEEDS) == []
