"""The definition as Frictionless Data Package, version 2 (https://datapackage.org)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from normalized.attribution import GEONAMES, LICENCE
from normalized.schema.definition import Column, ColumnType, Table
from normalized.schema.tables import TABLES

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"

FIELD_TYPES = {
    ColumnType.STRING: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.NUMBER: "number",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.OBJECT: "object",
    ColumnType.STRINGS: "array",
    ColumnType.EVIDENCE: "array",
}

CELL_RULES = (
    "No cell starts with a formula sign (= + - @ tab, carriage return). E.164 numbers are written as RFC 3966 URIs "
    "(tel:+352…). Any other text that starts with one of these signs, or with an apostrophe, has one apostrophe put "
    "before it: drop the first apostrophe of a text cell to get the text back. A negative number has a blank before "
    "its sign. Lists and objects are JSON. An empty cell is an absent value."
)


def field_descriptor(column: Column) -> dict[str, Any]:
    """One column as a Table Schema field."""
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern:
        constraints["pattern"] = f"^({column.pattern})$"
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    field: dict[str, Any] = {
        "name": column.name,
        "type": FIELD_TYPES[column.type],
        "description": column.description,
    }
    if constraints:
        field["constraints"] = constraints
    return field


def table_schema(table: Table) -> dict[str, Any]:
    """One table as a Table Schema."""
    schema: dict[str, Any] = {
        "$schema": SCHEMA_PROFILE,
        "fields": [field_descriptor(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(foreign.columns),
                "reference": {"resource": foreign.table, "fields": list(foreign.references)},
            }
            for foreign in table.foreign_keys
        ]
    return schema


def data_package(files: Mapping[str, Mapping[str, Any]], *, version: str) -> dict[str, Any]:
    """The descriptor of a release.

    files: for each table, the `bytes` and `hash` ("sha256:…") of its CSV file. version: the release's content hash.
    The other forms of the tables (Parquet, JSONL, SQLite) have the same columns; `release.json` lists their files.
    """
    return {
        "$schema": PROFILE,
        "name": "rathaus",
        "title": "Rathaus",
        "description": "Cities, dates, mayors, contacts and town partnerships on municipal web pages, with their "
        f"evidence. In the CSV files: {CELL_RULES}",
        "version": version,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": LICENCE,
                "title": "Creative Commons Attribution 4.0; place data by GeoNames",
            }
        ],
        "sources": [{"title": "GeoNames", "path": GEONAMES}],
        "resources": [
            {
                "$schema": RESOURCE_PROFILE,
                "name": table.name,
                "title": table.title,
                "description": table.description,
                "type": "table",
                "path": f"csv/{table.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n"},
                **files[table.name],
                "schema": table_schema(table),
            }
            for table in TABLES
        ],
    }
