"""Whole pages of made facts in ten languages: partners, mayors with their terms, networks.

The pages were written before anything was tried on them; bench/mayors.md has what was found at first sight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.block import BlockKind
from pipeline.gazetteer import load
from tests.pipeline.pages_by_hand import Line, facts

PAGES = Path(__file__).parents[1] / "data" / "relation_pages.yaml"
MARKS: dict[str, tuple[BlockKind, int]] = {
    "## ": (BlockKind.HEADING, 3),
    "# ": (BlockKind.HEADING, 2),
    "- ": (BlockKind.LIST_ITEM, 0),
    "| ": (BlockKind.TABLE_ROW, 0),
}
FLOORS = {"partners": (0.95, 0.97), "mayors": (0.96, 0.98), "networks": (0.97, 0.98)}
"""F1, and the share of those found that are right in kind and date: a fact or two below what is measured."""


def line(text: str) -> Line:
    """A line of the file as a block."""
    for mark, (kind, level) in MARKS.items():
        if text.startswith(mark):
            return (kind, text[len(mark) :], level)
    return text


@cache
def largest() -> dict[tuple[str, str], str]:
    """GeoNames id of the largest place of a name in a country."""
    places = sorted(load(), key=lambda place: place.population)
    return {(place.name, place.country): place.geonames_id for place in places}


def found_on(page: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What the rules find, in the shape of the file."""
    home = largest()[page["home"], page["country"]]
    relations, _ = facts([line(text) for text in page["text"].split("\n")], page["lang"], page["country"], home)
    return {
        "partners": {fact.b.name: [fact.kind.value, fact.since] for fact in relations.partnerships},
        "mayors": {
            fact.person: fact.as_of if fact.city.geonames_id == home else [fact.as_of, fact.city.name]
            for fact in relations.mayoralties
        },
        "networks": {fact.network: fact.since for fact in relations.memberships},
    }


def compared(pages: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """What is found, missed, or found too much: kind of fact and "exact", "near", "missed" or "extra"."""
    for page in pages:
        for kind, found in found_on(page).items():
            expected = page.get(kind) or {}
            for name, said in expected.items():
                yield kind, "missed" if name not in found else "exact" if found[name] == said else "near"
            yield from ((kind, "extra") for name in found if name not in expected)


@pytest.fixture(scope="module")
def counts() -> Counter[tuple[str, str]]:
    return Counter(compared(yaml.safe_load(PAGES.read_text("utf-8"))))


@pytest.mark.parametrize("kind", FLOORS)
def test_relations_of_whole_pages(kind: str, counts: Counter[tuple[str, str]]) -> None:
    right = counts[kind, "exact"] + counts[kind, "near"]
    f1 = 2 * right / (2 * right + counts[kind, "missed"] + counts[kind, "extra"])
    least_f1, least_exact = FLOORS[kind]
    assert f1 >= least_f1
    assert counts[kind, "exact"] / right >= least_exact
