"""A release at a glance: totals, sources, mentions by type and language, issues."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from normalized.exports.sqlite_file import ABSTENTIONS
from normalized.inspector.reading import Row, has_table, read_rows
from normalized.schema import TABLES
from normalized.schema.sqlite import quoted

SHOWN = 200
"""Sources that the overview lists; Datasette's table has all."""

_SOURCES = """
SELECT s.*, c.name AS area_name, (SELECT max(fetched_at) FROM pages p WHERE p.source = s.source) AS fetched_at
FROM sources s LEFT JOIN cities c USING (area_id)
ORDER BY s.n_pages DESC, s.name, s.source LIMIT :limit
"""
_ISSUES = "SELECT severity, code, count(*) AS n FROM issues GROUP BY severity, code ORDER BY severity, n DESC, code"

_CHANGES = """
SELECT published, "table", cause, sum(change = 'added') AS added, sum(change = 'changed') AS changed,
    sum(change = 'removed') AS removed
FROM changes WHERE release IN (SELECT DISTINCT release FROM changes ORDER BY published DESC LIMIT 3)
GROUP BY published, "table", cause ORDER BY published DESC, "table", cause
"""


@dataclass(frozen=True, slots=True)
class Overview:
    """totals: rows by table. issues: kinds of issues with their number.

    abstained: city mentions without a place, and kept blocks without a language, each with what it is a part of.
    changes: what the last three releases that changed something have changed, by table and cause.
    """

    totals: Mapping[str, int]
    failed: int
    sources: tuple[Row, ...]
    issues: tuple[Row, ...]
    abstained: Row
    changes: tuple[Row, ...]


def read_overview(connection: sqlite3.Connection) -> Overview:
    """Count what the release holds."""
    totals = {
        table.name: int(read_rows(connection, f"SELECT count(*) AS n FROM {quoted(table.name)}")[0]["n"])
        for table in TABLES
    }
    failed = read_rows(connection, "SELECT count(*) AS n FROM pages WHERE status = 'failed'")[0]["n"]
    return Overview(
        totals,
        int(failed),
        tuple(read_rows(connection, _SOURCES, limit=SHOWN)),
        tuple(read_rows(connection, _ISSUES)),
        read_rows(connection, "SELECT * FROM abstentions" if has_table(connection, "abstentions") else ABSTENTIONS)[0],
        tuple(read_rows(connection, _CHANGES)) if has_table(connection, "changes") else (),
    )
