"""The table of issues: what the pipeline said of pages, and what linking found out between pages."""

from __future__ import annotations

import duckdb

from normalized.linking.disagreements import CERTAIN_TENURES, DISAGREEMENTS
from normalized.linking.facts import NO_EVIDENCE
from normalized.parts.rows import OLDER_CAPTURE

_COLUMNS = "severity, stage, code, message, source, page_id, url, block, subject_table, subject_id, evidence"

_OF_PAGES = f"""
SELECT i.severity, i.stage, i.code, i.message, o.source, i.page_id, o.url, i.block,
    NULL::VARCHAR AS subject_table, NULL::VARCHAR AS subject_id, {NO_EVIDENCE} AS evidence
FROM part_issues i JOIN origins o USING (page_id)
"""

_TWO_CAPTURES = f"""
SELECT 'info', 'link', 'older-capture', '{OLDER_CAPTURE}', o.source, o.page_id, o.url, NULL::BIGINT, NULL, NULL,
    {NO_EVIDENCE}
FROM chosen c JOIN origins o USING (page_id) WHERE c.n_digests > 1
"""

_UNKNOWN_IDS = f"""
SELECT 'warning', 'link', 'unknown-geonames-id', 'the gazetteer has no place ' || area_id, NULL, NULL, NULL,
    NULL::BIGINT, 'cities', NULL, {NO_EVIDENCE}
FROM cities WHERE geonames_id IS NOT NULL AND latitude IS NULL
"""

_WITH_ITSELF = """
SELECT 'warning', 'link', 'partnership-with-itself', 'both ends of the partnership are ' || area_id_a, source, page_id,
    o.url, NULL::BIGINT, NULL, NULL, evidence
FROM said_partnerships JOIN origins o USING (page_id, source) WHERE area_id_a = area_id_b
"""

_WITHOUT_PLACE = """
SELECT 'warning', 'link', 'fact-without-place', 'a ' || what || ' names no place', o.source, f.page_id, o.url,
    NULL::BIGINT, NULL, NULL, f.evidence
FROM (
    SELECT 'mayoralty' AS what, page_id, evidence FROM part_mayoralties
    WHERE area_of(geonames_id, place_name, place_country) IS NULL
    UNION ALL
    SELECT 'membership', page_id, evidence FROM part_memberships
    WHERE area_of(geonames_id, place_name, place_country) IS NULL
    UNION ALL
    SELECT 'partnership', page_id, evidence FROM part_partnerships
    WHERE area_of(a_geonames_id, a_place_name, a_place_country) IS NULL
        OR area_of(b_geonames_id, b_place_name, b_place_country) IS NULL
) f JOIN origins o USING (page_id)
"""


_ALARMS = f"""
SELECT 'warning', 'crawl', code, message, source, NULL, NULL, NULL::BIGINT, NULL, NULL, {NO_EVIDENCE} FROM alarms
"""

_MISSED = f"""
SELECT severity, 'crawl', code, message, source, o.page_id, url, NULL::BIGINT, NULL, NULL, {NO_EVIDENCE}
FROM missed LEFT JOIN origins o USING (source, url)
"""

_ALL = (
    _OF_PAGES,
    _TWO_CAPTURES,
    _UNKNOWN_IDS,
    _WITH_ITSELF,
    _WITHOUT_PLACE,
    _ALARMS,
    _MISSED,
    *DISAGREEMENTS,
)


def collect_issues(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `issues`; the same thing said twice stands once.

    Each kind is asked for by a statement of its own: what all of them join at once does not fit into the database's
    memory at a million pages (bench/scale.md).
    """
    connection.execute(CERTAIN_TENURES)
    first, *others = _ALL
    connection.execute(f"CREATE TEMP TABLE said_issues AS {first}")
    for select in others:
        connection.execute(f"INSERT INTO said_issues {select}")
    connection.execute(
        f"""
        CREATE TABLE issues AS
        SELECT short_hash(to_json([severity, stage, code, message, source, page_id, block::VARCHAR, subject_table,
            subject_id, to_json(evidence)::VARCHAR])::VARCHAR) AS issue_id, {_COLUMNS}
        FROM (SELECT DISTINCT {_COLUMNS} FROM said_issues)
        """
    )
    connection.execute("DROP TABLE said_issues")
