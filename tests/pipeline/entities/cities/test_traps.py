"""Words, surnames, streets, clubs, countries and treaties that look like cities, in ten languages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from pipeline.block import Block, BlockKind
from pipeline.entities.cities import find_city_mentions
from pipeline.gazetteer import load
from pipeline.record import Document
from sources.page import PageKind, Publisher

TRAPS = Path(__file__).parents[2] / "city_traps.txt"
BLIND = Path(__file__).parents[2] / "data" / "blind_city_traps.txt"
LEAST_F1 = 0.92
MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@dataclass(frozen=True)
class Trap:
    """One sentence, its language and publisher, and the cities that it names as (surface, GeoNames id)."""

    language: str
    publisher: Publisher
    text: str
    cities: tuple[tuple[str, str], ...]


def place_id(target: str) -> str:
    """The id that a target of the file names."""
    if target.startswith("#"):
        return target[1:]
    name, _, country = target.rpartition(", ")
    places = [named.place for named in load().lookup(name) if named.place.country == country]
    assert places, f"the gazetteer has no {target!r}"
    return max(places, key=lambda place: place.population).geonames_id


@cache
def read_traps(path: Path = TRAPS) -> tuple[Trap, ...]:
    """Every sentence of a file."""
    traps = []
    language, publisher = "", Publisher("test", "")
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            _, language, target = line.split(" ", 2)
            place = load().place(place_id(target))
            assert place is not None
            publisher = Publisher("test", place.country, place.geonames_id)
        elif line and not line.startswith("#"):
            cities = tuple((found[1], place_id(found[2])) for found in MARK.finditer(line))
            traps.append(Trap(language, publisher, MARK.sub(r"\1", line), cities))
    return tuple(traps)


def found_in(trap: Trap) -> Counter[tuple[str, str]]:
    block = Block(index=0, text=trap.text, kind=BlockKind.PARAGRAPH, language=trap.language)
    document = Document("file:trap", PageKind.TEXT, trap.publisher, (block,), language=trap.language)
    return Counter((mention.raw, mention.value) for mention in find_city_mentions(document, []))


def test_there_are_enough_traps_in_ten_languages() -> None:
    languages = Counter(trap.language for path in (TRAPS, BLIND) for trap in read_traps(path))
    assert len(languages) == 10
    assert min(languages.values()) >= 20
    assert sum(languages.values()) >= 350


@pytest.mark.parametrize("path", [TRAPS, BLIND], ids=lambda path: path.stem)
def test_traps_are_told_from_cities(path: Path) -> None:
    hit = said = owed = 0
    errors = defaultdict(list)
    for trap in read_traps(path):
        want, got = Counter(trap.cities), found_in(trap)
        hit += sum((want & got).values())
        said += sum(got.values())
        owed += sum(want.values())
        if want != got:
            errors[trap.language].append(f"{trap.text}: missed {list(want - got)}, wrong {list(got - want)}")
    f1 = 2 * hit / (said + owed)
    report = "\n".join(f"{language} {error}" for language, lines in errors.items() for error in lines)
    assert f1 >= LEAST_F1, f"F1 {f1:.3f} (found {said}, owed {owed}, right {hit})\n{report}"


@pytest.mark.parametrize("trap", read_traps()[::10], ids=lambda trap: trap.text[:30])
def test_spans_hold_what_they_say(trap: Trap) -> None:
    block = Block(index=0, text=trap.text, kind=BlockKind.PARAGRAPH, language=trap.language)
    document = Document("file:trap", PageKind.TEXT, trap.publisher, (block,), language=trap.language)
    for mention in find_city_mentions(document, []):
        assert trap.text[mention.start : mention.end] == mention.raw
