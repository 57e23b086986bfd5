"""The bodies whose pages were read, as the caller knows them from the catalogue."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from normalized.source_row import SourceRow


def load_sources(connection: duckdb.DuckDBPyConnection, sources: Sequence[SourceRow]) -> None:
    """Make the table `catalogue`."""
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
    alarms = [(row.id, alarm.code, alarm.message) for row in sources for alarm in row.alarms]
    given_alarms = pa.table(
        {
            name: pa.array(values, pa.string())
            for name, values in zip(("source", "code", "message"), _turned(alarms), strict=True)
        }
    )
    for name, table in (("catalogue", given), ("alarms", given_alarms)):
        connection.register("given", table)
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        connection.unregister("given")


def _turned(alarms: Sequence[tuple[str, str, str]]) -> tuple[list[str], list[str], list[str]]:
    return [alarm[0] for alarm in alarms], [alarm[1] for alarm in alarms], [alarm[2] for alarm in alarms]


SOURCES = """
CREATE VIEW sources AS
SELECT c.source, c.name, c.kind, c.country, c.geonames_id AS area_id, c.languages, c.home_url, c.stale, c.unsafe,
    coalesce(n.n_pages, 0) AS n_pages, coalesce(n.n_failed, 0) AS n_failed
FROM catalogue c
LEFT JOIN (
    SELECT source, count(*) AS n_pages, count(*) FILTER (status = 'failed') AS n_failed FROM pages GROUP BY source
) n USING (source)
"""
