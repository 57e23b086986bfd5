"""How a release follows judgements of two: cities that are one, and partnerships.

Both are followed before pages are linked. A city that is another one gives its place up wherever a page names it.
A city of GeoNames stays rather than one that GeoNames lacks, and of two of GeoNames the one with more inhabitants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from normalized.judgements.applying import replace_part
from normalized.judgements.judgement import Judgement, Named, Subject, Verdict
from normalized.schema.part_tables import PART_TABLES
from pipeline.record import NIL, MentionType

Lookup = Callable[[str], Any]

_SAME: Any = pa.schema(
    [
        ("area_id", pa.string()),
        ("geonames_id", pa.string()),
        ("place_name", pa.string()),
        ("place_country", pa.string()),
    ]
)

_NAMED_SO = """
SELECT first(place_name ORDER BY place_name), first(place_country ORDER BY place_name)
FROM part_mentions WHERE geonames_id IS NULL AND area_of(NULL, place_name, place_country) = ?
"""

_JUDGED_PAIRS: Any = pa.schema(
    [
        ("id", pa.string()),
        ("one", pa.string()),
        ("other", pa.string()),
        ("field", pa.string()),
        ("verdict", pa.string()),
        ("value", pa.string()),
    ]
)

_ENDS = """
least(area_of(a_geonames_id, a_place_name, a_place_country), area_of(b_geonames_id, b_place_name, b_place_country))
    AS one,
greatest(area_of(a_geonames_id, a_place_name, a_place_country), area_of(b_geonames_id, b_place_name, b_place_country))
    AS other
