"""changes.jsonl: what a release says that the one before it did not, by table and key, and why."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb

from normalized.database import connect
from normalized.release.causes import PAGE_CAUSES, RULES, SOURCE, make_causes
from normalized.release.judged import judged_differently
from normalized.schema import TABLES, ColumnType, Table
from normalized.schema.sqlite import quoted


def release_changes(
    before: Path, after: Path, scratch: Path | None = None, *, only: Collection[str] | None = None
) -> Iterator[dict[str, Any]]:
    """Every change between two releases, in the order of tables and keys.

    before, after: folders of Parquet files. scratch: folder for what does not fit into memory. only: names of the
    tables to compare, all by default.

    A change has `table`, `key`, `change` (added, removed, changed), `cause` (source, page, judgement, rules: see
    `normalized.release.causes`), and either `row` (added and removed rows, without the `text` of pages and blocks) or
    `fields` with old and new value. A changed fact has its `evidence`, also where that stayed the same.
    """
    with closing(connect(scratch)) as connection:
        for table in TABLES:
            _make_views(connection, table, before, after)
        connection.execute("CREATE TEMP TABLE judged_anew (page_id VARCHAR)")
        for page_id in judged_differently(before.parent, after.parent):
            connection.execute("INSERT INTO judged_anew VALUES (?)", [page_id])
        connection.execute(PAGE_CAUSES)
        for table in TABLES:
            if only is None or table.name in only:
                yield from _table_changes(connection, table)


def write_changes(before: Path | None, after: Path, path: Path, scratch: Path | None = None) -> int:
    """Write the changes as JSON lines and return their number; an empty file where there is no release before."""
    lines = 0
    with path.open("w", encoding="utf-8") as file:
        if before is not None:
            for line in release_changes(before, after, scratch):
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                lines += 1
    return lines


def _make_views(connection: duckdb.DuckDBPyConnection, table: Table, before: Path, after: Path) -> None:
    for side, folder in (("after", after), ("before", before)):
        file = folder / f"{table.name}.parquet"
        path = str(file).replace("'", "''")
        # A table that a release of an older data model lacks was empty then.
        rows = f"read_parquet('{path}')" if file.is_file() else f"(SELECT * FROM {table.name}_after LIMIT 0)"
        connection.execute(f"CREATE VIEW {table.name}_{side} AS SELECT * FROM {rows}")


def _columns(connection: duckdb.DuckDBPyConnection, view: str) -> set[str]:
    return {str(row[0]) for row in connection.execute(f"DESCRIBE {view}").fetchall()}


def _table_changes(connection: duckdb.DuckDBPyConnection, table: Table) -> Iterator[dict[str, Any]]:
    """The changes of one table. Columns that only one of the two releases has are not compared."""
    common = _columns(connection, f"{table.name}_before") & _columns(connection, f"{table.name}_after")
    columns = [column for column in table.columns if column.name in common and column.name not in table.key]
    cause_key = quoted(make_causes(connection, table))
    on = " AND ".join(f"o.{quoted(name)} = n.{quoted(name)}" for name in table.key)
    keys = ", ".join(f"coalesce(n.{quoted(name)}, o.{quoted(name)}) AS {quoted(name)}" for name in table.key)
    first = quoted(table.key[0])
    old = ", ".join(f"o.{quoted(column.name)}" for column in columns)
    new = ", ".join(f"n.{quoted(column.name)}" for column in columns)
    result = connection.execute(
        f"SELECT o.{first} IS NULL, n.{first} IS NULL, c.cause, {keys}, {old}, {new} "
        f"FROM {table.name}_before o FULL OUTER JOIN {table.name}_after n ON {on} "
        f"LEFT JOIN causes c ON c.{cause_key} = coalesce(n.{cause_key}, o.{cause_key}) "
        f"WHERE o.{first} IS NULL OR n.{first} IS NULL OR row({old}) IS DISTINCT FROM row({new}) "
        f"ORDER BY {', '.join(str(4 + place) for place in range(len(table.key)))}"
    )
    while rows := result.fetchmany(1_000):
        for added, removed, cause, *values in rows:
            yield {
                "table": table.name,
                "key": dict(zip(table.key, values, strict=False)),
                "change": "added" if added else "removed" if removed else "changed",
                "cause": cause or (SOURCE if table.name == "sources" else RULES),
                **_content(table, [column.name for column in columns], values[len(table.key) :], added, removed),
            }


def _content(table: Table, names: list[str], values: list[Any], added: bool, removed: bool) -> dict[str, Any]:
    old, new = (
        {name: _read(table, name, value) for name, value in zip(names, half, strict=True)}
        for half in (values[: len(names)], values[len(names) :])
    )
    if added or removed:
        row = new if added else old
        return {"row": {name: value for name, value in row.items() if value is not None and name != "text"}}
    fields = {name: {"old": old[name], "new": new[name]} for name in names if old[name] != new[name]}
    return {"fields": fields, "evidence": new["evidence"]} if new.get("evidence") else {"fields": fields}


def _read(table: Table, name: str, value: Any) -> Any:
    return json.loads(value) if value is not None and table.column(name).type is ColumnType.OBJECT else value
