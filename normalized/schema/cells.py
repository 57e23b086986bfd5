"""The rules of a definition for one row, in Python: what a writer of rows checks before it stores them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import isfinite
from typing import Any

from normalized.schema.definition import Column, ColumnType, Table
from pipeline.edtf import is_edtf

Allows = Callable[[Any], bool]


def first_fault(table: Table, rows: Sequence[Mapping[str, Any]]) -> str | None:
    """One line about the first cell that breaks the definition, None where all rows keep it. Absent keys are nulls."""
    for name, required, allows in _rules(table):
        for row in rows:
            value = row.get(name)
            if value is None:
                if required:
                    return f"{table.name}.{name} is missing"
            elif not allows(value):
                return f"{table.name}.{name} cannot be {ascii(value)[:80]}"
    return None


@cache
def _rules(table: Table) -> tuple[tuple[str, bool, Allows], ...]:
    return tuple((column.name, column.required, rule) for column in table.columns for rule in _column_rules(column))


def _column_rules(column: Column) -> Iterator[Allows]:
    if column.values:
        yield frozenset(column.values).__contains__
    elif column.pattern:
        yield _matches(column.pattern)
    elif column.edtf:
        yield _is_date if column.type is ColumnType.STRING else _are_dates
    elif column.type in (ColumnType.STRING, ColumnType.OBJECT):
        yield _is_text
    elif column.type in (ColumnType.INTEGER, ColumnType.NUMBER):
        yield _within(column.minimum, column.maximum)
    elif column.required:
        yield lambda _: True


def _is_text(value: str) -> bool:
    """Text that UTF-8 can hold (no half of a surrogate pair), and not empty."""
    if value.isascii():
        return bool(value)
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


_is_date = lru_cache(maxsize=10_000)(is_edtf)


def _are_dates(values: Sequence[str]) -> bool:
    return all(map(_is_date, values))


def _matches(pattern: str) -> Allows:
    compiled = re.compile(pattern)
    known: dict[str, bool] = {}

    def allows(value: str) -> bool:
        if value not in known:
            if len(known) > 10_000:
                known.clear()
            known[value] = compiled.fullmatch(value) is not None
        return known[value]

    return allows


def _within(minimum: float | None, maximum: float | None) -> Allows:
    low = float("-inf") if minimum is None else minimum
    high = float("inf") if maximum is None else maximum
    return lambda value: low <= value <= high and isfinite(value)
