"""The made set of ambiguous pairs: read, linked as a release links pages, and counted pair by pair.

tests/normalized/linking_pairs holds the statements. Each becomes a page (or a block of one), all cases go through one
run of linking, and two statements of a case are a pair: joined or not, rightly or not. Statements of different cases
are never the same: where they are joined all the same, precision pays.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from bench.corpora import PROJECT
from normalized import PageResult, PartStore, SourceRow
from normalized.linking import link
from normalized.linking.database import open_database
from pipeline.block import Block, BlockKind
from pipeline.entities.find import find_mentions
from pipeline.facts import Contact, Evidence, Mayoralty, Partnership, Place
from pipeline.gazetteer import GazetteerPlace, load
from pipeline.record import Decoding, Document, Mention, MentionType, PageRecord
from sources.page import PageKind, Publisher, RawPage

DATA = PROJECT / "tests" / "normalized" / "linking_pairs"
At = tuple[str, int]
"""Where a statement stands: page and block."""
PEOPLE = "SELECT span.page_id, span.block, person_id FROM (SELECT person_id, unnest(evidence) AS span FROM mayors)"
CITIES = "SELECT page_id, block, area_id FROM mentions WHERE type = 'city'"


@dataclass(frozen=True, slots=True)
class Said:
    """One statement. case: number of its case. what: the thing that it names, by the case's own name for it."""

    case: int
    kind: str
    at: At
    what: str
    line: str


@dataclass(slots=True)
class PairCounts:
    """Pairs inside the cases: all, those that are the same, joined ones, and both. across: joined ones of two cases.

    wrong: pairs that are joined though they are two, or apart though they are one, by kind of case.
    """

    pairs: int = 0
    true: int = 0
    joined: int = 0
    both: int = 0
    across: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the joined pairs that are the same thing."""
        return self.both / (self.joined + self.across) if self.joined + self.across else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs of the same thing that are joined."""
        return self.both / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.both / (self.true + self.joined + self.across)


class MadePage:
    """A page made of statements, one a block. publisher: the city that published it."""

    def __init__(self, publisher: GazetteerPlace, url: str, language: str = "und") -> None:
        source = f"{publisher.country.lower()}-{publisher.geonames_id}"
        self.source = SourceRow(source, publisher.name, "city", publisher.country, publisher.geonames_id)
        self.publisher = Publisher(source, publisher.country, publisher.geonames_id)
        self.language = language
        self.raw = RawPage(source, url, url.encode(), PageKind.TEXT)
        self.blocks: list[Block] = []
        self.mentions: list[Mention] = []
        self.mayoralties: list[Mayoralty] = []
        self.partnerships: list[Partnership] = []
        self.contacts: list[Contact] = []

    def mayoralty(self, name: str, city: GazetteerPlace, title: str | None, when: str | None) -> At:
        """One more block, which says who is mayor; returns where it stands."""
        block = self.add(f"{title or ''} {name}".strip())
        start = len(block.text) - len(name)
        place = Place(city.geonames_id, city.name, city.country)
        evidence = (Evidence(block.index, start, len(block.text), name),)
        self.mayoralties.append(Mayoralty(name, place, title, title is not None, when, "made", 0.9, evidence))
        return self.raw.page_id, block.index

    def sentence(self, text: str, start: int, end: int) -> At:
        """One more block, whose cities the pipeline finds; only one that overlaps start to end counts."""
        block = self.add(text)
        document = Document(self.raw.url, PageKind.TEXT, self.publisher, (block,), self.language)
        mentions, _ = find_mentions(document)
        cities = (mention for mention in mentions if mention.type is MentionType.CITY)
        self.mentions.extend(mention for mention in cities if mention.start < end and start < mention.end)
        return self.raw.page_id, block.index

    def add(self, text: str) -> Block:
        """One more block."""
        self.blocks.append(Block(len(self.blocks), text, BlockKind.PARAGRAPH, language=self.language))
        return self.blocks[-1]

    def result(self) -> PageResult:
        """The page as the part store takes it."""
        return PageResult.of(
            self.raw,
            PageRecord(
                page_id=self.raw.page_id,
                digest=self.raw.digest,
                source=self.raw.source,
                url=self.raw.url,
                kind=self.raw.kind,
                publisher=self.publisher,
                decoding=Decoding("utf-8", "utf-8"),
                title="",
                language=self.language,
                published=None,
                modified=None,
                valid_from=None,
                stamped=None,
                fetched_at=None,
                blocks=tuple(self.blocks),
                mentions=tuple(self.mentions),
                mayoralties=tuple(self.mayoralties),
                partnerships=tuple(self.partnerships),
                memberships=(),
                contacts=tuple(self.contacts),
                issues=(),
            ),
        )


