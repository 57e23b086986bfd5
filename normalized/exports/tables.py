"""The tables of a release as an export sees them: SQL, record batches or rows, always in the order of the key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from normalized.database import connect
from normalized.errors import CorruptRelease
from normalized.schema import TABLES, ColumnType, Table
from normalized.schema.arrow import arrow_schema
from normalized.schema.sqlite import quoted

BATCH_ROWS = 10_000


class ReleaseTables:
    """Reads a release's tables, from the database in which they were linked or from Parquet files.

    connection: a DuckDB connection in which every table's name can be queried.
    release: folder of the published release, None while there is none yet.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, *, sorted_already: bool, release: Path | None = None
    ) -> None:
        self.connection = connection
        self.release = release
        self._abandoned = False
        self._sorted_already = sorted_already

    @classmethod
    def from_parquet(cls, folder: Path, scratch: Path | None = None, *, earlier: bool = False) -> ReleaseTables:
        """The tables of a folder of Parquet files, one each; raises CorruptRelease where one is missing.

        scratch: folder for what does not fit into memory, None where nothing may be written. earlier: True for a
        release that an older data model may have made: a table that it lacks is empty.
        """
        connection = connect(scratch)
        for table in TABLES:
            path = folder / f"{table.name}.parquet"
            if earlier and not path.is_file():
                connection.register(table.name, arrow_schema(table).empty_table())
                continue
            if not path.is_file():
                raise CorruptRelease(f"{path} is missing")
            name = str(path).replace("'", "''")
            connection.execute(f"CREATE VIEW {quoted(table.name)} AS SELECT * FROM read_parquet('{name}')")
        return cls(connection, sorted_already=True, release=folder.parent)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def abandon(self) -> None:
        """Let whoever reads rows in another thread end soon, with InterruptedError."""
        self._abandoned = True

    def select(self, table: Table, columns: str | None = None) -> str:
        """SQL that gives the table's rows in the order of its key. columns: SQL, all in their order by default."""
        chosen = columns or ", ".join(quoted(column.name) for column in table.columns)
        order = "" if self._sorted_already else f" ORDER BY {', '.join(map(quoted, table.key))}"
        return f"SELECT {chosen} FROM {quoted(table.name)}{order}"

    def batches(self, table: Table) -> Iterator[Any]:
        """The rows as `pyarrow.RecordBatch`es."""
        yield from self.connection.sql(self.select(table)).to_arrow_reader(BATCH_ROWS)

    def tuples(self, table: Table, columns: str | None = None) -> Iterator[tuple[Any, ...]]:
        """The rows as tuples."""
        return self.query(self.select(table, columns))

    def query(self, sql: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """What a query of one's own gives, row after row. values: for the question marks in it."""
        cursor = self.connection.cursor()
        try:
            result = cursor.execute(sql, list(values))
            while rows := result.fetchmany(BATCH_ROWS):
                if self._abandoned:
                    raise InterruptedError
                yield from rows
        finally:
            cursor.close()

    def rows(self, table: Table) -> Iterator[dict[str, Any]]:
        """The rows as dictionaries; JSON objects are dictionaries, spans too."""
        names = [column.name for column in table.columns]
        objects = [index for index, column in enumerate(table.columns) if column.type is ColumnType.OBJECT]
        for values in self.tuples(table):
            row = dict(zip(names, values, strict=True))
            for index in objects:
                row[names[index]] = None if values[index] is None else json.loads(values[index])
            yield row

    def copy(self, table: Table, columns: str, path: Path, options: str) -> None:
        """Write rows to a file by DuckDB's COPY, in the order of the key. columns, options: SQL.

        One thread alone: several keep what they are ahead of each other in memory, to write it in order.
        """
        target = str(path).replace("'", "''")
        self.connection.execute("SET threads = 1")
        self.connection.execute(f"COPY ({self.select(table, columns)}) TO '{target}' ({options})")
        self.connection.execute("RESET threads")

    def count(self, table: Table) -> int:
        """Number of rows."""
        row = self.connection.execute(f"SELECT count(*) FROM {quoted(table.name)}").fetchone()
        assert row is not None
        return int(row[0])
