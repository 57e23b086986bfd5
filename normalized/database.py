"""How DuckDB is opened: no network, bounded memory, a scratch folder of the caller's."""

from __future__ import annotations

from pathlib import Path

import duckdb

MEMORY_LIMIT = "512MB"
"""Above this DuckDB moves to the scratch folder. Python, tables under way and plots take some 250 MB beside it."""


def connect(scratch: Path | None, file: str | None = None) -> duckdb.DuckDBPyConnection:
    """A connection that never fetches an extension.

    scratch: folder for what does not fit into memory; None where the queries are small, then nothing is written.
    file: name below `scratch` of the file that holds the database, None for one in memory.
    """
    database = str(scratch / file) if scratch and file else ":memory:"
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": MEMORY_LIMIT,
        "temp_directory": str(scratch / "spill") if scratch else "",
    }
    return duckdb.connect(database, config=config)
