"""The definition as Apache Arrow schema, and the one way in which Parquet files are written.

The same rows give the same bytes: rows are cut into row groups of a fixed size whatever batches they come in, and every
writer option is fixed here.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from normalized.schema.definition import ColumnType, Table

_EVIDENCE = pa.list_(
    pa.struct(
        [
            pa.field("page_id", pa.string()),
            pa.field("block", pa.int64()),
            pa.field("start", pa.int64()),
            pa.field("end", pa.int64()),
        ]
    )
)

ARROW_TYPES = {
    ColumnType.STRING: pa.string(),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.OBJECT: pa.string(),
    ColumnType.STRINGS: pa.list_(pa.string()),
    ColumnType.EVIDENCE: _EVIDENCE,
}


def arrow_schema(table: Table) -> Any:
    """The table as `pyarrow.Schema`: columns in order, descriptions as metadata."""
    return pa.schema(
        [
            pa.field(
                column.name,
                ARROW_TYPES[column.type],
                nullable=not column.required,
                metadata={"description": column.description},
            )
            for column in table.columns
        ],
        metadata={"table": table.name, "title": table.title, "description": table.description},
    )


def write_parquet(table: Table, batches: Iterable[Any], path: Path) -> int:
    """Write record batches as one Parquet file and return the number of rows.

    batches: `pyarrow.RecordBatch`es or tables with the definition's columns in its order, of any size, rows sorted by
    the key. Memory: one row group at a time.
    """
    schema = arrow_schema(table)
    rows = 0
    with pq.ParquetWriter(
        path,
        schema,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=3,
        use_dictionary=True,
        write_statistics=True,
        store_schema=True,
    ) as writer:
        waiting: list[Any] = []
        held = 0
        for batch in batches:
            part = pa.table(batch.columns, schema=schema)
            rows += part.num_rows
            held += part.num_rows
            waiting.append(part)
            if held >= table.row_group:
                together = pa.concat_tables(waiting)
                whole = held - held % table.row_group
                for start in range(0, whole, table.row_group):
                    writer.write_table(together.slice(start, table.row_group).combine_chunks())
                waiting, held = [together.slice(whole)], held - whole
        if held:
            writer.write_table(pa.concat_tables(waiting).combine_chunks())
    return rows
