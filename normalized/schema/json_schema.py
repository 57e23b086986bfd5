"""The definition as JSON Schema (draft 2020-12), one schema a table: what one line of the JSONL files is."""

from __future__ import annotations

from typing import Any

from normalized.schema.definition import Column, ColumnType, Table

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_SPAN = {
    "type": "object",
    "properties": {
        "page_id": {"type": "string"},
        "block": {"type": "integer", "minimum": 0},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    },
    "required": ["page_id", "block", "start", "end"],
    "additionalProperties": False,
}

_TYPES: dict[ColumnType, dict[str, Any]] = {
    ColumnType.STRING: {"type": "string", "minLength": 1},
    ColumnType.INTEGER: {"type": "integer"},
    ColumnType.NUMBER: {"type": "number"},
    ColumnType.BOOLEAN: {"type": "boolean"},
    ColumnType.OBJECT: {"type": "object", "additionalProperties": {"type": "string"}},
    ColumnType.STRINGS: {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
    ColumnType.EVIDENCE: {"type": "array", "items": _SPAN},
}


def property_schema(column: Column) -> dict[str, Any]:
    """One column; a column that may be absent allows null."""
    schema = {**_TYPES[column.type], "description": column.description}
    if column.pattern:
        schema["pattern"] = f"^({column.pattern})$"
    if column.minimum is not None:
        schema["minimum"] = column.minimum
    if column.maximum is not None:
        schema["maximum"] = column.maximum
    if column.values:
        schema["enum"] = [*column.values] if column.required else [*column.values, None]
    if not column.required:
        schema["type"] = [schema["type"], "null"]
    return schema


def json_schema(table: Table) -> dict[str, Any]:
    """One table's rows as JSON Schema. Every column is there on every line, null where the value is absent."""
    return {
        "$schema": DRAFT,
        "title": table.title,
        "description": table.description,
        "type": "object",
        "properties": {column.name: property_schema(column) for column in table.columns},
        "required": [column.name for column in table.columns],
        "additionalProperties": False,
    }
