"""The tables, each defined once; everything that describes them is generated from the definition."""

from __future__ import annotations

from normalized.schema.definition import Column, ColumnType, ForeignKey, Table
from normalized.schema.part_tables import PART_TABLES
from normalized.schema.tables import TABLES, table

__all__ = ["PART_TABLES", "TABLES", "Column", "ColumnType", "ForeignKey", "Table", "table"]
