"""Full-text search over pages, with snippets and facets."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from normalized.inspector.reading import Row, has_table, read_rows

PAGE_ROWS = 25
"""Hits on a page of the view."""

LIST_ROWS = 10_000
"""Hits in a list that is downloaded at most."""

FACETS = ("country", "language", "type", "label", "source", "status", "release")
"""What hits can be narrowed by.

type, label: pages with a mention, or a block, of that kind. release: pages of cities of which it changed something.
"""

SHOWN_VALUES = 20
"""Values of a facet that are offered at most."""

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand around the words that were found; letters of nobody's use, so that no page can write the mark itself."""

_WORD = re.compile(r'"([^"]+)"|(\S+)')

_CONDITIONS = {
    "country": "p.country = :country",
    "language": "p.language = :language",
    "source": "p.source = :source",
    "status": "p.status = :status",
    "type": "EXISTS (SELECT 1 FROM mentions m "
    "WHERE m.page_id = p.page_id AND m.type = :type AND m.confidence >= :confidence)",
    "release": "p.area_id IN (SELECT a.value FROM changes c, json_each(c.areas) a WHERE c.release = :release)",
    "label": "EXISTS (SELECT 1 FROM blocks b WHERE b.page_id = p.page_id AND b.label = :label)",
}

_COUNTED = {
    "type": "SELECT m.type AS value, count(DISTINCT m.page_id) AS n FROM mentions m "
    "WHERE m.page_id IN (SELECT page_id FROM hits) AND m.confidence >= :confidence GROUP BY 1",
    "release": "SELECT c.release AS value, count(*) AS n FROM hits h JOIN pages p ON p.rowid = h.id "
    "JOIN (SELECT DISTINCT c.release, a.value AS area_id FROM changes c, json_each(c.areas) a) c USING (area_id) "
    "GROUP BY 1",
    "label": "SELECT b.label AS value, count(DISTINCT b.page_id) AS n FROM blocks b "
    "WHERE b.page_id IN (SELECT page_id FROM hits) GROUP BY 1",
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is searched for. words: as a reader writes them; "in quotes" they stand together.

    chosen: value by facet. confidence: the least of a mention that counts for the facet `type`.
    """

    words: str = ""
    chosen: Mapping[str, str] | None = None
    confidence: float = 0.0
    page: int = 1


@dataclass(frozen=True, slots=True)
class Facet:
    """values: each with the number of hits that have it, the most frequent first."""

    name: str
    chosen: str | None
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """hits: those of the page that was asked for; their `snippet` is HTML."""

    total: int
    hits: tuple[Row, ...]
    facets: tuple[Facet, ...]


def full_text_query(words: str) -> str:
    """The words as FTS5 understands them: each a text of its own, so that no sign has a meaning there."""
    parts = [(phrase or word).replace('"', "") for phrase, word in _WORD.findall(words)]
    return " ".join(f'"{part}"' for part in parts if any(letter.isalnum() for letter in part))


def search_pages(connection: sqlite3.Connection, question: Question, *, limit: int = PAGE_ROWS) -> Found:
    """The hits of a question, best first; without words all pages, those with most mentions first."""
    facets = [name for name in FACETS if name != "release" or has_table(connection, "changes")]
    chosen = {name: value for name, value in (question.chosen or {}).items() if name in facets and value}
    match = full_text_query(question.words)
    hits, values = _hits(chosen, match, question)
    total = int(read_rows(connection, f"{hits} SELECT count(*) AS n FROM hits", **values)[0]["n"])
    offset = (max(question.page, 1) - 1) * limit
    shown = read_rows(connection, _shown(hits, match), **values, limit=limit, offset=offset)
    for row in shown:
        row["snippet"] = _snippet(row["snippet"])
    return Found(total, tuple(shown), tuple(_facets(connection, facets, chosen, match, question)))


def _hits(chosen: Mapping[str, str], match: str, question: Question) -> tuple[str, dict[str, object]]:
    conditions = [_CONDITIONS[name] for name in chosen]
    if match:
        conditions.append("p.rowid IN (SELECT rowid FROM pages_fts WHERE pages_fts MATCH :match)")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    values: dict[str, object] = {**chosen, "match": match, "confidence": question.confidence}
    return f"WITH hits AS MATERIALIZED (SELECT p.rowid AS id, p.page_id FROM pages p{where})", values


def _shown(hits: str, match: str) -> str:
    columns = "p.page_id, p.source, s.name AS source_name, p.url, p.title, p.country, p.language, p.n_mentions"
    if not match:
        return (
            f"{hits} SELECT {columns}, substr(p.text, 1, 240) AS snippet FROM hits h JOIN pages p ON p.rowid = h.id "
            "JOIN sources s USING (source) ORDER BY p.n_mentions DESC, p.page_id LIMIT :limit OFFSET :offset"
        )
    return (
        f"{hits} SELECT {columns}, snippet(pages_fts, -1, '{_OPEN}', '{_CLOSE}', '…', 28) AS snippet "
        "FROM pages_fts JOIN pages p ON p.rowid = pages_fts.rowid JOIN sources s USING (source) "
        "WHERE pages_fts MATCH :match AND p.rowid IN (SELECT id FROM hits) "
        "ORDER BY rank, p.page_id LIMIT :limit OFFSET :offset"
    )


def _facets(
    connection: sqlite3.Connection, names: Sequence[str], chosen: Mapping[str, str], match: str, question: Question
) -> list[Facet]:
    """Each facet counts the hits of all other choices, so that another value of it can be chosen."""
    facets = []
    for name in names:
        others = {other: value for other, value in chosen.items() if other != name}
        hits, values = _hits(others, match, question)
        counted = _COUNTED.get(
            name, f"SELECT p.{name} AS value, count(*) AS n FROM hits h JOIN pages p ON p.rowid = h.id GROUP BY 1"
        )
        rows = read_rows(
            connection,
            f"{hits} SELECT value, n FROM ({counted}) WHERE value IS NOT NULL ORDER BY n DESC, value LIMIT :limit",
            **values,
            limit=SHOWN_VALUES,
        )
        facets.append(Facet(name, chosen.get(name), tuple((str(row["value"]), int(row["n"])) for row in rows)))
    return facets


def _snippet(text: str | None) -> Markup:
    marked = str(escape(text or "")).replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>")
    return Markup(marked)


def plain_snippet(snippet: Markup) -> str:
    """A snippet as text, for a list that is downloaded."""
    return snippet.striptags()
