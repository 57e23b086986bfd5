"""One row a person, and one a person and city whose mayor he or she is or was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from normalized.judgements import Judgement
from normalized.linking.facts import NO_EVIDENCE, all_evidence, commonest, counted, held
from normalized.linking.identities import link_identities
from normalized.linking.judged_persons import judge_persons
from normalized.linking.names import Fullness
from pipeline.edtf import first_day, last_day

_GUESTS = """
SELECT m.page_id, m.value AS name, NULL AS title, false AS titled, d.value AS as_of, m.confidence,
    [struct_pack(page_id := m.page_id, block := m.block, start := m.start, "end" := m."end")] AS evidence,
    o.area_id, false AS stated
FROM part_mentions m
JOIN origins o USING (page_id)
LEFT JOIN (
    SELECT page_id, block, any_value(value) AS value FROM part_mentions
    WHERE type = 'date' AND first_day IS NOT NULL GROUP BY page_id, block HAVING count(DISTINCT value) = 1
) d USING (page_id, block)
ANTI JOIN part_mayoralties f ON f.page_id = m.page_id AND f.person = m.value
WHERE m.type = 'mayor' AND json_extract_string(m.attributes, '$.titled') = 'false' AND o.area_id IS NOT NULL
"""
"""Names that a page gives without a title and without saying whose mayor they are: only another page can tell."""

_SAID = f"""
CREATE TABLE said_mayoralties AS
SELECT m.page_id, p.source, m.name, m.title, m.titled, m.as_of, m.confidence, m.evidence, m.area_id, m.stated,
    coalesce(m.as_of, CASE WHEN regexp_matches(p.published, '^[0-9]{{4}}') THEN substr(p.published, 1, 4) END) AS moment
FROM (
    SELECT page_id, person AS name, title, titled, as_of, confidence, evidence,
        area_of(geonames_id, place_name, place_country) AS area_id, true AS stated
    FROM part_mayoralties f
    WHERE NOT EXISTS (
        SELECT 1 FROM part_officeholders h
        WHERE h.page_id = f.page_id AND h.post = 'honorary_mayor' AND h.person = f.person
            AND list_has_all(h.evidence, f.evidence)
    )
    UNION ALL BY NAME ({_GUESTS})
) m JOIN pages p USING (page_id)
WHERE m.area_id IS NOT NULL
"""
"""Who is called nothing but an honorary mayor is none. stated: whether a page says so itself. moment: what it speaks
of, else the year in which it was published: near enough to tell namesakes apart."""

_NAMES = "CREATE VIEW said_names AS SELECT DISTINCT page_id, area_id, name, moment, titled FROM said_mayoralties"

_KNOWN = f"""
CREATE TABLE known_mayoralties AS
SELECT * EXCLUDE (stated), short_hash('mayor' || chr(10) || person_id || chr(10) || area_id) AS membership_id
FROM (
    SELECT s.page_id, s.source, s.name, s.title, s.titled, s.as_of, s.confidence, s.evidence, s.stated,
        coalesce(l.person_id, i.person_id) AS person_id, coalesce(l.meant, i.meant_area_id) AS area_id,
        CASE WHEN i.fullness = {int(Fullness.FULL)} THEN s.name END AS full_name
    FROM said_mayoralties s
    JOIN identities i ON i.area_id = s.area_id AND i.name = s.name AND i.moment IS NOT DISTINCT FROM s.moment
        AND i.titled = s.titled
    LEFT JOIN judged_links l ON l.page_id = s.page_id AND l.area_id = s.area_id AND l.name = s.name
        AND l.moment IS NOT DISTINCT FROM s.moment AND l.titled = s.titled
)
QUALIFY bool_or(stated) OVER (PARTITION BY person_id)
"""

_GENDERS = """
SELECT k.person_id, any_value(json_extract_string(m.attributes, '$.gender')) AS gender
FROM known_mayoralties k JOIN part_mentions m ON m.page_id = k.page_id AND m.value = k.name
WHERE m.type = 'mayor' AND json_extract_string(m.attributes, '$.gender') IS NOT NULL
GROUP BY k.person_id HAVING count(DISTINCT json_extract_string(m.attributes, '$.gender')) = 1
"""

_PEOPLE = f"""
CREATE TABLE people AS
SELECT c.person_id, coalesce(u.full_name, f.name) AS name,
    list_filter(f.forms, lambda form: form != coalesce(u.full_name, f.name)) AS other_names, g.gender, c.n_pages,
    c.n_sources
FROM ({counted("known_mayoralties", "person_id")}) c
JOIN ({commonest("known_mayoralties", "person_id", "name")}) f USING (person_id)
LEFT JOIN ({commonest("known_mayoralties", "person_id", "full_name")}) u USING (person_id)
LEFT JOIN ({_GENDERS}) g USING (person_id)
"""

_IDS = ("any_value(person_id) AS person_id", "any_value(area_id) AS area_id", "bool_or(titled) AS titled")

_MAYORS = f"""
CREATE TABLE mayors AS
SELECT membership_id, c.person_id, p.name, c.area_id, 'mayor' AS post, t.title, c.titled,
    coalesce(d.as_of, []) AS as_of, d.first_day, d.last_day, c.confidence, c.n_pages, c.n_sources,
    coalesce(e.evidence, {NO_EVIDENCE}) AS evidence
FROM ({counted("known_mayoralties", "membership_id", *_IDS)}) c
JOIN people p USING (person_id)
LEFT JOIN ({commonest("known_mayoralties", "membership_id", "title")}) t USING (membership_id)
LEFT JOIN ({held("known_mayoralties")}) d USING (membership_id)
LEFT JOIN ({all_evidence("known_mayoralties", "membership_id")}) e USING (membership_id)
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


def link_people(
    connection: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement], stays: Mapping[str, str]
) -> None:
    """Make the tables `people` and `mayors`. judgements, stays: see `normalized.linking.judged_persons`."""
    connection.execute(_SAID)
    connection.execute(_NAMES)
    _make_days(connection)
    link_identities(connection)
    judge_persons(connection, judgements, stays)
    for statement in (_KNOWN, _PEOPLE, _MAYORS):
        connection.execute(statement)


def _make_days(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `days`: for each moment that pages speak of its days."""
    said = connection.execute(
        "SELECT as_of FROM said_mayoralties WHERE as_of IS NOT NULL "
        "UNION SELECT as_of FROM part_officeholders WHERE as_of IS NOT NULL ORDER BY as_of"
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
