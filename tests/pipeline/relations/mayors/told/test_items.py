"""Mayors of several towns in a list, and mayors whose words a heading announces."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.geonames_ids import AUSTIN, BATH, DIJON, MAINZ, OXFORD, TRIER
from tests.pipeline.pages_by_hand import Line, towns_of_mayors

HEADING, ITEM = BlockKind.HEADING, BlockKind.LIST_ITEM


def test_in_a_list_of_mayors_of_several_towns_each_is_of_the_town_behind_his_name() -> None:
    items = ("Jan Kolb, Xanderfeld", "Udo Lang, Trier", "Ute Falk, Mainz")
    lines: list[Line] = [(HEADING, "Bürgermeister der Region"), *((ITEM, item) for item in items)]
    assert towns_of_mayors(lines, "de", "DE", MAINZ) == {"Udo Lang": TRIER, "Ute Falk": MAINZ}
    lines = [(HEADING, "Mayors of the district"), (ITEM, "Ann Hart (Bath)"), (ITEM, "John Lee (Oxford)")]
    assert towns_of_mayors(lines, "en", "GB", BATH) == {"Ann Hart": BATH, "John Lee": OXFORD}


@pytest.mark.parametrize(
    "items",
    [("Jan Kolb, Tischler", "Udo Lang, Lehrer"), ("1945-1949 Jan Kolb, Trier", "1949-1960 Udo Lang, Lehrer")],
)
def test_what_else_stands_behind_the_names_of_past_mayors_is_not_their_town(items: tuple[str, ...]) -> None:
    lines: list[Line] = [(HEADING, "Bürgermeister seit 1945"), *((ITEM, item) for item in items)]
    assert towns_of_mayors(lines, "de", "DE", MAINZ) == {"Jan Kolb": MAINZ, "Udo Lang": MAINZ}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "lines", "town"),
    [
        ("en", "GB", BATH, ["Message from the Mayor of Dijon", "Dear friends", "Jan Roth", "Mayor"], DIJON),
        ("fr", "FR", DIJON, ["Mot du maire de Mainz", "Chers amis", "Jan Roth", "Maire"], MAINZ),
        (
            "de",
            "DE",
            MAINZ,
            ["Grußwort des Bürgermeisters von Trier", "Liebe Gäste", "Jan Roth", "Bürgermeister"],
            TRIER,
        ),
        ("en", "GB", BATH, ["Message from the Mayor to friends in Dijon", "Dear all", "Jan Hart", "Mayor"], BATH),
        ("en", "GB", BATH, ["Visit of the Mayor of Dijon", "What a day!", "Jan Hart", "Mayor"], BATH),
        ("fr", "FR", DIJON, ["Mot du maire", "Chers amis de Mainz", "Jan Roth", "Maire"], DIJON),
    ],
)
def test_who_signs_below_the_message_of_a_towns_mayor_is_that_mayor(
    language: str, country: str, publisher: str, lines: list[str], town: str
) -> None:
    assert towns_of_mayors([(HEADING, lines[0]), *lines[1:]], language, country, publisher) == {lines[2]: town}


@pytest.mark.parametrize(
    "text",
    [
        "„Wir kommen gerne wieder“, sagte Bürgermeister Udo Lang aus Trier. Sein Amtskollege Jan Kolb dankte.",
        "Es sprach Udo Lang, Bürgermeister von Trier. Ihm antwortete sein Kollege Jan Kolb.",
    ],
)
def test_the_counterpart_of_a_guest_of_the_sentence_before_is_the_publishers_mayor(text: str) -> None:
    assert towns_of_mayors([text], "de", "DE", MAINZ) == {"Udo Lang": TRIER, "Jan Kolb": MAINZ}


def test_the_counterpart_of_the_publishers_mayor_in_the_sentence_before_is_a_guest() -> None:
    text = "Bürgermeister Jan Kolb reiste nach Trier. Sein Amtskollege Udo Lang holte ihn ab."
    assert towns_of_mayors([text], "de", "DE", MAINZ) == {"Jan Kolb": MAINZ, "Udo Lang": TRIER}


def test_a_mayor_of_a_town_that_nobody_knows_behind_his_name_is_not_the_publishers() -> None:
    lines: list[Line] = ["Mayor Kirk Hart and Mayor John Lee of Casterbridge signed it."]
    assert towns_of_mayors(lines, "en", "US", AUSTIN) == {"Kirk Hart": AUSTIN}
