"""The quality gate: what must hold before a release can be seen. Every check is one SQL query on the Parquet files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from normalized.errors import GateError
from normalized.exports.tables import ReleaseTables
from normalized.schema import TABLES, ColumnType, Table
from normalized.schema.arrow import arrow_schema
from normalized.schema.definition import Column
from normalized.schema.sqlite import quoted


@dataclass(frozen=True, slots=True)
class Check:
    """A query that gives the rows that break a rule; the first column of each is an example's key."""

    table: str
    rule: str
    query: str


def _key(table: Table, alias: str = "") -> str:
    return "concat_ws(':', " + ", ".join(alias + quoted(name) for name in table.key) + ")"


def _column_checks(table: Table, column: Column) -> Iterator[Check]:
    name = quoted(column.name)

    def check(rule: str, broken: str) -> Check:
        return Check(
            table.name,
            f"{column.name} {rule}",
            f"SELECT {_key(table)} FROM {quoted(table.name)} WHERE {broken}",
        )

    if column.required:
        yield check("is there", f"{name} IS NULL")
    if column.type is ColumnType.STRING:
        yield check("is not the empty text", f"{name} = ''")
    if column.values:
        allowed = ", ".join(f"'{value}'" for value in column.values)
        yield check("is one of the allowed values", f"{name} NOT IN ({allowed})")
    if column.pattern:
        yield check(f"matches {column.pattern}", f"NOT regexp_full_match({name}, '{column.pattern}')")
    if column.type is ColumnType.NUMBER:
        # Not isnan(): Parquet's statistics leave NaN out, and DuckDB 2.0 then takes the answer from them.
        yield check("is a number", f"NOT isfinite({name})")
    if column.minimum is not None:
        yield check(f"is at least {column.minimum:g}", f"{name} < {column.minimum}")
    if column.maximum is not None:
        yield check(f"is at most {column.maximum:g}", f"{name} > {column.maximum}")
    if column.type is ColumnType.OBJECT:
        yield check("is JSON", f"NOT json_valid({name})")
    if column.type is ColumnType.EVIDENCE:
        yield Check(
            table.name,
            "evidence lies inside a block's text",
            f"SELECT {_key(table, 'f.')} FROM (SELECT *, unnest(evidence) AS span FROM {quoted(table.name)}) f "
            "LEFT JOIN blocks b ON b.page_id = f.span.page_id AND b.block = f.span.block "
            'WHERE b.page_id IS NULL OR f.span.start < 0 OR f.span.start >= f.span."end" '
            'OR f.span."end" > length(b.text)',
        )


def _table_checks(table: Table) -> Iterator[Check]:
    key = ", ".join(map(quoted, table.key))
    yield Check(
        table.name,
        f"({', '.join(table.key)}) is unique",
        f"SELECT concat_ws(':', {key}) FROM {quoted(table.name)} GROUP BY {key} HAVING count(*) > 1",
    )
    for column in table.columns:
        yield from _column_checks(table, column)
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
    """Every check, table after table, then those that look at several."""
    return [*(check for table in TABLES for check in _table_checks(table)), *_CONTENT_CHECKS]


def check_tables(tables: ReleaseTables, parquet: Path) -> None:
    """Run every check on the Parquet files of a release; raises GateError with all that failed."""
    failures = []
    for table in TABLES:
        found = pq.read_schema(parquet / f"{table.name}.parquet")
        if not found.equals(arrow_schema(table)):
            failures.append(f"{table.name}: columns are not those of the definition")
    if failures:
        raise GateError(tuple(failures))
    for check in all_checks():
        row = tables.connection.execute(
            f"SELECT count(*), min(example) FROM ({check.query}) broken(example)"
        ).fetchone()
        assert row is not None
        if row[0]:
            failures.append(f"{check.table}: {check.rule}: {row[0]} rows break it, one is {row[1]}")
    if failures:
        raise GateError(tuple(failures))
