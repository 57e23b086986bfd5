"""Rows of a release's SQLite file, and the JSON that some of their cells hold."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

Row = dict[str, Any]

JSON_CELLS = frozenset(
    ("evidence", "attributes", "other_names", "languages", "language_spans", "as_of", "stated_by", "fields", "areas")
)
"""Columns that hold JSON text, whatever their table."""


def read_rows(connection: sqlite3.Connection, sql: str, **values: object) -> list[Row]:
    """The rows of a query by column name; cells of `JSON_CELLS` are decoded. values: bound by name."""
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [
        {name: _decoded(name, cell) for name, cell in zip(names, cells, strict=True)} for cells in cursor.fetchall()
    ]


def read_row(connection: sqlite3.Connection, sql: str, **values: object) -> Row | None:
    """The first row of a query, None where it has none."""
    return next(iter(read_rows(connection, sql, **values)), None)


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    """True where the file has that table: files of older releases lack some."""
    return bool(read_rows(connection, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name", name=name))


def _decoded(name: str, cell: Any) -> Any:
    return json.loads(cell) if name in JSON_CELLS and isinstance(cell, str) else cell
