"""The words that a fact rests on, read from a release's SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from normalized.exports.quotes import CONTEXT, Span, span_of
from normalized.inspector.reading import read_rows

_QUERY = f"""
SELECT s.value ->> 0 AS page_id, s.value ->> 1 AS block, s.value ->> 2 AS "start", s.value ->> 3 AS "end",
    p.source, p.url, p.title, n.name,
    substr(b.text, max((s.value ->> 2) - {CONTEXT}, 0) + 1, min(s.value ->> 2, {CONTEXT})) AS before,
    substr(b.text, (s.value ->> 2) + 1, (s.value ->> 3) - (s.value ->> 2)) AS words,
    substr(b.text, (s.value ->> 3) + 1, {CONTEXT}) AS behind
FROM json_each(:spans) s
JOIN blocks b ON b.page_id = s.value ->> 0 AND b.block = s.value ->> 1
JOIN pages p ON p.page_id = s.value ->> 0
JOIN sources n USING (source)
"""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One span of evidence, with up to 80 characters of its block around it. name: of the source."""

    page_id: str
    block: int
    source: str
    name: str
    title: str
    before: str
    words: str
    behind: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a fact: all its spans by the source that says so, in their order."""

    sides: Mapping[str, tuple[Quotation, ...]]


def quote_evidence(
    connection: sqlite3.Connection, evidence: Iterable[list[dict[str, Any]]], *, each: int = 6
) -> list[Evidence]:
    """The quotations of several facts, one item for each. evidence: cells of that column.

    each: quotations that are given for a source at most.
    """
    spans = [[span_of(span) for span in cell] for cell in evidence]
    wanted = sorted({span for of_fact in spans for span in of_fact})
    found: dict[Span, Quotation] = {}
    for row in read_rows(connection, _QUERY, spans=json.dumps(wanted)):
        found[span_of(row)] = Quotation(
            row["page_id"],
            row["block"],
            row["source"],
            row["name"],
            row["title"] or row["url"],
            row["before"] or "",
            row["words"] or "",
            row["behind"] or "",
        )
    return [_by_source([found[span] for span in of_fact if span in found], each) for of_fact in spans]


def _by_source(quotations: list[Quotation], each: int) -> Evidence:
    sides: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        sides.setdefault(quotation.name, []).append(quotation)
    return Evidence({name: tuple(said[:each]) for name, said in sides.items()})
