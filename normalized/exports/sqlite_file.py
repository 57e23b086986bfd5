"""rathaus.sqlite: every table with its keys, and full-text search over the text of pages (`pages_fts`).

For views that must answer at once it also says, page by page, which labels and types there are (`page_facets`), and
counts what was abstained from (`abstentions`).
"""

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
from pipeline.block import BlockLabel
from pipeline.record import MentionType

FILE = "rathaus.sqlite"

FULL_TEXT = (
    "CREATE VIRTUAL TABLE pages_fts USING fts5(title, text, content='pages', content_rowid='rowid', "
    "tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO pages_fts (rowid, title, text) SELECT rowid, title, text FROM pages",
    "INSERT INTO pages_fts (pages_fts) VALUES ('optimize')",
)


_LABELS = ", ".join(f"max(label = '{label}') AS label_{label}" for label in BlockLabel)
_TYPES = ", ".join(f"max(CASE WHEN type = '{kind}' THEN confidence END) AS type_{kind}" for kind in MentionType)

PAGE_FACETS = f"""
SELECT p.rowid AS page, b.*, m.* FROM pages p
LEFT JOIN (SELECT page_id AS of_blocks, {_LABELS} FROM blocks GROUP BY page_id) b ON b.of_blocks = p.page_id
LEFT JOIN (SELECT page_id AS of_mentions, {_TYPES} FROM mentions GROUP BY page_id) m ON m.of_mentions = p.page_id
"""
"""One row a page, by the number of its row in `pages`: `label_<label>` is 1 where a block has it, `type_<type>` the
confidence of its surest mention."""

ABSTENTIONS = """
SELECT (SELECT count(*) FROM mentions WHERE type = 'city' AND value = 'NIL') AS nil,
    (SELECT count(*) FROM mentions WHERE type = 'city') AS cities,
    (SELECT count(*) FROM blocks WHERE kept AND language = 'und') AS und,
    (SELECT count(*) FROM blocks WHERE kept) AS kept
"""
"""City mentions without a place among all, and kept blocks without a language among all."""

_SUMMARIES = (
    f"CREATE TABLE page_facets AS {PAGE_FACETS}",
    "CREATE UNIQUE INDEX page_facets_page ON page_facets (page)",
    f"CREATE TABLE abstentions AS {ABSTENTIONS}",
    "CREATE INDEX pages_in_lists ON pages (country, language, source, status, area_id, n_mentions, page_id)",
    "CREATE INDEX pages_last_fetched ON pages (source, fetched_at)",
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
            for statement in (*FULL_TEXT, *_SUMMARIES):
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
