"""Why a row changed between two releases: a source came, went or had an accident, a page changed, a person judged, or
our rules did.

A row rests on pages: the page that it is about, or those of its evidence. Where other pages support it than before,
these decide; else all that support it. Same bytes and another row: a judgement of the page came or went, else the rules
changed.
"""

from __future__ import annotations

import duckdb

from normalized.schema import ColumnType, Table
from normalized.schema.sqlite import quoted

SOURCE, PAGE, JUDGEMENT, RULES = "source", "page", "judgement", "rules"

PAGE_CAUSES = f"""
CREATE TEMP TABLE page_causes AS
SELECT coalesce(n.page_id, o.page_id) AS page_id,
    CASE
        WHEN n.page_id IS NULL AND o.source NOT IN (SELECT source FROM pages_after) THEN '{SOURCE}'
        WHEN o.page_id IS NULL AND n.source NOT IN (SELECT source FROM pages_before) THEN '{SOURCE}'
        WHEN n.digest IS DISTINCT FROM o.digest THEN '{PAGE}'
        WHEN coalesce(n.page_id, o.page_id) IN (SELECT page_id FROM judged_anew) THEN '{JUDGEMENT}'
        ELSE '{RULES}'
    END AS cause
FROM pages_before o FULL OUTER JOIN pages_after n USING (page_id)
"""
"""What happened to each page: came or went with its source, has other bytes (or none), or is the same."""

_STRONGEST = f"""
CASE WHEN bool_or(cause = '{SOURCE}') THEN '{SOURCE}' WHEN bool_or(cause = '{PAGE}') THEN '{PAGE}'
    WHEN bool_or(cause = '{JUDGEMENT}') THEN '{JUDGEMENT}' ELSE '{RULES}' END
"""

_CITY_PAGES = """
SELECT coalesce(n.area_id, o.area_id) AS area_id, coalesce(n.page_id, o.page_id) AS page_id
FROM (SELECT area_id, page_id, count(*) AS n FROM mentions_before WHERE area_id IS NOT NULL GROUP BY ALL) o
FULL OUTER JOIN (SELECT area_id, page_id, count(*) AS n FROM mentions_after WHERE area_id IS NOT NULL GROUP BY ALL) n
    USING (area_id, page_id)
WHERE o.n IS DISTINCT FROM n.n
UNION ALL
SELECT coalesce(n.area_id, o.area_id), coalesce(n.page_id, o.page_id)
FROM pages_before o FULL OUTER JOIN pages_after n USING (page_id)
WHERE o.area_id IS DISTINCT FROM n.area_id
"""

_OF_SOURCES = {
    "cities": """
    SELECT area_id FROM (FROM sources_before UNION ALL BY NAME FROM sources_after) WHERE area_id IS NOT NULL
    AND source NOT IN (SELECT source FROM sources_before INTERSECT SELECT source FROM sources_after)
    """,
    "issues": """
    SELECT issue_id FROM (FROM issues_before UNION ALL BY NAME FROM issues_after)
    WHERE stage = 'crawl'
    """,
}
"""Rows that rest on no page: cities that only a source that came or went names, and what crawls say: their alarms, and
the addresses that they asked for in vain.
"""


def _evidence_pages(before: str, after: str, key: str) -> str:
    """For each key the pages of which only one release has evidence, else all pages of its evidence."""
    return f"""
    SELECT key AS {key}, unnest(CASE WHEN len(moved) > 0 THEN moved ELSE pages END) AS page_id
    FROM (
        SELECT key, list_distinct(list_concat(old, new)) AS pages,
            list_concat(list_filter(old, lambda page: NOT list_contains(new, page)),
                list_filter(new, lambda page: NOT list_contains(old, page))) AS moved
        FROM (
            SELECT coalesce(n.{key}, o.{key}) AS key,
                coalesce(list_distinct(list_transform(o.evidence, lambda span: span.page_id)), []) AS old,
                coalesce(list_distinct(list_transform(n.evidence, lambda span: span.page_id)), []) AS new
            FROM {before} o FULL OUTER JOIN {after} n USING ({key})
        )
    )
    """


def _of_people(side: str) -> str:
    """All evidence of each person's posts, one row a person."""
    posts = " UNION ALL ".join(f"SELECT person_id, evidence FROM {name}_{side}" for name in ("mayors", "officeholders"))
    return f"(SELECT person_id, flatten(list(evidence)) AS evidence FROM ({posts}) GROUP BY person_id)"


def _pages_of(table: Table) -> str | None:
    """SQL that gives for each row's key the pages that decide about its change; None where no page does."""
    if table.name == "cities":
        return _CITY_PAGES
    if table.name == "people":
        return _evidence_pages(_of_people("before"), _of_people("after"), "person_id")
    if table.name == "sources":
        return "SELECT source, page_id FROM pages_before UNION ALL SELECT source, page_id FROM pages_after"
    if table.name == "issues":
        key = table.key[0]
        of_pages = " UNION ALL ".join(
            f"SELECT {key}, page_id FROM issues_{side} WHERE page_id IS NOT NULL AND stage != 'crawl'"
            for side in ("before", "after")
        )
        return f"{of_pages} UNION ALL {_evidence_pages('issues_before', 'issues_after', key)}"
    if any(column.type is ColumnType.EVIDENCE for column in table.columns):
        return _evidence_pages(f"{table.name}_before", f"{table.name}_after", table.key[0])
    return None


def make_causes(connection: duckdb.DuckDBPyConnection, table: Table) -> str:
    """Make the table `causes` for one table of the releases; returns the columns by which its rows are found.

    The connection has `<table>_before` and `<table>_after` for every table, and `page_causes`.
    """
    connection.execute("DROP TABLE IF EXISTS causes")
    if table.key[0] == "page_id":
        connection.execute("CREATE TEMP TABLE causes AS SELECT page_id, cause FROM page_causes")
        return "page_id"
    key = table.key[0]
    connection.execute(
        f"CREATE TEMP TABLE causes AS SELECT {quoted(key)}, {_STRONGEST} AS cause "
        f"FROM ({_pages_of(table)}) JOIN page_causes USING (page_id) GROUP BY {quoted(key)}"
    )
    if table.name in _OF_SOURCES:
        connection.execute(
            f"INSERT INTO causes SELECT DISTINCT {quoted(key)}, '{SOURCE}' FROM ({_OF_SOURCES[table.name]}) "
            f"WHERE {quoted(key)} NOT IN (SELECT {quoted(key)} FROM causes)"
        )
    return key
