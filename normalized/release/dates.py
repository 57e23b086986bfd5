"""Whether every date of a release is EDTF: asked of each different value once, however many rows have it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import duckdb

from normalized.schema import TABLES, ColumnType, Table
from normalized.schema.sqlite import quoted
from pipeline.edtf import is_edtf
from pipeline.record import MentionType


class DateColumn(NamedTuple):
    """A column of dates. value: SQL of one date of a row. rows: SQL that narrows its rows, true for all."""

    table: Table
    name: str
    value: str
    rows: str = "true"


def date_columns() -> Iterator[DateColumn]:
    """The columns that the definition calls dates, and the values of mentions of dates."""
    for table in TABLES:
        for column in table.columns:
            if column.edtf:
                value = quoted(column.name)
                yield DateColumn(table, column.name, value if column.type is ColumnType.STRING else f"unnest({value})")
            elif table.name == "mentions" and column.name == "value":
                yield DateColumn(table, column.name, quoted(column.name), f"type = '{MentionType.DATE.value}'")


def wrong_dates(connection: duckdb.DuckDBPyConnection, column: DateColumn) -> list[str]:
    """The values of a column of dates that are no EDTF, sorted."""
    asked = f"SELECT DISTINCT {column.value} FROM {quoted(column.table.name)} WHERE {column.rows}"
    values = (value for (value,) in connection.execute(asked).fetchall() if value is not None)
    return sorted(value for value in values if not is_edtf(value))
