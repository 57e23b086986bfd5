"""The definition as SQLite tables."""

from __future__ import annotations

from normalized.schema.definition import Column, ColumnType, Table

_TYPES = {
    ColumnType.STRING: "TEXT",
    ColumnType.INTEGER: "INTEGER",
    ColumnType.NUMBER: "REAL",
    ColumnType.BOOLEAN: "INTEGER",
    ColumnType.OBJECT: "TEXT",
    ColumnType.STRINGS: "TEXT",
    ColumnType.EVIDENCE: "TEXT",
}

SEARCHED = frozenset({"pages"})
"""Tables with full-text search: FTS5 names their rows by rowid."""


def quoted(name: str) -> str:
    """A column or table name as SQL writes it; `end` is a keyword."""
    return f'"{name}"'


def _column_sql(column: Column) -> str:
    # No CHECK constraints: the gate has checked every value, and they double the time of filling the file.
    required = " NOT NULL" if column.required else ""
    return f"{quoted(column.name)} {_TYPES[column.type]}{required}"


def create_table(table: Table) -> str:
    """The `CREATE TABLE` statement. Lists and objects are JSON text, booleans 0 and 1.

    Tables are stored in the order of their key (WITHOUT ROWID), but for those that full-text search refers to.
    """
    lines = [_column_sql(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    lines.extend(
        f"FOREIGN KEY ({', '.join(map(quoted, foreign.columns))}) "
        f"REFERENCES {quoted(foreign.table)} ({', '.join(map(quoted, foreign.references))})"
        for foreign in table.foreign_keys
    )
    body = ",\n  ".join(lines)
    storage = "" if table.name in SEARCHED else " WITHOUT ROWID"
    return f"CREATE TABLE {quoted(table.name)} (\n  {body}\n){storage}"


def create_indexes(table: Table) -> list[str]:
    """One index for each foreign key that the primary key does not serve already."""
    return [
        f"CREATE INDEX {quoted('_'.join((table.name, *foreign.columns)))} "
        f"ON {quoted(table.name)} ({', '.join(map(quoted, foreign.columns))})"
        for foreign in table.foreign_keys
        if foreign.columns != table.key[: len(foreign.columns)]
    ]
