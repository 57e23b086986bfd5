"""The bodies whose pages were read, as the caller knows them from the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source. kind: what body it is (city, association, …). country: ISO 3166-1 alpha-2. languages: ISO 639-1."""

    id: str
    name: str
    kind: str
    country: str
    geonames_id: str | None = None
    languages: tuple[str, ...] = field(default=())
    home_url: str | None = None


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
        }
    )
    connection.register("given_sources", given)
    connection.execute("CREATE TABLE catalogue AS SELECT * FROM given_sources")
    connection.unregister("given_sources")


SOURCES = """
CREATE VIEW sources AS
SELECT c.source, c.name, c.kind, c.country, c.geonames_id AS area_id, c.languages, c.home_url,
    coalesce(n.n_pages, 0) AS n_pages, coalesce(n.n_failed, 0) AS n_failed
FROM catalogue c
LEFT JOIN (
    SELECT source, count(*) AS n_pages, count(*) FILTER (status = 'failed') AS n_failed FROM pages GROUP BY source
) n USING (source)
"""