def people_pairs(file: str = "people.yaml") -> PairCounts:
    """The pairs of a file of statements about people, counted."""
    pages: dict[str, MadePage] = {}
    said = []
    for number, case in enumerate(_cases(file)):
        for place, line in enumerate(case["lines"]):
            who, city, title, name, when, *options = (part.strip() for part in line.split(" | "))
            option = options[0] if options else ""
            by = re.search(r"by ([^;,]+), ([A-Z]{2})", option)
            publisher = _place(by[1], by[2]) if by else _place(city, case["country"])
            area = publisher if title == "-" else _place(city, case["country"])
            sheet = re.search(r"page \d+", option)
            page = MadePage(publisher, f"file:{number}/{sheet[0] if sheet else place}")
            page = pages.setdefault(page.raw.page_id, page)
            at = page.mayoralty(name, area, _given(title), _given(when))
            said.append(Said(number, case["kind"], at, who, line))
    return count_pairs(said, linked(pages.values(), PEOPLE))


def city_pairs() -> PairCounts:
    """The pairs of cities.yaml, counted: the pipeline reads each sentence."""
    pages, said = [], []
    for number, case in enumerate(_cases("cities.yaml")):
        for place, line in enumerate(case["lines"]):
            which, by, language, quoted = (part.strip() for part in line.split(" | "))
            name, country = by.rsplit(", ", 1)
            text = quoted.strip('"')
            page = MadePage(_place(name, country), f"file:{number}/{place}", language)
            bare = text.replace("[", "").replace("]", "")
            said.append(
                Said(number, case["kind"], page.sentence(bare, text.index("["), text.index("]") - 1), which, line)
            )
            pages.append(page)
    return count_pairs(said, linked(pages, CITIES))


def linked(pages: Iterable[MadePage], query: str) -> dict[At, str]:
    """What each statement became in a release of these pages. query: page, block and id."""
    given = list(pages)
    sources = {page.source.id: page.source for page in given}
    with tempfile.TemporaryDirectory() as root:
        store = PartStore(Path(root) / "store")
        store.write("0" * 32, [page.result() for page in given])
        scratch = Path(root) / "scratch"
        scratch.mkdir()
        with closing(open_database(scratch)) as connection:
            link(connection, [store.folder("0" * 32)], list(sources.values()), load().place)
            return {(page, block): found for page, block, found in connection.execute(query).fetchall()}


def count_pairs(said: Sequence[Said], found: Mapping[At, str]) -> PairCounts:
    """Count the pairs. found: what a statement became; one that is not there is joined with none."""
    counts = PairCounts()
    for one, other in combinations(said, 2):
        joined = one.at in found and found[one.at] == found.get(other.at)
        if one.case != other.case:
            counts.across += joined
            if joined:
                counts.lines.append(f"across: {one.line} + {other.line}")
            continue
        same = one.what == other.what
        counts.pairs += 1
        counts.true += same
        counts.joined += joined
        counts.both += joined and same
        counts.kinds[one.kind] += 1
        if joined != same:
            counts.wrong[one.kind] += 1
            counts.lines.append(f"{'apart' if same else 'joined'}: {one.line} + {other.line}")
    return counts


def _cases(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((DATA / name).read_text("utf-8"))
    return cases


def _given(text: str) -> str | None:
    return None if text == "-" else text


def _place(name: str, country: str) -> GazetteerPlace:
    """The most populous place of that name in a country, its main name first; raises LookupError where none is.

    name: "Metz", or "Metz, FR" for another country than the case's.
    """
    name, _, other = name.partition(", ")
    country = other or country
    found = [named for named in load().lookup(name) if named.place.country == country]
    if not found:
        raise LookupError(f"GeoNames has no {name} in {country}")
    return min(found, key=lambda named: (named.kind, -named.place.population)).place
