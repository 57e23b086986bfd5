"""One row a person, and one a mayoralty: the same folded full name in the same city is the same person."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from normalized.linking.facts import NO_EVIDENCE, all_evidence, commonest, counted
from pipeline.edtf import first_day, last_day

_SAID = """
CREATE TABLE said_mayoralties AS
SELECT m.page_id, o.source, m.person AS name, m.title, m.titled, m.as_of, m.confidence, m.evidence,
    area_of(m.geonames_id, m.place_name, m.place_country) AS area_id,
    short_hash('person' || chr(10) || fold(m.person) || chr(10)
        || area_of(m.geonames_id, m.place_name, m.place_country)) AS person_id
FROM part_mayoralties m JOIN origins o USING (page_id)
WHERE area_of(m.geonames_id, m.place_name, m.place_country) IS NOT NULL
"""

_PEOPLE = f"""
CREATE TABLE people AS
SELECT c.person_id, f.name, list_filter(f.forms, lambda form: form != f.name) AS other_names, c.n_pages, c.n_sources
FROM ({counted("said_mayoralties", "person_id")}) c
JOIN ({commonest("said_mayoralties", "person_id", "name")}) f USING (person_id)
"""

_MAYORS = f"""
CREATE TABLE mayors AS
SELECT short_hash('mayor' || chr(10) || person_id) AS membership_id, person_id, p.name, c.area_id, 'mayor' AS post,
    t.title, c.titled, coalesce(d.as_of, []) AS as_of, d.first_day, d.last_day, c.confidence, c.n_pages, c.n_sources,
    coalesce(e.evidence, {NO_EVIDENCE}) AS evidence
FROM ({counted("said_mayoralties", "person_id", "min(area_id) AS area_id", "bool_or(titled) AS titled")}) c
JOIN people p USING (person_id)
LEFT JOIN ({commonest("said_mayoralties", "person_id", "title")}) t USING (person_id)
LEFT JOIN (
    SELECT person_id, list(DISTINCT as_of ORDER BY as_of) AS as_of, min(first_day) AS first_day,
        max(last_day) AS last_day
    FROM said_mayoralties JOIN days USING (as_of) GROUP BY person_id
) d USING (person_id)
LEFT JOIN ({all_evidence("said_mayoralties", "person_id")}) e USING (person_id)
"""


def days_held(as_of: str) -> tuple[str | None, str | None, bool]:
    """First and last day on which a post was held according to EDTF, and whether surely on every day between.

    "2007/2015" held every day from 31 December 2007 to 1 January 2015; "2010" on some day of that year. None: open.
    """
    start, _, end = as_of.partition("/")
    if end:
        return last_day(start), first_day(end), True
    first, last = first_day(start), last_day(start)
    return first, last, first == last


def link_people(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables `people` and `mayors`."""
    connection.execute(_SAID)
    said = connection.execute(
        "SELECT DISTINCT as_of FROM said_mayoralties WHERE as_of IS NOT NULL ORDER BY as_of"
    ).fetchall()
    moments = [moment for (moment,) in said]
    connection.register(
        "read_days",
        pa.table(
            {
                "as_of": pa.array(moments, pa.string()),
                "first_day": pa.array([first_day(moment) for moment in moments], pa.string()),
                "last_day": pa.array([last_day(moment) for moment in moments], pa.string()),
                "held_from": pa.array([days_held(moment)[0] for moment in moments], pa.string()),
                "held_until": pa.array([days_held(moment)[1] for moment in moments], pa.string()),
                "every_day": pa.array([days_held(moment)[2] for moment in moments], pa.bool_()),
            }
        ),
    )
    connection.execute("CREATE TABLE days AS SELECT * FROM read_days")
    connection.unregister("read_days")
    connection.execute(_PEOPLE)
    connection.execute(_MAYORS)
