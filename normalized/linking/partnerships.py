"""Partnerships of cities, one row a pair, merged from the pages of both ends."""

from __future__ import annotations

import duckdb

from normalized.linking.facts import NO_EVIDENCE, agreed_date, all_evidence, counted

_SAID = """
CREATE TABLE said_partnerships AS
SELECT *, short_hash('partnership' || chr(10) || area_id_a || chr(10) || area_id_b) AS partnership_id
FROM (
    SELECT page_id, number, source, publisher, kind, since, until, renewed, confidence, evidence,
        least(one, other) AS area_id_a, greatest(one, other) AS area_id_b
    FROM (
        SELECT p.page_id, p.number, o.source, o.area_id AS publisher, p.kind, p.since, p.until, p.renewed, p.confidence,
            p.evidence, area_of(p.a_geonames_id, p.a_place_name, p.a_place_country) AS one,
            area_of(p.b_geonames_id, p.b_place_name, p.b_place_country) AS other
        FROM part_partnerships p JOIN origins o USING (page_id)
    ) WHERE one IS NOT NULL AND other IS NOT NULL
)
"""

_KINDS = """
SELECT partnership_id, first(kind ORDER BY sources DESC, n_pages DESC, weight) AS kind
FROM (
    SELECT partnership_id, kind, count(DISTINCT source) AS sources, count(DISTINCT page_id) AS n_pages,
        CASE kind WHEN 'twinning' THEN 0 WHEN 'friendship' THEN 1 ELSE 2 END AS weight
    FROM between_two GROUP BY partnership_id, kind
) GROUP BY partnership_id
"""

_ENDS = (
    "any_value(area_id_a) AS area_id_a",
    "any_value(area_id_b) AS area_id_b",
    "count(*) FILTER (publisher = area_id_a) > 0 AND count(*) FILTER (publisher = area_id_b) > 0 AS mutual",
    "list(DISTINCT source ORDER BY source) AS stated_by",
    "list_sort(list_distinct(flatten(list(renewed)))) AS renewed",
)

_PARTNERSHIPS = f"""
CREATE TABLE partnerships AS
SELECT partnership_id, c.area_id_a, c.area_id_b, k.kind, s.since, u.until, c.renewed, c.mutual, c.stated_by,
    c.confidence, c.n_pages, c.n_sources, coalesce(e.evidence, {NO_EVIDENCE}) AS evidence
FROM ({counted("between_two", "partnership_id", *_ENDS)}) c
JOIN ({_KINDS}) k USING (partnership_id)
LEFT JOIN ({agreed_date("between_two", "partnership_id", "since")}) s USING (partnership_id)
LEFT JOIN ({agreed_date("between_two", "partnership_id", "until")}) u USING (partnership_id)
LEFT JOIN ({all_evidence("between_two", "partnership_id")}) e USING (partnership_id)
"""

_DATES = f"""
CREATE TABLE partnership_dates AS
SELECT c.partnership_id, c.role, c.date, c.stated_by, c.n_pages, c.n_sources,
    coalesce(e.evidence, {NO_EVIDENCE}) AS evidence
FROM (
    SELECT partnership_id, role, date, list(DISTINCT source ORDER BY source) AS stated_by,
        count(DISTINCT page_id) AS n_pages, count(DISTINCT source) AS n_sources
    FROM said_dates GROUP BY partnership_id, role, date
) c
LEFT JOIN (
    SELECT partnership_id, role, date,
        list(span ORDER BY span.page_id, span.block, span.start, span."end") AS evidence
    FROM (SELECT DISTINCT partnership_id, role, date, unnest(evidence) AS span FROM said_dates)
    GROUP BY partnership_id, role, date
) e USING (partnership_id, role, date)
"""


def link_partnerships(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables `partnerships` and `partnership_dates`.

    A city's partnership with itself is an issue, not a row.
    """
    connection.execute(_SAID)
    connection.execute("CREATE VIEW between_two AS SELECT * FROM said_partnerships WHERE area_id_a != area_id_b")
    connection.execute(_PARTNERSHIPS)
    connection.execute(
        "CREATE TABLE said_dates AS SELECT b.partnership_id, b.source, d.* EXCLUDE (number, place) "
        "FROM part_partnership_dates d JOIN between_two b USING (page_id, number)"
    )
    connection.execute(_DATES)
