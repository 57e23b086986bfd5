"""Who is who: from the names that pages give mayors to persons, first city by city, then between cities.

Between cities two things join. A name without a title ("in the presence of …") whose city is a guess is explained by a
known mayor of that name elsewhere, where there is only one. And a page that names one person as mayor of two cities
says that the two are one, unless terms in both would run at once: that union is refused, and listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

import duckdb
import pyarrow as pa

from normalized.linking.names import Fullness, other_alphabets, read_name
from normalized.linking.persons import SaidName, people_of

_CHUNK: Final = 20_000
_LOCAL: Final = pa.schema(
    [
        ("area_id", pa.string()),
        ("name", pa.string()),
        ("moment", pa.string()),
        ("titled", pa.bool_()),
        ("name_key", pa.string()),
        ("fullness", pa.int8()),
        ("person_key", pa.string()),
        ("start", pa.float64()),
        ("end", pa.float64()),
        ("ambiguous", pa.bool_()),
    ]
)

_NAMES: Final = """
SELECT s.area_id, s.name, s.moment, s.titled, count(DISTINCT s.page_id) AS n_pages, any_value(c.country) AS country
FROM said_names s LEFT JOIN cities c USING (area_id)
GROUP BY s.area_id, s.name, s.moment, s.titled
ORDER BY s.area_id, s.name, s.moment, s.titled
"""

_LOCAL_PERSONS: Final = """
CREATE TABLE local_persons AS
SELECT short_hash('person' || chr(10) || person_key || chr(10) || area_id) AS person_id, area_id, person_key,
    any_value(start) AS start, any_value("end") AS "end", bool_or(titled) AS titled
FROM local_names GROUP BY area_id, person_key
"""

_FULL_NAMES: Final = f"""
CREATE TABLE full_names AS
SELECT DISTINCT p.person_id, p.area_id, p.start, p."end", p.titled, n.name_key
FROM local_names n JOIN local_persons p USING (area_id, person_key)
WHERE n.fullness = {int(Fullness.FULL)}
"""

_EXPLAINED: Final = """
CREATE TABLE explained AS
WITH fitting AS (
    SELECT DISTINCT g.person_id AS guest, k.person_id AS known, k.area_id
    FROM full_names g JOIN full_names k USING (name_key)
    WHERE NOT g.titled AND k.titled AND g.area_id != k.area_id
        AND coalesce(greatest(g.start - k."end", k.start - g."end", 0), 0) <= ?
),
named AS (
    SELECT DISTINCT f.guest, f.known
    FROM fitting f
    JOIN local_persons p ON p.person_id = f.guest
    JOIN local_names n ON n.area_id = p.area_id AND n.person_key = p.person_key
    JOIN said_names s ON s.area_id = n.area_id AND s.name = n.name AND s.moment IS NOT DISTINCT FROM n.moment
        AND s.titled = n.titled
    SEMI JOIN mentions m ON m.page_id = s.page_id AND m.area_id = f.area_id
),
weighed AS (
    SELECT f.guest, f.known, n.known IS NOT NULL AS named,
        count(*) OVER (PARTITION BY f.guest) AS n_fitting,
        count(n.known) OVER (PARTITION BY f.guest) AS n_named
    FROM fitting f LEFT JOIN named n USING (guest, known)
)
SELECT guest, known FROM weighed WHERE n_fitting = 1 OR (named AND n_named = 1)
"""
"""Names without a title, and the one known mayor elsewhere whose they are. Of several the one whose city the page
names."""

_STATED_TWICE: Final = """
CREATE TABLE stated_twice AS
SELECT DISTINCT a.name_key, least(a.person_id, b.person_id) AS one, greatest(a.person_id, b.person_id) AS other
FROM page_persons a JOIN page_persons b
    ON a.page_id = b.page_id AND a.name_key = b.name_key AND a.area_id < b.area_id AND a.person_id != b.person_id