"""

_PARTNERSHIPS = f"""
SELECT p.* EXCLUDE (one, other) REPLACE (
    coalesce(j.kind, p.kind) AS kind, coalesce(j.since, p.since) AS since, coalesce(j.until, p.until) AS until,
    CASE WHEN j.one IS NULL THEN p.confidence ELSE 1.0 END AS confidence
) FROM (SELECT *, {_ENDS} FROM part_partnerships) p
LEFT JOIN (
    SELECT one, other, max(value) FILTER (field = 'kind') AS kind, max(value) FILTER (field = 'since') AS since,
        max(value) FILTER (field = 'until') AS until, bool_or(verdict = 'reject') AS rejected
    FROM judged_pairs GROUP BY one, other
) j ON j.one = p.one AND j.other = p.other
WHERE j.rejected IS NOT TRUE
"""

_FOLLOWED = f"""
INSERT INTO followed
SELECT j.id, p.page_id FROM judged_pairs j JOIN (SELECT page_id, {_ENDS} FROM part_partnerships) p USING (one, other)
"""


class Joined:
    """Which names of things mean one and the same: union-find with pairs that must stay apart."""

    def __init__(self, apart: Iterable[tuple[Any, Any]] = ()) -> None:
        self._groups: dict[Any, set[Any]] = {}
        self._apart = {frozenset(pair) for pair in apart}

    def join(self, one: Any, other: Any) -> bool:
        """Make the two one; False where two of all that would be joined were judged to be two."""
        mine, theirs = self._groups.setdefault(one, {one}), self._groups.setdefault(other, {other})
        if mine is theirs:
            return True
        if any(frozenset((a, b)) in self._apart for a in mine for b in theirs):
            return False
        mine |= theirs
        for each in theirs:
            self._groups[each] = mine
        return True

    def groups(self) -> list[set[Any]]:
        """What is one, each group once."""
        return [group for each, group in sorted(self._groups.items()) if each == min(group) and len(group) > 1]


def merges(judgements: Sequence[Judgement], kind: MentionType) -> list[tuple[Judgement, Named, Named]]:
    """The judgements of two cities, or of two mayors, with the two."""
    return [
        (judgement, judgement.target.one, judgement.target.other)
        for judgement in judgements
        if judgement.target.subject is Subject.MERGE
        and judgement.target.type == kind
        and judgement.target.one is not None
        and judgement.target.other is not None
    ]


def join_cities(
    connection: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement], lookup: Lookup
) -> dict[str, str]:
    """Let pages name one city where people say that two are one; gives the city that stays, by id of one that goes.

    Changes the views `part_<table>` and the table `catalogue`; reads and writes `followed`, see `apply_judgements`.
    """
    judged = merges(judgements, MentionType.CITY)
    accepted = [(judgement, one, other) for judgement, one, other in judged if judgement.verdict is Verdict.ACCEPT]
    joined = Joined(
        (one.area_id, other.area_id)
        for judgement, one, other in judged
        if judgement.verdict is Verdict.REJECT and one.area_id != other.area_id
    )
    for _, one, other in accepted:
        joined.join(one.area_id, other.area_id)
    stays: dict[str, str] = {}
    rows = []
    for group in joined.groups():
        chosen = min(group, key=lambda area_id: _rank(area_id, lookup))
        name, country = _named(connection, chosen, lookup)
        for area_id in group - {chosen}:
            stays[area_id] = chosen
            geonames_id = None if chosen.startswith("nil-") else chosen
            rows.append({"area_id": area_id, "geonames_id": geonames_id, "place_name": name, "place_country": country})
    if not rows:
        return {}
    connection.register("given_same", pa.Table.from_pylist(rows, _SAME))
    connection.execute("CREATE TABLE same_area AS SELECT * FROM given_same")
    connection.unregister("given_same")
    for judgement, one, other in accepted:
        connection.execute(
            """
            INSERT INTO followed SELECT ?, page_id FROM part_mentions
            WHERE type = 'city' AND area_of(geonames_id, place_name, place_country) IN (?, ?)
            """,
            [judgement.id, one.area_id, other.area_id],
        )
    for table in PART_TABLES:
        for prefix in ("", "a_", "b_"):
            if {f"{prefix}geonames_id", f"{prefix}place_name"} <= {column.name for column in table.columns}:
                replace_part(connection, table.name, _moved(table.name, prefix))
    for name in ("part_pages", "catalogue"):
        select = (
            f"SELECT p.* REPLACE (coalesce(s.geonames_id, p.geonames_id) AS geonames_id) FROM {name} p "
            "LEFT JOIN same_area s ON s.area_id = p.geonames_id"
        )
        if name == "part_pages":
            replace_part(connection, "pages", select)
        else:
            connection.execute(f"CREATE OR REPLACE TABLE catalogue AS {select}")
    return stays


def judge_partnerships(
    connection: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement], stays: dict[str, str]
) -> None:
    """Take rejected partnerships away, and let pages say of the others what was judged. stays: see `join_cities`."""
    rows = []
    for judgement in judgements:
        target = judgement.target
        if target.subject is Subject.PARTNERSHIP and target.one is not None and target.other is not None:
            ends = sorted(stays.get(end.area_id, end.area_id) for end in (target.one, target.other))
            rows.append(
                {
                    "id": judgement.id,
                    "one": ends[0],
                    "other": ends[1],
                    "field": target.type,
                    "verdict": judgement.verdict.value,
                    "value": judgement.value or None,
                }
            )
    if rows:
        connection.register("given_pairs", pa.Table.from_pylist(rows, _JUDGED_PAIRS))
        connection.execute("CREATE TABLE judged_pairs AS SELECT * FROM given_pairs")
        connection.unregister("given_pairs")
        connection.execute(_FOLLOWED)
        replace_part(connection, "partnerships", _PARTNERSHIPS)


def _rank(area_id: str, lookup: Lookup) -> tuple[bool, int, str]:
    place = None if area_id.startswith("nil-") else lookup(area_id)
    return (area_id.startswith("nil-"), -(place.population if place is not None else 0), area_id)


def _named(connection: duckdb.DuckDBPyConnection, area_id: str, lookup: Lookup) -> tuple[str | None, str | None]:
    """Name and country of a city: GeoNames' own, else those by which pages name it."""
    if not area_id.startswith("nil-"):
        place = lookup(area_id)
        return (place.name, place.country) if place is not None else (None, None)
    found = connection.execute(_NAMED_SO, [area_id]).fetchone()
    return (found[0], found[1]) if found is not None else (None, None)


def _moved(table: str, prefix: str) -> str:
    """The rows of a part with the places that stay."""
    changed = [
        f"CASE WHEN s.area_id IS NULL THEN f.{prefix}{name} ELSE s.{name} END AS {prefix}{name}"
        for name in ("geonames_id", "place_name", "place_country")
    ]
    if table == "mentions":
        changed.append(f"CASE WHEN s.area_id IS NULL THEN f.value ELSE coalesce(s.geonames_id, '{NIL}') END AS value")
    place = f"area_of(f.{prefix}geonames_id, f.{prefix}place_name, f.{prefix}place_country)"
    return f"SELECT f.* REPLACE ({', '.join(changed)}) FROM part_{table} f LEFT JOIN same_area s ON s.area_id = {place}"
