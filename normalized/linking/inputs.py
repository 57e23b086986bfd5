"""The parts as tables of the database. A page that stands in several parts counts once: its latest capture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from normalized.schema.part_tables import PART_TABLES


def open_parts(connection: duckdb.DuckDBPyConnection, folders: Sequence[Path]) -> None:
    """Make one view `part_<table>` for each part table, holding the rows of the chosen pages only."""
    for table in PART_TABLES:
        # A view cannot hold parameters; paths are quoted as SQL text.
        files = ", ".join("'" + str(folder / f"{table.name}.parquet").replace("'", "''") + "'" for folder in folders)
        connection.execute(
            f"CREATE VIEW all_{table.name} AS "
            f"SELECT * EXCLUDE (filename), string_split(filename, '/')[-2] AS part "
            f"FROM read_parquet([{files}], filename = true)"
        )
    connection.execute(
        """
        CREATE TABLE chosen AS
        SELECT page_id, part, n_digests FROM (
            SELECT page_id, part,
                count(DISTINCT digest) OVER (PARTITION BY page_id) AS n_digests,
                row_number() OVER (PARTITION BY page_id ORDER BY fetched_at DESC NULLS LAST, digest, part) AS place
            FROM all_pages
        ) WHERE place = 1
        """
    )
    for table in PART_TABLES:
        connection.execute(
            f"CREATE VIEW part_{table.name} AS "
            f"SELECT * EXCLUDE (part) FROM all_{table.name} SEMI JOIN chosen USING (page_id, part)"
        )


def load_translations(connection: duckdb.DuckDBPyConnection, translations: Mapping[str, str]) -> None:
    """Make the table `translations`: the name that language versions of a page share, by page id."""
    given = pa.table(
        {
            "page_id": pa.array(list(translations), pa.string()),
            "translation_group": pa.array(list(translations.values()), pa.string()),
        }
    )
    connection.register("given", given)
    connection.execute("CREATE TABLE translations AS SELECT * FROM given")
    connection.unregister("given")


PAGES = """
CREATE VIEW pages AS
SELECT p.page_id, p.source, p.url, p.digest, p.kind, p.status,
    coalesce(p.country, c.country) AS country, coalesce(p.geonames_id, c.geonames_id) AS area_id,
    p.title, p.language, t.translation_group, p.published, p.modified, p.valid_from, p.stamped, p.fetched_at,
    p.charset, p.charset_decided_by, p.replaced, p.n_blocks, p.n_kept, p.n_mentions, p.text
FROM part_pages p LEFT JOIN catalogue c USING (source) LEFT JOIN translations t USING (page_id)
"""

ORIGINS = """
CREATE TABLE origins AS SELECT page_id, source, area_id, url FROM pages
"""
"""Which source and municipality a page comes from: small, joined often."""

BLOCKS = "CREATE VIEW blocks AS SELECT * FROM part_blocks"

MENTIONS = """
CREATE VIEW mentions AS
SELECT m.page_id, m.block, m.start, m."end", m.type, m.raw, m.value,
    CASE WHEN m.type = 'city' THEN area_of(m.geonames_id, m.place_name, m.place_country) END AS area_id,
    m.completed, m.inferred, m.first_day, m.last_day, m.language, m.rule, m.confidence, m.attributes
FROM part_mentions m
"""
