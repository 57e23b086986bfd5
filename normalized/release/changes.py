"""changes.jsonl: what a release says that the one before it did not, by table and key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from normalized.database import connect
from normalized.schema import TABLES, ColumnType, Table
from normalized.schema.sqlite import quoted


def _view(connection: duckdb.DuckDBPyConnection, name: str, path: Path) -> list[str]:
    quoted_path = str(path).replace("'", "''")
    connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet('{quoted_path}')")
    return [str(row[0]) for row in connection.execute(f"DESCRIBE {name}").fetchall()]


def _read(value: Any, type_of: ColumnType) -> Any:
    return json.loads(value) if type_of is ColumnType.OBJECT and value is not None else value


def table_changes(
    connection: duckdb.DuckDBPyConnection, table: Table, before: Path, after: Path
) -> Iterator[dict[str, Any]]:
    """The changes of one table in the order of its key: rows added, removed, and fields with old and new value.

    before, after: the table's Parquet files. Columns that only one of the two has are not compared.
    """
    common = set(_view(connection, "rows_before", before)) & set(_view(connection, "rows_after", after))
    columns = [column for column in table.columns if column.name in common and column.name not in table.key]
    on = " AND ".join(f"o.{quoted(name)} = n.{quoted(name)}" for name in table.key)
    keys = ", ".join(f"coalesce(n.{quoted(name)}, o.{quoted(name)})" for name in table.key)
    first = quoted(table.key[0])
    old = ", ".join(f"o.{quoted(column.name)}" for column in columns)
    new = ", ".join(f"n.{quoted(column.name)}" for column in columns)
    result = connection.execute(
        f"SELECT o.{first} IS NULL, n.{first} IS NULL, {keys}, {old}, {new} "
        f"FROM rows_before o FULL OUTER JOIN rows_after n ON {on} "
        f"WHERE o.{first} IS NULL OR n.{first} IS NULL OR row({old}) IS DISTINCT FROM row({new}) "
        f"ORDER BY {', '.join(str(3 + place) for place in range(len(table.key)))}"
    )
    width = len(table.key)
    while rows := result.fetchmany(1_000):
        for added, removed, *values in rows:
            line: dict[str, Any] = {
                "table": table.name,
                "key": dict(zip(table.key, values[:width], strict=True)),
                "change": "added" if added else "removed" if removed else "changed",
            }
            olds = values[width : width + len(columns)]
            news = values[width + len(columns) :]
            if not added and not removed:
                line["fields"] = {
                    column.name: {"old": _read(before_value, column.type), "new": _read(after_value, column.type)}
                    for column, before_value, after_value in zip(columns, olds, news, strict=True)
                    if before_value != after_value
                }
            else:
                line["row"] = {
                    column.name: _read(value, column.type)
                    for column, value in zip(columns, news if added else olds, strict=True)
                    if value is not None and column.name != "text"
                }
            yield line


def write_changes(before: Path | None, after: Path, path: Path, scratch: Path | None = None) -> int:
    """Write `changes.jsonl` and return the number of lines; empty where there is no release before.

    before, after: folders of Parquet files. scratch: folder for what does not fit into memory.
    The `text` of added and removed pages and blocks is left out: it stands in the release itself.
    """
    lines = 0
    with path.open("w", encoding="utf-8") as file, connect(scratch) as connection:
        for table in TABLES if before is not None else ():
            assert before is not None
            if not (before / f"{table.name}.parquet").is_file():
                continue
            name = f"{table.name}.parquet"
            for line in table_changes(connection, table, before / name, after / name):
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                lines += 1
    return lines
