"""Ways in which pages of ten languages say that two cities are partners, and since when."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.entities.dates import find_date_mentions
from pipeline.entities.mayors import find_mayor_mentions
from pipeline.record import BlockKind, Mention
from pipeline.relations.partnerships import find_partnerships
from pipeline.relations.reading import read_page
from tests.pipeline.pages_by_hand import Line, city, document

STATEMENTS = Path(__file__).parent / "data" / "partnership_statements.yaml"
HOME = "Homburg"
PLACES = (
    "Dijon", "Weimar", "Gallup", "Ilford", "Kolin", "Mwanza", "Leipzig", "Hamburg", "Lyon", "Leeds", "London", "Roma",
)  # fmt: skip
MARKS = {"# ": BlockKind.HEADING, "- ": BlockKind.LIST_ITEM, "| ": BlockKind.TABLE_ROW}


@cache
def statements() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(STATEMENTS.read_text("utf-8")))


def lines_of(text: str) -> list[Line]:
    return [(MARKS[line[:2]], line[2:]) if line[:2] in MARKS else line for line in text.split("\n")]


def partners_in(case: dict[str, Any]) -> dict[str, list[str | None]]:
    doc = document(lines_of(case["text"]), case["lang"], "DE", HOME)
    mentions: list[Mention] = [m for name in (HOME, *PLACES) for m in city(doc, name, name, "XX") if _whole(doc, m)]
    mentions += find_date_mentions(doc, mentions)
    mentions += find_mayor_mentions(doc, tuple(mentions))
    mentions.sort(key=lambda mention: (mention.block, mention.start))
    found = find_partnerships(doc, read_page(doc, mentions), mentions)
    return {fact.b.name: [fact.kind.value, fact.since] for fact in found}


def _whole(doc: Any, mention: Mention) -> bool:
    text = doc.blocks[mention.block].text
    return not text[mention.end : mention.end + 1].isalpha()


@pytest.mark.parametrize("number", range(len(statements())))
def test_a_statement_gives_its_partners_with_kind_and_beginning(number: int) -> None:
    case = statements()[number]
    assert partners_in(case) == case["partners"], case["text"]
