"""Where pages disagree, over the whole release: each issue with the words of all sides."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from normalized.inspector.city_view import Stated
from normalized.inspector.quotations import quote_evidence
from normalized.inspector.reading import Row, read_rows

SHOWN = 100
"""Disagreements that a view shows; Datasette's table of issues has all."""

_KINDS = """
SELECT code, count(*) AS n FROM issues WHERE stage = 'link' AND evidence != '[]' GROUP BY code ORDER BY n DESC, code
"""
_ISSUES = """
SELECT * FROM issues WHERE stage = 'link' AND evidence != '[]' AND (:code = '' OR code = :code)
ORDER BY severity DESC, code, issue_id LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Disagreements:
    """kinds: code and number. chosen: the code that is shown alone, empty for all."""

    kinds: tuple[Row, ...]
    chosen: str
    shown: tuple[Stated, ...]


def read_disagreements(connection: sqlite3.Connection, code: str = "") -> Disagreements:
    """The disagreements of one kind, of all where none is named; warnings first."""
    rows = read_rows(connection, _ISSUES, code=code, limit=SHOWN)
    evidence = quote_evidence(connection, [row["evidence"] for row in rows])
    shown = tuple(Stated(row, words) for row, words in zip(rows, evidence, strict=True))
    return Disagreements(tuple(read_rows(connection, _KINDS)), code, shown)
