"""parquet/<table>.parquet: the truth, from which everything else is made."""

from __future__ import annotations

from pathlib import Path

from normalized.exports.registry import register
from normalized.exports.tables import ReleaseTables
from normalized.schema import TABLES
from normalized.schema.arrow import write_parquet


class ParquetTables:
    """One Parquet file a table."""

    name = "parquet"
    in_release = True

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        """Write one file a table."""
        written = []
        for table in TABLES:
            path = folder / f"{table.name}.parquet"
            write_parquet(table, tables.batches(table), path)
            written.append(path)
        return written


register(ParquetTables())
