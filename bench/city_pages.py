"""What the city finder learns from: gold lines of municipal pages, news sentences, and lessons of our own."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from bench.corpora import CORPORA, gold_pages
from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.entities.cities.sighting import Sighting
from pipeline.gazetteer import load
from pipeline.record import NIL, Document, Mention, MentionType
from sources.page import PageKind, Publisher


@dataclass
class Page:
    """A gold page as the finder sees it. gold: (line, start, end) -> value."""

    site: str
    corpus: str
    document: Document
    earlier: list[Mention]
    gold: dict[tuple[int, int, int], str]
    facts: set[str]
    surfaces: Counter[tuple[str, str]]


def read_pages(corpus: str) -> list[Page]:
    """Every page of a corpus: its gold lines as blocks, the gold's dates, phones and addresses as earlier mentions."""
    pages = []
    for page in gold_pages(corpus):
        gold = page.gold
        blocks = tuple(
            Block(
                index=index,
                text=line["text"],
                kind=BlockKind.PARAGRAPH,
                label=BlockLabel.CONTENT if line["keep"] else BlockLabel.NAVIGATION,
                language=line.get("lang") or "und",
            )
            for index, line in enumerate(gold["lines"])
        )
        document = Document(
            url=str(gold["origin"]),
            kind=PageKind(gold["kind"]),
            publisher=Publisher("bench", gold["country"], page.city),
            blocks=blocks,
            language=gold["language"],
        )
        places: dict[tuple[int, int, int], str] = {}
        earlier: list[Mention] = []
        cursor: dict[int, int] = defaultdict(int)
        rows = gold["mentions"]
        for number, row in enumerate(rows):
            text = blocks[row["line"]].text
            start = text.find(row["text"], cursor[row["line"]])
            if number + 1 < len(rows) and rows[number + 1]["line"] == row["line"]:
                # the gold has no offsets: of two equal names the one that the next mention follows in a list is meant
                listed = re.search(
                    re.escape(row["text"]) + r".{1,3}" + re.escape(rows[number + 1]["text"]), text[max(0, start) :]
                )
                start = max(0, start) + listed.start() if listed else start
            if start < 0:
                start = text.find(row["text"])
            if start < 0:
                continue
            end = start + len(row["text"])
            if row["type"] == "city":
                places[row["line"], start, end] = str(row["value"])
                cursor[row["line"]] = end
            elif row["type"] in {"date", "phone", "email"}:
                earlier.append(
                    Mention(MentionType(row["type"]), row["line"], start, end, row["text"], str(row["value"]), "gold")
                )
        keys = [
            (row["text"], str(row["value"]) if row["value"] != "NIL" else "NIL:" + row["text"].casefold())
            for row in gold["mentions"]
            if row["type"] == "city"
        ]
        site = page.name.split("-")[0]
        facts = {value for _, value in keys}
        pages.append(Page(site, corpus, document, earlier, places, facts, Counter(keys)))
    return pages


NEWS = (
    ("de.germeval.dev", "de", "DE", 1500),
    ("de.germeval.test", "de", "DE", 1500),
    ("en.wikigold.all", "en", "US", 1800),
    ("nl.europeana.kb", "nl", "NL", 600),
    ("fr.europeana.bnf", "fr", "FR", 600),
    ("fr.newseye.dev", "fr", "FR", 600),
)
"""Sets of corpora/ner under CC0 or CC BY 4.0 that show names which are no places; how many sentences of each."""
NEWS_WEIGHT = 0.08
"""What one span of those sets counts beside one of a municipal page: set by cross-validation (0, 0.03, 0.08, 0.2)."""


def read_news() -> list[Page]:
    """Sentences with persons and organisations marked, as pages without a publisher's place.

    gold has the spans that are marked as locations; spans that lie inside an organisation, and names of countries,
    regions, rivers and districts among the locations, are left out of learning by `undecided`.
    """
    pages = []
    for name, language, country, most in NEWS:
        with gzip.open(CORPORA / "ner" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for _, line in zip(range(most), lines, strict=False)]
        blocks = tuple(
            Block(index=index, text=row["text"], kind=BlockKind.PARAGRAPH, language=language)
            for index, row in enumerate(rows)
        )
        document = Document(name, PageKind.TEXT, Publisher("bench", country), blocks, language)
        gold = {(index, a, b): kind for index, row in enumerate(rows) for a, b, kind in row["ents"]}
        pages.append(Page(name, "ner", document, [], gold, set(), Counter()))
    return pages


def news_label(page: Page, sighting: Sighting, marks: dict[int, list[tuple[int, int, str]]]) -> bool | None:
    """True for a marked location, False for a person's name or no name at all, None where the marks do not tell."""
    span = sighting.span
    for start, end, kind in marks.get(span.block, []):
        if start < span.end and span.start < end:
            if kind == "PER":
                return False
            exact = (start, end) == (span.start, span.end)
            return True if kind == "LOC" and exact and not sighting.areas else None
    return False


LESSONS = Path(__file__).resolve().parent / "city_lessons.txt"
LESSON_WEIGHT = 0.5
"""What one span of a lesson counts beside one of a municipal page."""


def place_id(target: str) -> str:
    """The id of "name, country" (the most populous), "#id" or "NIL"."""
    if target == NIL or target.startswith("#"):
        return target.lstrip("#")
    name, _, country = target.rpartition(", ")
    places = [named.place for named in load().lookup(name) if named.place.country == country]
    return max(places, key=lambda place: place.population).geonames_id


def read_sentences(path: Path, corpus: str) -> list[Page]:
    """The marked sentences of a file, a page each; the head of city_lessons.txt tells the format."""
    pages = []
    language, publisher = "", Publisher("bench", "")
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            _, language, target = line.split(" ", 2)
            place = load().place(place_id(target)) if len(target) > 2 else None
            publisher = Publisher("bench", place.country, place.geonames_id) if place else Publisher("bench", target)
        elif line and not line.startswith("#"):
            gold: dict[tuple[int, int, int], str] = {}
            text = ""
            for before, surface, target in re.findall(r"([^\[]*)(?:\[([^|\]]+)\|([^\]]+)\])?", line):
                text += before
                if surface:
                    gold[0, len(text), len(text) + len(surface)] = place_id(target)
                    text += surface
            block = Block(index=0, text=text, kind=BlockKind.PARAGRAPH, language=language)
            document = Document(corpus, PageKind.TEXT, publisher, (block,), language)
            keys = Counter(
                (text[start:end], value if value != NIL else "NIL:" + text[start:end].casefold())
                for (_, start, end), value in gold.items()
            )
            pages.append(Page(corpus, corpus, document, [], gold, {value for _, value in keys}, keys))
    return pages
