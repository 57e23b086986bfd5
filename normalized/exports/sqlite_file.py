"""rathaus.sqlite: every table with its keys, and full-text search over the text of pages (`pages_fts`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from normalized.exports.registry import register
from normalized.exports.tables import ReleaseTables
from normalized.schema import TABLES, ColumnType, Table
from normalized.schema.definition import Column
from normalized.schema.sqlite import create_indexes, create_table, quoted

FILE = "rathaus.sqlite"

FULL_TEXT = (
    "CREATE VIRTUAL TABLE pages_fts USING fts5(title, text, content='pages', content_rowid='rowid', "
    "tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO pages_fts (rowid, title, text) SELECT rowid, title, text FROM pages",
    "INSERT INTO pages_fts (pages_fts) VALUES ('optimize')",
)


class SqliteFile:
    """One SQLite file; Datasette opens it as it is."""

    name = "sqlite"
    in_release = True

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        """Write the file."""
        path = folder / FILE
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            database.execute("BEGIN")
            for table in TABLES:
                _fill(database, tables, table)
            for statement in FULL_TEXT:
                database.execute(statement)
            database.execute("COMMIT")
            database.execute("ANALYZE")
        return [path]


def _fill(database: sqlite3.Connection, tables: ReleaseTables, table: Table) -> None:
    database.execute(create_table(table))
    places = ", ".join("?" for _ in table.columns)
    database.executemany(f"INSERT INTO {quoted(table.name)} VALUES ({places})", _values(tables, table))
    for statement in create_indexes(table):
        database.execute(statement)


def _values(tables: ReleaseTables, table: Table) -> Iterator[tuple[Any, ...]]:
    return tables.tuples(table, ", ".join(_cell(column) for column in table.columns))


def _cell(column: Column) -> str:
    name = quoted(column.name)
    if column.type in (ColumnType.STRINGS, ColumnType.EVIDENCE):
        return f"to_json({name})::VARCHAR"
    return f"{name}::INTEGER" if column.type is ColumnType.BOOLEAN else name


register(SqliteFile())
