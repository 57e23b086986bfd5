"""How a table is described: columns with type and meaning, a key, references to other tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from normalized.errors import SchemaError


class ColumnType(StrEnum):
    """The types that a column may have; each form of the data (Parquet, CSV, SQLite, JSON) has its own word."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    OBJECT = "object"
    """A flat JSON object of strings; text in Parquet, SQLite and CSV."""
    STRINGS = "strings"
    """A list of strings; JSON text in SQLite and CSV."""
    EVIDENCE = "evidence"
    """A list of spans {page_id, block, start, end}; JSON text in SQLite and CSV."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    required: False where the value may be absent (null; an empty cell in CSV). No text is ever the empty string.
    values: the only values allowed, empty for any. pattern: regular expression that the whole text matches.
    minimum, maximum: bounds of a number, inclusive. phones: True where the text may be an E.164 number. edtf: True
    where the text, or each of a list, is a date or interval of EDTF (`pipeline.edtf`).
    """

    name: str
    type: ColumnType
    description: str
    required: bool = True
    values: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    phones: bool = False
    edtf: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`columns` of this table name a row of `table` by its `references`; a null in the columns refers to nothing."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One table. key: columns that are unique together, and by which the rows are sorted in every file.

    row_group: rows in one Parquet row group; smaller where rows are large, so that readers can skip.
    A table equals itself alone: what is kept by table is found without hashing all its columns, a page at a time.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    row_group: int = 50_000

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names):
            raise SchemaError(f"table {self.name} names a column twice")
        used = {*self.key, *(name for foreign in self.foreign_keys for name in foreign.columns)}
        if missing := used - set(names):
            raise SchemaError(f"table {self.name} has no column {', '.join(sorted(missing))}")

    def column(self, name: str) -> Column:
        """The column of that name; raises SchemaError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise SchemaError(f"table {self.name} has no column {name}")


def string(name: str, description: str, *, required: bool = True, pattern: str | None = None) -> Column:
    """A text column."""
    return Column(name, ColumnType.STRING, description, required=required, pattern=pattern)


def edtf(name: str, description: str, *, required: bool = False) -> Column:
    """A column of dates."""
    return Column(name, ColumnType.STRING, description, required=required, edtf=True)


def edtfs(name: str, description: str) -> Column:
    """A list of dates, sorted, each once; may be empty."""
    return Column(name, ColumnType.STRINGS, description, edtf=True)


def choice(name: str, values: tuple[str, ...], description: str, *, required: bool = True) -> Column:
    """A text column with a fixed set of values."""
    return Column(name, ColumnType.STRING, description, required=required, values=values)


def integer(name: str, description: str, *, required: bool = True, minimum: float | None = 0) -> Column:
    """A column of whole numbers, not negative unless `minimum` says otherwise."""
    return Column(name, ColumnType.INTEGER, description, required=required, minimum=minimum)


def number(
    name: str, description: str, *, required: bool = True, minimum: float | None = None, maximum: float | None = None
) -> Column:
    """A column of decimal numbers."""
    return Column(name, ColumnType.NUMBER, description, required=required, minimum=minimum, maximum=maximum)


def share(name: str, description: str, *, required: bool = True) -> Column:
    """A column of numbers from 0 to 1."""
    return number(name, description, required=required, minimum=0, maximum=1)


def boolean(name: str, description: str, *, required: bool = True) -> Column:
    """A column of true and false."""
    return Column(name, ColumnType.BOOLEAN, description, required=required)


def strings(name: str, description: str) -> Column:
    """A list of strings, sorted, each once; may be empty."""
    return Column(name, ColumnType.STRINGS, description)


def evidence(description: str = "Where it stands: spans in the text of blocks, sorted.") -> Column:
    """The spans that a fact rests on."""
    return Column("evidence", ColumnType.EVIDENCE, description)
