"""The tables of one part: rows to Parquet files and back. Naming and committing a part is the store's."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from normalized.files import sha256_of
from normalized.parts.fact_rows import Row, Rows
from normalized.parts.results import PageResult
from normalized.parts.rows import batch_rows
from normalized.schema.arrow import arrow_schema, write_parquet
from normalized.schema.part_tables import PART_TABLES

__all__ = ["PART_TABLES", "read_table", "rows_of_pages", "write_tables"]


def write_tables(results: Iterable[PageResult], kept: Rows, folder: Path) -> dict[str, Any]:
    """Write every table of a batch below `folder`; gives checksums and counts, as a part's manifest has them.

    kept: rows of other pages of the batch, from an earlier part. Memory: the rows of the batch.
    """
    rows = batch_rows(results)
    for name, more in kept.items():
        rows[name] = sorted([*rows[name], *more], key=itemgetter("page_id"))  # stable: a page's rows keep order
    files = {}
    for table in PART_TABLES:
        path = folder / f"{table.name}.parquet"
        written = write_parquet(table, [pa.Table.from_pylist(rows[table.name], arrow_schema(table))], path)
        files[path.name] = {"sha256": sha256_of(path), "bytes": path.stat().st_size, "rows": written}
    return {"files": files, "counts": _counts(rows)}


def read_table(path: Path) -> Any:
    """One file of a part as `pyarrow.Table`."""
    return pq.read_table(path)


def rows_of_pages(table: Any, pages: Collection[str]) -> list[Row]:
    """The rows of some pages of a `pyarrow.Table`."""
    chosen = pa.array(sorted(pages), pa.string())
    rows: list[Row] = table.filter(pc.is_in(table["page_id"], value_set=chosen)).to_pylist()
    return rows


def _counts(rows: Rows) -> dict[str, Any]:
    mentions: dict[str, int] = {}
    for row in rows["mentions"]:
        mentions[row["type"]] = mentions.get(row["type"], 0) + 1
    return {
        "pages": len(rows["pages"]),
        "failed": sum(row["status"] == "failed" for row in rows["pages"]),
        "blocks_kept": sum(row["kept"] for row in rows["blocks"]),
        "blocks_stripped": sum(not row["kept"] for row in rows["blocks"]),
        "mentions": dict(sorted(mentions.items())),
        "issues": len(rows["issues"]),
    }
