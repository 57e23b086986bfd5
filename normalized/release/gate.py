"""The quality gate: what must hold before a release can be seen: SQL on the Parquet files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from normalized.errors import GateError
from normalized.exports.tables import ReleaseTables
from normalized.release.dates import date_columns, wrong_dates
from normalized.schema import TABLES, ColumnType, Table
from normalized.schema.arrow import arrow_schema
from normalized.schema.sqlite import quoted


@dataclass(frozen=True, slots=True)
class CellRule:
    """A rule that one row can break by itself. broken: SQL condition, true for rows that break it."""

    table: Table
    rule: str
    broken: str


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that needs more than one row. query: gives the key of every row that breaks it."""

    table: str
    rule: str
    query: str


def _key(table: Table, alias: str = "") -> str:
    return "concat_ws(':', " + ", ".join(alias + quoted(name) for name in table.key) + ")"


def cell_rules(table: Table) -> Iterator[CellRule]:
    """The rules for the cells of a table, column after column."""
    for column in table.columns:
        name = quoted(column.name)
        if column.required:
            yield CellRule(table, f"{column.name} is there", f"{name} IS NULL")
        if column.type is ColumnType.STRING:
            yield CellRule(table, f"{column.name} is not the empty text", f"{name} = ''")
        if column.type is ColumnType.NUMBER:
            yield CellRule(table, f"{column.name} is a number", f"NOT isfinite({name})")
        if column.type is ColumnType.OBJECT:
            yield CellRule(table, f"{column.name} is JSON", f"NOT json_valid({name})")
        if column.values:
            allowed = ", ".join(f"'{value}'" for value in column.values)
            yield CellRule(table, f"{column.name} is one of the allowed values", f"{name} NOT IN ({allowed})")
        if column.pattern:
            broken = f"NOT regexp_full_match({name}, '{column.pattern}')"
            yield CellRule(table, f"{column.name} matches {column.pattern}", broken)
        if column.minimum is not None:
            yield CellRule(table, f"{column.name} is at least {column.minimum:g}", f"{name} < {column.minimum}")
        if column.maximum is not None:
            yield CellRule(table, f"{column.name} is at most {column.maximum:g}", f"{name} > {column.maximum}")


def table_checks(table: Table) -> Iterator[Check]:
    """Uniqueness of the key, references to other tables, and spans of evidence."""
    key = ", ".join(map(quoted, table.key))
    yield Check(
        table.name,
        f"({', '.join(table.key)}) is unique",
        f"SELECT concat_ws(':', {key}) FROM {quoted(table.name)} GROUP BY {key} HAVING count(*) > 1",
    )
    for foreign in table.foreign_keys:
        pairs = zip(foreign.columns, foreign.references, strict=True)
        joined = " AND ".join(f"t.{quoted(reference)} = f.{quoted(column)}" for column, reference in pairs)
        given = " AND ".join(f"f.{quoted(column)} IS NOT NULL" for column in foreign.columns)
        yield Check(
            table.name,
            f"({', '.join(foreign.columns)}) is a row of {foreign.table}",
            f"SELECT {_key(table, 'f.')} FROM {quoted(table.name)} f "
            f"ANTI JOIN {quoted(foreign.table)} t ON {joined} WHERE {given}",
        )
    if any(column.type is ColumnType.EVIDENCE for column in table.columns):
        yield Check(
            table.name,
            "evidence lies inside a block's text",
            f"SELECT {_key(table, 'f.')} FROM (SELECT *, unnest(evidence) AS span FROM {quoted(table.name)}) f "
            "LEFT JOIN blocks b ON b.page_id = f.span.page_id AND b.block = f.span.block "
            'WHERE b.page_id IS NULL OR f.span.start < 0 OR f.span.start >= f.span."end" '
            'OR f.span."end" > length(b.text)',
        )


_CONTENT_CHECKS = (
    Check(
        "mentions",
        "raw is the text between start and end",
        "SELECT concat_ws(':', m.page_id, m.block, m.start, m.\"end\") FROM mentions m "
        "LEFT JOIN blocks b USING (page_id, block) "
        'WHERE substring(b.text, m.start + 1, m."end" - m.start) IS DISTINCT FROM m.raw',
    ),
    Check(
        "pages",
        "n_blocks, n_kept and n_mentions count the rows of the page",
        "SELECT p.page_id FROM pages p "
        "LEFT JOIN (SELECT page_id, count(*) AS n, count(*) FILTER (kept) AS k FROM blocks GROUP BY page_id) b "
        "USING (page_id) "
        "LEFT JOIN (SELECT page_id, count(*) AS n FROM mentions GROUP BY page_id) m USING (page_id) "
        "WHERE (p.n_blocks, p.n_kept, p.n_mentions) IS DISTINCT FROM "
        "(coalesce(b.n, 0), coalesce(b.k, 0), coalesce(m.n, 0))",
    ),
    Check(
        "pages",
        "a failed page has an issue that says why",
        "SELECT page_id FROM pages p ANTI JOIN (SELECT page_id FROM issues WHERE severity = 'error') i "
        "USING (page_id) WHERE p.status = 'failed'",
    ),
    Check("pages", "there is at least one page", "SELECT 'none' WHERE NOT EXISTS (FROM pages)"),
)


def all_checks() -> list[Check]:
    """Every check that needs more than one row."""
    return [*(check for table in TABLES for check in table_checks(table)), *_CONTENT_CHECKS]


def check_tables(tables: ReleaseTables, parquet: Path) -> None:
    """Run every check on the Parquet files of a release; raises GateError with all that failed."""
    strange = [
        f"{table.name}: columns are not those of the definition"
        for table in TABLES
        if not pq.read_schema(parquet / f"{table.name}.parquet").equals(arrow_schema(table))
    ]
    if strange:
        raise GateError(tuple(strange))
    # Parquet's statistics leave NaN out, and with this optimizer DuckDB 2.0 answers isfinite() from them.
    tables.connection.execute("SET disabled_optimizers = 'statistics_propagation'")
    failures = tuple(_failures(tables.connection))
    tables.connection.execute("RESET disabled_optimizers")
    if failures:
        raise GateError(failures)


def _failures(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """One line for every rule that is broken: how many rows break it, and the key of one of them."""
    for table in TABLES:
        # One scan a table: conditions stand in aggregates, not in WHERE.
        rules = list(cell_rules(table))
        aggregates = ", ".join(f"count(*) FILTER ({rule.broken})" for rule in rules)
        counts = connection.execute(f"SELECT {aggregates} FROM {quoted(table.name)}").fetchone()
        assert counts is not None
        for rule, count in zip(rules, counts, strict=True):
            if count:
                example = f"SELECT min({_key(table)}) FILTER ({rule.broken}) FROM {quoted(table.name)}"
                yield _failure(connection, table.name, rule.rule, count, example)
    for check in all_checks():
        counts = connection.execute(f"SELECT count(*) FROM ({check.query})").fetchone()
        assert counts is not None
        if counts[0]:
            example = f"SELECT min(key) FROM ({check.query}) broken(key)"
            yield _failure(connection, check.table, check.rule, counts[0], example)

    for column in date_columns():
        if wrong := wrong_dates(connection, column):
            yield f"{column.table.name}: {column.name} is EDTF: {len(wrong)} values break it, one is {wrong[0]!r}"


def _failure(connection: duckdb.DuckDBPyConnection, table: str, rule: str, count: int, example: str) -> str:
    found = connection.execute(example).fetchone()
    assert found is not None
    return f"{table}: {rule}: {count} rows break it, one is {found[0]}"
