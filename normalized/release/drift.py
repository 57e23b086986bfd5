"""Drift: did a source suddenly say much less than in the release before? Then a site, or a rule of ours, has broken.

Only sources that are in both releases are compared, and only where there was enough to compare: that a source is gone
is a decision, that half of it fell silent is an accident. Of a source that is stale the accident is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from normalized.database import connect

_TABLES = ("sources", "pages", "blocks", "mentions", "contacts", "partnerships", "mayors", "officeholders", "networks")

_MEASURES = """
SELECT source, 'pages that could be read' AS what, count(*) FILTER (status = 'ok') AS n FROM {0}_pages GROUP BY source
UNION ALL
SELECT source, 'kept blocks', sum(n_kept) FROM {0}_pages GROUP BY source
UNION ALL
SELECT p.source, 'mentions of type ' || m.type, count(*)
FROM {0}_mentions m JOIN {0}_pages p USING (page_id) GROUP BY p.source, m.type
UNION ALL
SELECT source, 'contacts', count(*) FROM {0}_contacts GROUP BY source
UNION ALL
SELECT source, 'partnerships', count(*) FROM (SELECT unnest(stated_by) AS source FROM {0}_partnerships) GROUP BY source
UNION ALL
SELECT source, what, count(*) FROM (
    SELECT DISTINCT p.source, f.what, f.membership_id FROM (
        SELECT 'mayors' AS what, membership_id, unnest(evidence).page_id AS page_id FROM {0}_mayors
        UNION ALL
        SELECT 'officeholders', membership_id, unnest(evidence).page_id FROM {0}_officeholders
        UNION ALL
        SELECT 'networks', membership_id, unnest(evidence).page_id FROM {0}_networks
    ) f JOIN {0}_pages p USING (page_id)
) GROUP BY source, what
"""


@dataclass(frozen=True, slots=True)
class DriftLimits:
    """When less is too much less.

    smallest_source: pages that a source must have had to be compared: a handful of pages changes as a whole.
    smallest_count: what was counted less often than this is not compared. least_share: what must be left of a count.
    """

    smallest_source: int = 20
    smallest_count: int = 20
    least_share: float = 0.5


DEFAULT_DRIFT_LIMITS = DriftLimits()


def find_drift(before: Path, after: Path, limits: DriftLimits, scratch: Path | None = None) -> tuple[str, ...]:
    """One line for every count that fell below its share, by source.

    before, after: folders of Parquet files of two releases. scratch: folder for what does not fit into memory.
    """
    with connect(scratch) as connection:
        for name, folder in (("after", after), ("before", before)):
            for table in _TABLES:
                file = folder / f"{table}.parquet"
                path = str(file).replace("'", "''")
                # A table that a release of an older data model lacks was empty then.
                rows = f"read_parquet('{path}')" if file.is_file() else f"(SELECT * FROM after_{table} LIMIT 0)"
                connection.execute(f"CREATE VIEW {name}_{table} AS SELECT * FROM {rows}")
        fallen = connection.execute(
            f"""
            SELECT o.source, o.what, o.n, coalesce(n.n, 0)
            FROM ({_MEASURES.format("before")}) o
            LEFT JOIN ({_MEASURES.format("after")}) n USING (source, what)
            SEMI JOIN (
                SELECT source FROM before_pages GROUP BY source HAVING count(*) >= ?
            ) big ON big.source = o.source
            SEMI JOIN after_pages p ON p.source = o.source
            ANTI JOIN (SELECT source FROM after_sources WHERE stale) known ON known.source = o.source
            WHERE o.n >= ? AND coalesce(n.n, 0) < o.n * ?
            ORDER BY o.source, o.what
            """,
            [limits.smallest_source, limits.smallest_count, limits.least_share],
        ).fetchall()
    return tuple(f"drift: {source}: {what} fell from {old} to {new}" for source, what, old, new in fallen)
