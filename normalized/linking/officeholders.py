"""Deputy and honorary mayors: one row a post, person and city.

Who was mayor of the same city under the same name is the same person; between cities nobody is joined.
"""

from __future__ import annotations

from collections import defaultdict

import duckdb
import pyarrow as pa

from normalized.linking.facts import NO_EVIDENCE, all_evidence, commonest, counted, held
from normalized.linking.names import read_name

_NAMES = """
SELECT DISTINCT area_of(geonames_id, place_name, place_country) AS area_id, person
FROM part_officeholders WHERE area_of(geonames_id, place_name, place_country) IS NOT NULL ORDER BY ALL
"""

_MAYORS = """
SELECT DISTINCT area_id, full_name, person_id FROM known_mayoralties
WHERE full_name IS NOT NULL AND area_id IN (
    SELECT area_of(geonames_id, place_name, place_country) FROM part_officeholders
)
ORDER BY ALL
"""

_SAID = """
CREATE TABLE said_officeholders AS
SELECT f.page_id, o.source, f.person AS name, f.post, f.title, f.as_of, f.confidence, f.evidence, f.area_id,
    coalesce(n.person_id, short_hash(n.word || chr(10) || n.name_key || chr(10) || f.area_id)) AS person_id,
    short_hash(f.post || chr(10) || coalesce(n.person_id, n.name_key) || chr(10) || f.area_id) AS membership_id
FROM (SELECT *, area_of(geonames_id, place_name, place_country) AS area_id FROM part_officeholders) f
JOIN origins o USING (page_id)
JOIN officeholder_names n ON n.area_id = f.area_id AND n.name = f.person
"""

_NEW_PEOPLE = f"""
INSERT INTO people BY NAME
SELECT c.person_id, f.name, list_filter(f.forms, lambda form: form != f.name) AS other_names, c.n_pages, c.n_sources
FROM ({counted("said_officeholders", "person_id")}) c
JOIN ({commonest("said_officeholders", "person_id", "name")}) f USING (person_id)
ANTI JOIN people p ON p.person_id = c.person_id
"""

_IDS = ("any_value(person_id) AS person_id", "any_value(area_id) AS area_id", "any_value(post) AS post")

_OFFICEHOLDERS = f"""
CREATE TABLE officeholders AS
SELECT membership_id, c.person_id, p.name, c.area_id, c.post, t.title, coalesce(d.as_of, []) AS as_of, d.first_day,
    d.last_day, c.confidence, c.n_pages, c.n_sources, coalesce(e.evidence, {NO_EVIDENCE}) AS evidence
FROM ({counted("said_officeholders", "membership_id", *_IDS)}) c
JOIN people p USING (person_id)
LEFT JOIN ({commonest("said_officeholders", "membership_id", "title")}) t USING (membership_id)
LEFT JOIN ({held("said_officeholders")}) d USING (membership_id)
LEFT JOIN ({all_evidence("said_officeholders", "membership_id")}) e USING (membership_id)
"""


def link_officeholders(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `officeholders` and add their people to `people`. Memory: the distinct names and cities."""
    mayors: dict[tuple[str, str], set[str]] = defaultdict(set)
    for area_id, name, person_id in connection.execute(_MAYORS).fetchall():
        mayors[area_id, read_name(name).key].add(person_id)
    rows = [(area_id, name, read_name(name).key) for area_id, name in connection.execute(_NAMES).fetchall()]
    # Of two namesakes, a father and a son, neither is chosen, nor given the id that the first of them has by the name.
    ids = [mayors[area_id, key] for area_id, _, key in rows]
    known = [next(iter(persons)) if len(persons) == 1 else None for persons in ids]
    words = ["officeholder" if len(persons) > 1 else "person" for persons in ids]
    names = pa.table(
        {
            "area_id": pa.array([area_id for area_id, _, _ in rows], pa.string()),
            "name": pa.array([name for _, name, _ in rows], pa.string()),
            "name_key": pa.array([key for _, _, key in rows], pa.string()),
            "person_id": pa.array(known, pa.string()),
            "word": pa.array(words, pa.string()),
        }
    )
    connection.register("read_officeholders", names)
    connection.execute("CREATE TABLE officeholder_names AS SELECT * FROM read_officeholders")
    connection.unregister("read_officeholders")
    for statement in (_SAID, _NEW_PEOPLE, _OFFICEHOLDERS):
        connection.execute(statement)
