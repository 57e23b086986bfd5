"""A word for a town between the publisher's name and its council belongs to the council."""

from __future__ import annotations

import pytest

from pipeline.block import Block, BlockKind
from pipeline.entities.cities import find_city_mentions
from pipeline.record import Document
from sources.page import PageKind, Publisher

LINCOLN, ORANGE, KANSAS_CITY = Publisher("own", "GB", "2644487"), Publisher("own", "AU", "2154219"), "4393217"


def named(text: str, publisher: Publisher) -> list[str]:
    block = Block(index=0, text=text, kind=BlockKind.PARAGRAPH, language="en")
    document = Document("file:own", PageKind.TEXT, publisher, (block,), language="en")
    return [mention.raw for mention in find_city_mentions(document, [])]


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        ("Lincoln City Council is twinned with Tangshan.", LINCOLN, ["Lincoln", "Tangshan"]),
        ("Orange City Council met on Monday.", ORANGE, ["Orange"]),
        ("Kansas City Council met on Monday.", Publisher("own", "US", KANSAS_CITY), ["Kansas City"]),
        ("The Mayor of Orange City met us.", LINCOLN, ["Orange City"]),
        ("The Mayor of Lincoln City in Oregon met us.", LINCOLN, ["Lincoln City"]),
    ],
)
def test_the_publishers_town_is_named_without_it(text: str, publisher: Publisher, expected: list[str]) -> None:
    assert named(text, publisher) == expected
