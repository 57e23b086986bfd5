"""One page as a view shows it: its blocks with their mentions marked, the facts that rest on it, and its issues."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from normalized.inspector.marking import Piece, cut_text
from normalized.inspector.reading import Row, has_table, read_row, read_rows
from normalized.judgements import Subject, Target

_PAGE = """
SELECT p.*, s.name AS source_name, c.name AS area_name
FROM pages p JOIN sources s USING (source) LEFT JOIN cities c ON c.area_id = p.area_id
WHERE p.page_id = :page_id
"""
_BLOCKS = "SELECT * FROM blocks WHERE page_id = :page_id ORDER BY block"
_MENTIONS = """
SELECT m.*, c.name AS area_name, c.country AS area_country
FROM mentions m LEFT JOIN cities c ON c.area_id = m.area_id
WHERE m.page_id = :page_id ORDER BY m.block, m.start, m."end", m.type
"""
_PEOPLE = "SELECT DISTINCT area_id, name FROM mayors WHERE area_id = :area_id ORDER BY name"
_ISSUES = "SELECT * FROM issues WHERE page_id = :page_id ORDER BY severity, code, block"

# A fact names its pages in its evidence alone; to look for the page's id in that text is quick enough.
_FACTS = {
    "mayors": "SELECT m.*, c.name AS area_name FROM mayors m JOIN cities c USING (area_id) "
    "WHERE instr(m.evidence, :page_id) ORDER BY m.name, m.membership_id",
    "officeholders": "SELECT h.*, c.name AS area_name FROM officeholders h JOIN cities c USING (area_id) "
    "WHERE instr(h.evidence, :page_id) ORDER BY h.name, h.membership_id",
    "partnerships": "SELECT p.*, a.name AS name_a, b.name AS name_b FROM partnerships p "
    "JOIN cities a ON a.area_id = p.area_id_a JOIN cities b ON b.area_id = p.area_id_b "
    "WHERE instr(p.evidence, :page_id) ORDER BY a.name, b.name, p.partnership_id",
    "networks": "SELECT n.*, c.name AS area_name FROM networks n JOIN cities c USING (area_id) "
    "WHERE instr(n.evidence, :page_id) ORDER BY n.network, c.name",
    "contacts": "SELECT d.* FROM contacts d WHERE d.source = :source AND instr(d.evidence, :page_id) "
    "ORDER BY d.type, d.value, d.owner",
}


@dataclass(frozen=True, slots=True)
class MarkedMention:
    """A mention. number: its position on the page. cities: id and name of each city that it leads to."""

    number: int
    row: Row
    cities: tuple[tuple[str, str], ...]

    def target(self, block: MarkedBlock, source: str) -> Target:
        """What a judgement of it is about."""
        row = self.row
        return Target(Subject.MENTION, source, block.row["text"] or "", row["start"], row["end"], row["type"])


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block and the pieces of its text; the spans of a piece are positions in `mentions`."""

    row: Row
    pieces: tuple[Piece, ...]
    mentions: tuple[MarkedMention, ...]

    def target(self, source: str) -> Target:
        """What a judgement of its label is about."""
        return Target(Subject.BLOCK, source, self.row["text"] or "")


@dataclass(frozen=True, slots=True)
class PageView:
    """All that is known of a page. facts: by table, the rows whose evidence names the page.

    people: mayors of its municipality, whom its mentions may mean.
    """

    page: Row
    blocks: tuple[MarkedBlock, ...]
    mentions: tuple[MarkedMention, ...]
    facts: Mapping[str, Sequence[Row]]
    issues: tuple[Row, ...]
    people: tuple[Row, ...] = ()


def read_page(connection: sqlite3.Connection, page_id: str) -> PageView | None:
    """What the release says of a page; None where it has no such page."""
    page = read_row(connection, _PAGE, page_id=page_id)
    if page is None:
        return None
    facts = {
        name: read_rows(connection, sql, page_id=page_id, source=page["source"]) if has_table(connection, name) else []
        for name, sql in _FACTS.items()
    }
    spans = _cities_of_spans(facts, page_id)
    mentions = tuple(
        MarkedMention(number, row, _cities_of(row, spans))
        for number, row in enumerate(read_rows(connection, _MENTIONS, page_id=page_id))
    )
    of_block: dict[int, list[MarkedMention]] = {}
    for mention in mentions:
        of_block.setdefault(mention.row["block"], []).append(mention)
    blocks = tuple(
        _marked(row, of_block.get(row["block"], ())) for row in read_rows(connection, _BLOCKS, page_id=page_id)
    )
    issues = read_rows(connection, _ISSUES, page_id=page_id)
    people = read_rows(connection, _PEOPLE, area_id=page["area_id"])
    return PageView(page, blocks, mentions, facts, tuple(issues), tuple(people))


def page_record(view: PageView) -> dict[str, Any]:
    """The page's rows as they stand in the tables, for JSON."""
    return {
        "page": {name: cell for name, cell in view.page.items() if name not in ("source_name", "area_name")},
        "blocks": [block.row for block in view.blocks],
        "mentions": [
            {name: cell for name, cell in mention.row.items() if name not in ("area_name", "area_country")}
            for mention in view.mentions
        ],
        **view.facts,
        "issues": view.issues,
    }


def _marked(row: Row, mentions: Sequence[MarkedMention]) -> MarkedBlock:
    spans = [(mention.row["start"], mention.row["end"]) for mention in mentions]
    return MarkedBlock(row, tuple(cut_text(row["text"] or "", spans)), tuple(mentions))


_Spans = dict[int, list[tuple[int, int, tuple[tuple[str, str], ...]]]]


def _cities_of_spans(facts: Mapping[str, Sequence[Row]], page_id: str) -> _Spans:
    """By block: start, end and the cities of each fact that rests on these characters."""
    spans: _Spans = {}
    for rows in facts.values():
        for row in rows:
            cities = tuple(
                (row[key], row[name])
                for key, name in (("area_id", "area_name"), ("area_id_a", "name_a"), ("area_id_b", "name_b"))
                if row.get(key) and row.get(name)
            )
            for span in row["evidence"]:
                if span["page_id"] == page_id and cities:
                    spans.setdefault(span["block"], []).append((span["start"], span["end"], cities))
    return spans


def _cities_of(mention: Row, spans: _Spans) -> tuple[tuple[str, str], ...]:
    """The cities that a mention leads to: the one it names, else those of the facts that rest on it."""
    if mention["area_id"]:
        return ((mention["area_id"], mention["area_name"]),)
    found: dict[str, str] = {}
    if mention["type"] != "date":
        for start, end, cities in spans.get(mention["block"], ()):
            if start < mention["end"] and mention["start"] < end:
                found |= dict(cities)
    return tuple(found.items())
