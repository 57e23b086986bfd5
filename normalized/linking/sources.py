"""The bodies whose pages were read, as the caller knows them from the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import duckdb
import pyarrow as pa

from normalized.source_row import SourceRow


def load_sources(connection: duckdb.DuckDBPyConnection, sources: Sequence[SourceRow]) -> None:
    """Make the tables `catalogue`, `alarms` and `missed`."""
    given = pa.table(
        {
            "source": pa.array([row.id for row in sources], pa.string()),
            "name": pa.array([row.name for row in sources], pa.string()),
            "kind": pa.array([row.kind for row in sources], pa.string()),
            "country": pa.array([row.country for row in sources], pa.string()),
            "geonames_id": pa.array([row.geonames_id or None for row in sources], pa.string()),
            "languages": pa.array([sorted(set(row.languages)) for row in sources], pa.list_(pa.string())),
            "home_url": pa.array([row.home_url or None for row in sources], pa.string()),
            "stale": pa.array([row.stale for row in sources], pa.bool_()),
            "unsafe": pa.array([sorted(row.unsafe) for row in sources], pa.list_(pa.string())),
        }
    )
    alarms = [asdict(alarm) | {"source": row.id} for row in sources for alarm in row.alarms]
    missed = [asdict(address) | {"source": row.id} for row in sources for address in row.missed]
    for name, table in (
        ("catalogue", given),
        ("alarms", pa.Table.from_pylist(alarms, _texts("source", "code", "message"))),
        ("missed", pa.Table.from_pylist(missed, _texts("source", "url", "severity", "code", "message"))),
    ):
        connection.register("given", table)
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        connection.unregister("given")


def _texts(*names: str) -> pa.Schema:
    return pa.schema([(name, pa.string()) for name in names])


SOURCES = """
CREATE VIEW sources AS
SELECT c.source, c.name, c.kind, c.country, c.geonames_id AS area_id, c.languages, c.home_url, c.stale, c.unsafe,
    coalesce(n.n_pages, 0) AS n_pages, coalesce(n.n_failed, 0) AS n_failed
FROM catalogue c
LEFT JOIN (
    SELECT source, count(*) AS n_pages, count(*) FILTER (status = 'failed') AS n_failed FROM pages GROUP BY source
) n USING (source)
"""
