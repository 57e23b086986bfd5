"""Shapes in which pages of twelve languages speak of partner towns: labels, wishes, other towns' partners, "both"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.block import BlockKind
from pipeline.entities.dates import find_date_mentions
from pipeline.entities.mayors import find_mayor_mentions
from pipeline.record import Mention
from pipeline.relations.partnerships.dates.anniversaries import check_anniversaries
from pipeline.relations.partnerships.find import find_partnerships
from pipeline.relations.partnerships.page.reading import read_page
from tests.pipeline.pages_by_hand import Line, city, document

SHAPES = Path(__file__).parents[2] / "data" / "partnership_shapes.yaml"
LISTS = SHAPES.with_name("partnership_lists.yaml")
HOME = "Homburg"
PLACES = (
    "Dijon", "Weimar", "Gallup", "Ilford", "Kolin", "Mwanza", "Leipzig", "Hamburg", "Lyon", "Leeds", "London", "Roma",
    "Tata", "Sanok", "Evora", "Jaca", "Assen", "Visby", "Ribe", "Cuneo", "Zadar", "Pecs", "Arras", "Elgin", "Salo",
    "Brno", "Faro", "Turku", "Odense",
)  # fmt: skip
MARKS = {
    "## ": (BlockKind.HEADING, 3),
    "# ": (BlockKind.HEADING, 2),
    "- ": (BlockKind.LIST_ITEM, 0),
    "| ": (BlockKind.TABLE_ROW, 0),
}


@cache
def shapes(path: Path = SHAPES) -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(path.read_text("utf-8")))


def line(text: str) -> Line:
    """A line of the file as a block."""
    for mark, (kind, level) in MARKS.items():
        if text.startswith(mark):
            return (kind, text[len(mark) :], level)
    return text


def partners_in(case: dict[str, Any]) -> dict[str, list[str | None]]:
    doc = document([line(text) for text in case["text"].split("\n")], case["lang"], "DE", HOME)
    mentions: list[Mention] = []
    for name in (HOME, *PLACES):
        whole = re.compile(rf"(?<!\w){name}(?!\w)")
        starts = {(block.index, found.start()) for block in doc.blocks for found in whole.finditer(block.text)}
        mentions += [one for one in city(doc, name, name, "XX") if (one.block, one.start) in starts]
    mentions += find_date_mentions(doc, mentions)
    mentions += find_mayor_mentions(doc, tuple(mentions))
    mentions.sort(key=lambda mention: (mention.block, mention.start))
    page = read_page(doc, mentions)
    facts, _ = check_anniversaries(page, find_partnerships(page))
    return {
        fact.b.name if fact.a.geonames_id == HOME else "-".join(sorted((fact.a.name, fact.b.name))): [
            fact.kind.value,
            fact.since,
        ]
        for fact in facts
    }


@pytest.mark.parametrize("number", range(len(shapes())))
def test_a_shape_gives_its_partners_with_kind_and_beginning(number: int) -> None:
    case = shapes()[number]
    assert partners_in(case) == case["partners"], case["text"]


@pytest.mark.parametrize("number", range(len(shapes(LISTS))))
def test_a_sentence_leads_a_list_of_partners_and_a_towns_own_history_dates_no_partnership(number: int) -> None:
    case = shapes(LISTS)[number]
    assert partners_in(case) == case["partners"], case["text"]


def test_a_clause_without_an_end_is_not_read_part_by_part() -> None:
    text = "Arras, unsere Partnerstadt, kam nicht, wo keine Vereinbarung über untereinander steht, " * 400
    doc = document([text], "de", "DE", HOME)
    mentions = city(doc, "Arras", "Arras", "XX")
    assert find_partnerships(read_page(doc, mentions)) is not None
