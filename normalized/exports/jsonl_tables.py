"""jsonl/<table>.jsonl: one JSON object a line, every column on every line, null where a value is absent."""

from __future__ import annotations

from pathlib import Path

from normalized.exports.registry import register
from normalized.exports.tables import ReleaseTables
from normalized.schema import TABLES, ColumnType, Table
from normalized.schema.definition import Column
from normalized.schema.sqlite import quoted


class JsonlTables:
    """One file of JSON lines a table, UTF-8."""

    name = "jsonl"
    in_release = True

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        """Write one file a table."""
        written = []
        for table in TABLES:
            path = folder / f"{table.name}.jsonl"
            tables.copy(table, _columns(table), path, "FORMAT json, ARRAY false")
            written.append(path)
        return written


def _columns(table: Table) -> str:
    return ", ".join(_cell(column) for column in table.columns)


def _cell(column: Column) -> str:
    name = quoted(column.name)
    return f"{name}::JSON AS {name}" if column.type is ColumnType.OBJECT else name


register(JsonlTables())
