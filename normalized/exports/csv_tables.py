"""csv/<table>.csv: UTF-8, comma, one header line, lines end with a line feed; opens in a spreadsheet without harm.

How cells are written is said in `normalized.schema.frictionless.CELL_RULES`; `unescape` undoes it for text.
"""

from __future__ import annotations

from pathlib import Path

from normalized.exports.registry import register
from normalized.exports.tables import ReleaseTables
from normalized.schema import TABLES, ColumnType, Table
from normalized.schema.definition import Column
from normalized.schema.sqlite import quoted

_SIGNS = r"^[=+\-@\t\r'']"
"""A cell that starts with one of these is a formula to some spreadsheet (OWASP, "CSV Injection"), or looks escaped."""


_FORMAT = "FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR ''"


class CsvTables:
    """One CSV file a table."""

    name = "csv"
    in_release = True

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        """Write one file a table."""
        written = []
        for table in TABLES:
            path = folder / f"{table.name}.csv"
            tables.copy(table, _columns(table), path, _FORMAT)
            written.append(path)
        return written


def unescape(cell: str, *, phones: bool = False) -> str:
    """The text that a text cell stands for. phones: True for a column that holds E.164 numbers."""
    if cell.startswith("'"):
        return cell[1:]
    return cell[4:] if phones and cell.startswith("tel:+") else cell


def _columns(table: Table) -> str:
    return ", ".join(f"{_cell(column)} AS {quoted(column.name)}" for column in table.columns)


def _cell(column: Column) -> str:
    name = quoted(column.name)
    if column.type is ColumnType.STRING:
        phone = rf"WHEN regexp_matches({name}, '^\+[0-9]') THEN 'tel:' || {name} " if column.phones else ""
        return f"CASE {phone}WHEN regexp_matches({name}, '{_SIGNS}') THEN '''' || {name} ELSE {name} END"
    if column.type in (ColumnType.STRINGS, ColumnType.EVIDENCE):
        return f"to_json({name})::VARCHAR"
    if column.type in (ColumnType.INTEGER, ColumnType.NUMBER):
        return f"CASE WHEN {name} < 0 THEN ' ' || {name}::VARCHAR ELSE {name}::VARCHAR END"
    return name


register(CsvTables())
