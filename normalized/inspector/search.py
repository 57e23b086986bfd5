"""Full-text search over pages, with snippets and facets."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from normalized.exports.sqlite_file import PAGE_FACETS
from normalized.inspector.reading import Row, has_table, read_rows
from pipeline.block import BlockLabel
from pipeline.record import MentionType

PAGE_ROWS = 25
"""Hits on a page of the view."""

LIST_ROWS = 10_000
"""Hits in a list that is downloaded at most."""

FACETS = ("country", "language", "type", "label", "source", "status", "release")
"""What hits can be narrowed by.

type, label: pages with a mention, or a block, of that kind. release: pages of cities of which it changed something.
"""

OPENING = 240
"""Characters of a page's beginning, where no words were sought, or none can be shown."""

LONGEST_SNIPPED = 100_000
"""Characters of a page in which the words are shown: FTS5 compares all places of a word with all, so that a page that
says it 20,000 times takes four seconds."""

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
    "release": "p.area_id IN (SELECT a.value FROM changes c, json_each(c.areas) a WHERE c.release = :release)",
}

_KINDS = {"label": tuple(map(str, BlockLabel)), "type": tuple(map(str, MentionType))}
"""Facets of which a page has several values, each a column of `page_facets`."""

_COUNTED = {
    **{
        name: f"SELECT '{name}' AS facet, {name} AS value, count(*) AS n FROM hits GROUP BY 2"
        for name in ("country", "language", "source", "status")
    },
    "release": "SELECT 'release' AS facet, c.release AS value, count(*) AS n FROM hits h "
    "JOIN (SELECT DISTINCT c.release, a.value AS area_id FROM changes c, json_each(c.areas) a) c USING (area_id) "
    "GROUP BY 2",
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
    names = [name for name in FACETS if name != "release" or has_table(connection, "changes")]
    chosen = {name: value for name, value in (question.chosen or {}).items() if name in names and value}
    match = full_text_query(question.words)
    # Files of older releases lack this table; then it is made for the query.
    before = "" if has_table(connection, "page_facets") else f"page_facets AS MATERIALIZED ({PAGE_FACETS}), "
    values: dict[str, object] = {**chosen, "match": match, "confidence": question.confidence}
    facets = _facets(connection, names, chosen, before, match, values)
    hits = _hits(chosen, before, match)
    total = int(read_rows(connection, f"{hits} SELECT count(*) AS n FROM hits", **values)[0]["n"])
    offset = (question.page - 1) * PAGE_ROWS
    shown = read_rows(connection, _shown(hits, match), **values, limit=limit, offset=offset)
    for row in shown:
        row["snippet"] = _snippet(row["snippet"])
    return Found(total, tuple(shown), facets)


def _hits(chosen: Mapping[str, str], before: str, match: str) -> str:
    """SQL: the pages that a question finds. before: tables that the file lacks."""
    conditions = [_CONDITIONS.get(name) or _has_kind(name, value) for name, value in chosen.items()]
    if match:
        conditions.append("p.rowid IN (SELECT rowid FROM pages_fts WHERE pages_fts MATCH :match)")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    columns = "p.rowid AS id, p.page_id, p.country, p.language, p.source, p.status, p.area_id, p.n_mentions"
    return f"WITH {before}hits AS MATERIALIZED (SELECT {columns} FROM pages p{where})"


def _has_kind(name: str, value: str) -> str:
    """SQL: whether a page has this label, or a mention of this type that is sure enough."""
    if value not in _KINDS[name]:
        return "0"
    return f"p.rowid IN (SELECT f.page FROM page_facets f WHERE {_counts(name, value)})"


def _counts(name: str, value: str) -> str:
    return f"f.type_{value} >= :confidence" if name == "type" else f"f.label_{value} = 1"


def _shown(hits: str, match: str) -> str:
    columns = "p.page_id, p.source, s.name AS source_name, p.url, p.title, p.country, p.language, p.n_mentions"
    if not match:
        return (
            f"{hits}, shown AS MATERIALIZED (SELECT id FROM hits ORDER BY n_mentions DESC, page_id "
            f"LIMIT :limit OFFSET :offset) SELECT {columns}, substr(p.text, 1, {OPENING}) AS snippet "
            "FROM shown h JOIN pages p ON p.rowid = h.id JOIN sources s USING (source) "
            "ORDER BY p.n_mentions DESC, p.page_id"
        )
    # Snippets are made of what is shown alone: SQLite would make them of every hit before it sorts.
    return (
        f"{hits}, shown AS MATERIALIZED (SELECT f.rowid AS id, f.rank AS place FROM pages_fts f "
        "JOIN hits h ON h.id = f.rowid WHERE f.pages_fts MATCH :match ORDER BY f.rank, h.page_id "
        f"LIMIT :limit OFFSET :offset) SELECT {columns}, CASE WHEN length(p.text) > {LONGEST_SNIPPED} "
        f"THEN substr(p.text, 1, {OPENING}) "
        f"ELSE snippet(pages_fts, -1, '{_OPEN}', '{_CLOSE}', '…', 28) END AS snippet "
        "FROM pages_fts JOIN shown h ON h.id = pages_fts.rowid JOIN pages p ON p.rowid = h.id "
        "JOIN sources s USING (source) WHERE pages_fts MATCH :match ORDER BY h.place, p.page_id"
    )


def _facets(
    connection: sqlite3.Connection,
    names: Sequence[str],
    chosen: Mapping[str, str],
    before: str,
    match: str,
    values: Mapping[str, object],
) -> tuple[Facet, ...]:
    """Each facet counts the hits of all other choices, so that another value of it can be chosen."""
    free = [name for name in names if name not in chosen]
    questions = [(chosen, free)] if free else []
    questions += [({other: value for other, value in chosen.items() if other != name}, [name]) for name in chosen]
    found: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
    for others, counted in questions:
        hits = _hits(others, before, match)
        union = " UNION ALL ".join(_COUNTED[name] for name in counted if name in _COUNTED)
        if union:
            for row in read_rows(connection, f"{hits} SELECT * FROM ({union}) WHERE value IS NOT NULL", **values):
                found[row["facet"]].append((str(row["value"]), int(row["n"])))
        kinds = [(name, value) for name in counted for value in _KINDS.get(name, ())]
        if kinds:
            sums = ", ".join(f"sum({_counts(name, value)}) AS {name}_{value}" for name, value in kinds)
            (row,) = read_rows(
                connection, f"{hits} SELECT {sums} FROM hits h JOIN page_facets f ON f.page = h.id", **values
            )
            for name, value in kinds:
                if row[f"{name}_{value}"]:
                    found[name].append((value, int(row[f"{name}_{value}"])))
    for counts in found.values():
        counts.sort(key=lambda item: (-item[1], item[0]))
    return tuple(Facet(name, chosen.get(name), tuple(found[name][:SHOWN_VALUES])) for name in names)


def _snippet(text: str | None) -> Markup:
    marked = str(escape(text or "")).replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>")
    return Markup(marked)


def plain_snippet(snippet: Markup) -> str:
    """A snippet as text, for a list that is downloaded."""
    return snippet.striptags()
