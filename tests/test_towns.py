"""Whole pages that were written without a look at the code: how much of them is right, by kind of fact.

The floors lie a little below what was reached; a change that falls under one has made something worse.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Hashable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.facts import Place
from pipeline.page import extract_page
from pipeline.record import PageRecord
from sources.page import PageKind, Publisher, RawPage

FOLDERS = ("towns", "later_towns")
KINDS = ("kept words", "city", "date", "phone", "email", "mayor", "mayors", "partnerships")
FLOORS = {
    "towns": dict(zip(KINDS, (0.98, 0.94, 0.97, 0.98, 0.98, 0.97, 0.94, 0.94), strict=True)),
    "later_towns": dict(zip(KINDS, (0.98, 0.93, 0.95, 0.98, 0.98, 0.95, 0.91, 0.91), strict=True)),
}


def read(folder: Path) -> tuple[dict[str, Any], PageRecord]:
    """The gold of one town, and the record that the pipeline makes of its page."""
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text("utf-8"))
    body = (folder / ("page.html" if gold["kind"] == "html" else "page.txt")).read_bytes()
    page = RawPage(source=folder.name, url=f"file:{folder.name}", body=body, kind=PageKind(gold["kind"]))
    return gold, extract_page(page, Publisher(folder.name, gold["country"], gold["publisher_city"]))


def words(texts: Iterable[str]) -> list[tuple[str, int]]:
    """The words of the texts, each with its how-many-th time, so that a set holds every occurrence."""
    seen: Counter[str] = Counter()
    found = []
    for word in re.findall(r"\w+", " ".join(texts).casefold()):
        seen[word] += 1
        found.append((word, seen[word]))
    return found


def place(city: Place) -> str:
    return city.geonames_id or "NIL"


def gold_facts(gold: dict[str, Any]) -> dict[str, set[Hashable]]:
    facts: dict[str, set[Hashable]] = {kind: set() for kind in KINDS}
    facts["kept words"].update(words(line["text"] for line in gold["lines"] if line["keep"]))
    for mention in gold["mentions"]:
        facts[mention["type"]].add(mention["value"] if mention["value"] != "NIL" else mention["text"])
    facts["mayors"].update((fact["name"], fact["city"] or "NIL") for fact in gold["mayors"])
    facts["partnerships"].update((frozenset((fact["a"], fact["b"])), fact["kind"]) for fact in gold["partnerships"])
    return facts


def said_facts(record: PageRecord) -> dict[str, set[Hashable]]:
    facts: dict[str, set[Hashable]] = {kind: set() for kind in KINDS}
    facts["kept words"].update(words(block.text for block in record.blocks if block.kept))
    for mention in record.mentions:
        if record.blocks[mention.block].kept and mention.attributes.get("source") != "link":
            facts[mention.type.value].add(mention.value if mention.value != "NIL" else mention.raw)
    facts["mayors"].update((fact.person, place(fact.city)) for fact in record.mayoralties)
    facts["partnerships"].update(
        (frozenset((place(fact.a), place(fact.b))), fact.kind.value) for fact in record.partnerships
    )
    return facts


@cache
def scores(towns: str) -> dict[str, float]:
    """F1 over all towns of a folder, by kind of fact. Mayors without a title on the page count where they are found."""
    hits: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for folder in sorted(entry for entry in (Path(__file__).parent / towns).iterdir() if entry.is_dir()):
        gold, record = read(folder)
        untitled = {(fact["name"], fact["city"] or "NIL") for fact in gold["mayors"] if not fact["titled"]}
        want, said = gold_facts(gold), said_facts(record)
        want["mayors"] -= untitled
        said["mayors"] -= untitled
        for kind in KINDS:
            hits[kind] += len(want[kind] & said[kind])
            both[kind] += len(want[kind]) + len(said[kind])
    return {kind: 2 * hits[kind] / both[kind] for kind in KINDS}


@pytest.mark.parametrize("towns", FOLDERS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_person_reads_is_found(towns: str, kind: str) -> None:
    assert scores(towns)[kind] >= FLOORS[towns][kind]