"""

_PAGE_PERSONS: Final = f"""
CREATE TABLE page_persons AS
SELECT DISTINCT s.page_id, n.name_key, p.person_id, p.area_id
FROM said_names s
JOIN local_names n ON n.area_id = s.area_id AND n.name = s.name AND n.moment IS NOT DISTINCT FROM s.moment
    AND n.titled = s.titled
JOIN local_persons p ON p.area_id = n.area_id AND p.person_key = n.person_key
WHERE s.titled AND n.fullness = {int(Fullness.FULL)}
"""

_TENURES: Final = """
CREATE TABLE person_tenures AS
SELECT DISTINCT p.person_id, p.area_id, d.held_from, d.held_until, d.every_day
FROM said_mayoralties s
JOIN local_names n ON n.area_id = s.area_id AND n.name = s.name AND n.moment IS NOT DISTINCT FROM s.moment
    AND n.titled = s.titled
JOIN local_persons p ON p.area_id = n.area_id AND p.person_key = n.person_key
JOIN days d ON d.as_of = s.as_of
WHERE s.titled AND d.held_from <= d.held_until
"""

AT_ONCE: Final = """
CASE
    WHEN one.every_day AND other.every_day THEN one.held_from <= other.held_until AND other.held_from <= one.held_until
    WHEN one.every_day THEN one.held_from <= other.held_from AND other.held_until <= one.held_until
    WHEN other.every_day THEN other.held_from <= one.held_from AND one.held_until <= other.held_until
    ELSE false END
"""
"""Whether two tenures `one` and `other` surely share a day: "2007/2015" is every day of it, "2010" is some day."""

_CLASHES: Final = f"""
CREATE TABLE clashes AS
WITH namesakes AS (SELECT DISTINCT name_key, person_id, area_id FROM full_names SEMI JOIN stated_twice USING (name_key))
SELECT DISTINCT a.name_key, least(a.person_id, b.person_id) AS one, greatest(a.person_id, b.person_id) AS other
FROM namesakes a JOIN namesakes b ON a.name_key = b.name_key AND a.area_id < b.area_id
JOIN person_tenures one ON one.person_id = a.person_id
JOIN person_tenures other ON other.person_id = b.person_id
WHERE {AT_ONCE}
"""

_STATED: Final = """
SELECT name_key, one, other, c.one IS NOT NULL AS clash
FROM stated_twice s LEFT JOIN clashes c USING (name_key, one, other)
UNION ALL
SELECT name_key, one, other, NULL FROM clashes ANTI JOIN stated_twice USING (name_key, one, other)
ORDER BY ALL
"""

_EXPLAINS_WITHIN: Final = 12.0
"""Years between a name without a title and the known mayor who explains it. `bench.linking`."""


def link_identities(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables `identities` (area, name, moment and titled -> person and the city that is meant) and `refused`
    (unions that a page asks for and that would join two terms at once).

    Reads `said_mayoralties`, `said_names`, `mentions`, `cities` and `days`. Memory: the names of one city at a time.
    """
    connection.execute(f"CREATE TABLE local_names ({_columns(_LOCAL)})")
    for batch in _batches(connection):
        connection.register("batch", batch)
        connection.execute("INSERT INTO local_names SELECT * FROM batch")
        connection.unregister("batch")
    connection.execute(_LOCAL_PERSONS)
    connection.execute(_FULL_NAMES)
    connection.execute(_EXPLAINED, [_EXPLAINS_WITHIN])
    for statement in (_PAGE_PERSONS, _STATED_TWICE, _TENURES, _CLASHES):
        connection.execute(statement)
    _join_stated(connection)
    connection.execute(
        """
        CREATE TABLE identities AS
        SELECT n.area_id, n.name, n.moment, n.titled, n.fullness, n.ambiguous,
            coalesce(j.joined, k.person_id) AS person_id, k.area_id AS meant_area_id
        FROM local_names n
        JOIN local_persons p USING (area_id, person_key)
        LEFT JOIN explained e ON e.guest = p.person_id
        JOIN local_persons k ON k.person_id = coalesce(e.known, p.person_id)
        LEFT JOIN joined_persons j ON j.person_id = k.person_id
        """
    )


