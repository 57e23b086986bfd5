"""docs/data-model.md, generated from the table definitions: `python -m normalized.schema.docs docs/data-model.md`."""

from __future__ import annotations

import sys
from pathlib import Path

from normalized.schema.definition import Column, ColumnType, Table
from normalized.schema.frictionless import CELL_RULES
from normalized.schema.tables import TABLES

_WORDS = {
    ColumnType.STRING: "text",
    ColumnType.OBJECT: "JSON object",
    ColumnType.STRINGS: "list of texts",
    ColumnType.EVIDENCE: "list of spans",
}

_HEAD = f"""\
# Data model

Generated from `normalized/schema` by `python -m normalized.schema.docs docs/data-model.md`; a test fails
where the two differ. `datapackage.json`, `schema/*.json`, the Parquet schema and the SQLite tables of a release come
from the same definition.

Ids are hashes of what the row is about, or natural keys (GeoNames ids): the same fact has the same id in every release.
Dates are EDTF (ISO 8601-2), languages ISO 639-1, countries ISO 3166-1 alpha-2, phone numbers E.164. Rows are sorted by
the key. A span is `page_id`, `block`, `start`, `end`: characters (Unicode code points) in the text of one block.

## How CSV cells are written

{CELL_RULES}
"""


def _allowed(column: Column) -> str:
    if column.values:
        return ", ".join(f"`{value}`" for value in column.values)
    bounds = [
        f"{sign} {limit:g}" for sign, limit in (("≥", column.minimum), ("≤", column.maximum)) if limit is not None
    ]
    if column.pattern:
        return "`" + column.pattern.replace("|", "\\|") + "`"
    return ", ".join(bounds)


def _table_section(table: Table) -> str:
    targets = {
        name: f" → `{foreign.table}.{reference}`"
        for foreign in table.foreign_keys
        for name, reference in zip(foreign.columns, foreign.references, strict=True)
    }
    rows = [
        f"| `{column.name}`{' 🔑' if column.name in table.key else ''} "
        f"| {_WORDS.get(column.type, column.type.value)}{'' if column.required else ', may be absent'} "
        f"| {_allowed(column)} | {column.description}{targets.get(column.name, '')} |"
        for column in table.columns
    ]
    head = f"## {table.name}\n\n{table.description}\n\n| column | type | allowed | what it is |\n|---|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def data_model() -> str:
    """The page as Markdown."""
    return "\n".join([_HEAD, *(_table_section(table) for table in TABLES)])


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(data_model(), encoding="utf-8")