def _columns(schema: Any) -> str:
    kinds = {"string": "VARCHAR", "bool": "BOOLEAN", "int8": "TINYINT", "double": "DOUBLE"}
    return ", ".join(f'"{field.name}" {kinds[str(field.type)]}' for field in schema)


def _batches(connection: duckdb.DuckDBPyConnection) -> Iterator[Any]:
    """The names of all cities with their persons, in runs of rows."""
    rows: list[tuple[object, ...]] = []
    for row in _local_rows(connection):
        rows.append(row)
        if len(rows) >= _CHUNK:
            yield _batch(rows)
            rows = []
    if rows:
        yield _batch(rows)


def _batch(rows: list[tuple[object, ...]]) -> Any:
    columns = [pa.array(column, kind.type) for column, kind in zip(zip(*rows, strict=True), _LOCAL, strict=True)]
    return pa.table(columns, schema=_LOCAL)


def _stream(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, a few thousand at a time, through a cursor of its own."""
    cursor = connection.cursor()
    cursor.execute(query)
    while rows := cursor.fetchmany(_CHUNK):
        yield from rows
    cursor.close()


def _local_rows(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[object, ...]]:
    for area_id, group in groupby(_stream(connection, _NAMES), key=lambda row: row[0]):
        rows = list(group)
        said = [SaidName(name, moment, titled, n_pages) for _, name, moment, titled, n_pages, _ in rows]
        for person in people_of(said, transliterated=rows[0][-1] in other_alphabets()):
            key = f"{person.key} {person.number + 1}" if person.number else person.key
            start, end = (person.span.start, person.span.end) if person.span is not None else (None, None)
            for one in sorted(person.said, key=lambda said: (said.name, said.moment or "", said.titled)):
                name = read_name(one.name)
                spelled = (area_id, one.name, one.moment, one.titled, name.key, int(name.fullness))
                yield (*spelled, key, start, end, person.ambiguous)


def _join_stated(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `joined_persons` (person -> the one whom it is joined with) and `refused` (pairs, by those ids).

    Pairs are taken in the order of their ids; a union is refused where any two of all that it would join clash.
    """
    connection.execute("CREATE TABLE joined_persons (person_id VARCHAR, joined VARCHAR)")
    connection.execute("CREATE TABLE refused (one VARCHAR, other VARCHAR)")
    for _, group in groupby(_stream(connection, _STATED), key=lambda row: row[0]):
        joined, refused = join_persons((str(one), str(other), clash) for _, one, other, clash in group)
        if joined:
            connection.executemany("INSERT INTO joined_persons VALUES (?, ?)", sorted(joined.items()))
        if refused:
            connection.executemany("INSERT INTO refused VALUES (?, ?)", sorted(refused))


def join_persons(pairs: Iterable[tuple[str, str, object]]) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """The persons of one name: each with the smallest id of those whom it is joined with, and the pairs refused.

    pairs: two ids, and True where a page states both and they clash, False where it states both, None where they clash.
    """
    stated: list[tuple[str, str]] = []
    clashes: set[frozenset[str]] = set()
    for one, other, clash in pairs:
        if clash is not False:
            clashes.add(frozenset((one, other)))
        if clash is not None:
            stated.append((one, other))
    groups: dict[str, set[str]] = {}
    refused = []
    for one, other in stated:
        mine, theirs = groups.setdefault(one, {one}), groups.setdefault(other, {other})
        if mine is theirs:
            continue
        if any(frozenset((a, b)) in clashes for a in mine for b in theirs):
            refused.append((one, other))
            continue
        mine |= theirs
        for person in theirs:
            groups[person] = mine
    names = {person: min(group) for person, group in groups.items()}
    apart = {(names[one], names[other]) for one, other in refused if names[one] != names[other]}
    return {person: name for person, name in names.items() if len(groups[person]) > 1}, apart
