"""How a release follows judgements: the rows of the parts are changed before pages are linked.

A mention that is rejected goes, and with it the facts of its page that rest on these characters and say the same; one
that is corrected gets its value, and these facts theirs. A block gets its label; where it becomes noise, its mentions
go and so do the facts that rest on it alone. Nothing is found anew: a block that becomes content has the mentions that
it had.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from normalized.judgements.judgement import Judgement, Subject, Verdict
from pipeline.block import KEPT_LABELS, BlockLabel
from pipeline.edtf import first_day, last_day
from pipeline.record import NIL, MentionType

Lookup = Callable[[str], Any]

REASON = "judged by a person"
"""The reason of a block's label that was judged."""

_GIVEN = pa.schema(
    [
        ("id", pa.string()),
        ("place", pa.int64()),
        ("subject", pa.string()),
        ("source", pa.string()),
        ("text", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("type", pa.string()),
        ("verdict", pa.string()),
        ("value", pa.string()),
        ("geonames_id", pa.string()),
        ("place_name", pa.string()),
        ("place_country", pa.string()),
        ("first_day", pa.string()),
        ("last_day", pa.string()),
        ("kept", pa.bool_()),
        ("patch", pa.string()),
    ]
)

_JUDGED = """
CREATE TABLE judged AS
SELECT j.*, b.page_id, b.block FROM judgements j
JOIN part_blocks b ON b.text = j.text JOIN part_pages p ON p.page_id = b.page_id AND p.source = j.source
"""

_JUDGED_MENTIONS = """
CREATE TABLE judged_mentions AS
SELECT * FROM (
    SELECT j.*, m.value AS old_value, m.geonames_id AS old_id FROM judged j
    JOIN part_mentions m ON m.page_id = j.page_id AND m.block = j.block AND m.start = j.start AND m."end" = j."end"
        AND m.type = j.type
    WHERE j.subject = 'mention'
    UNION ALL
    SELECT j.* REPLACE (m.start AS start, m."end" AS "end", m.place_country AS place_country), m.page_id, m.block,
        m.value, m.geonames_id
    FROM judgements j
    JOIN part_mentions m ON m.type = j.type AND fold(m.raw) = fold(j.text)
        AND area_of(m.geonames_id, m.place_name, m.place_country) = j.source
    WHERE j.subject = 'form'
)
QUALIFY row_number() OVER (PARTITION BY page_id, block, start, "end", type ORDER BY place DESC) = 1
"""
"""The last judgement of a mention counts. A form is a way to write a city's name that is another city's: every mention
of the city that is written so, on whatever page."""

_NOW_NOISE = """
CREATE TABLE now_noise AS
SELECT j.page_id, j.block FROM judged j JOIN part_blocks b USING (page_id, block)
WHERE j.subject = 'block' AND NOT j.kept AND b.kept
"""

_BLOCKS = f"""
SELECT b.* REPLACE (
    coalesce(j.value, b.label) AS label, coalesce(j.kept, b.kept) AS kept,
    CASE WHEN j.id IS NULL THEN b.probability ELSE 1.0 END AS probability,
    CASE WHEN j.id IS NULL THEN b.reason ELSE '{REASON}' END AS reason
) FROM part_blocks b
LEFT JOIN (SELECT * FROM judged WHERE subject = 'block') j ON j.page_id = b.page_id AND j.block = b.block
"""

_MENTIONS = """
SELECT m.* REPLACE (
    CASE WHEN j.verdict = 'correct' THEN j.value ELSE m.value END AS value,
    CASE WHEN j.verdict = 'correct' THEN j.geonames_id ELSE m.geonames_id END AS geonames_id,
    CASE WHEN j.verdict = 'correct' AND m.type = 'city' THEN coalesce(j.place_name, m.raw) ELSE m.place_name END
        AS place_name,
    CASE WHEN j.verdict = 'correct' AND m.type = 'city' THEN j.place_country ELSE m.place_country END
        AS place_country,
    CASE WHEN j.verdict = 'correct' THEN j.first_day ELSE m.first_day END AS first_day,
    CASE WHEN j.verdict = 'correct' THEN j.last_day ELSE m.last_day END AS last_day,
    CASE WHEN j.verdict = 'correct' THEN NULL ELSE m.completed END AS completed,
    CASE WHEN j.verdict = 'correct' THEN NULL ELSE m.inferred END AS inferred,
    CASE WHEN j.id IS NULL THEN m.confidence ELSE 1.0 END AS confidence,
    CASE WHEN j.id IS NULL THEN m.attributes ELSE json_merge_patch(m.attributes, j.patch)::VARCHAR END AS attributes
) FROM part_mentions m
LEFT JOIN judged_mentions j ON j.page_id = m.page_id AND j.block = m.block AND j.start = m.start
    AND j."end" = m."end" AND j.type = m.type
ANTI JOIN now_noise n ON n.page_id = m.page_id AND n.block = m.block
WHERE j.verdict IS DISTINCT FROM 'reject'
"""

_PAGES = """
SELECT p.* REPLACE (
    coalesce(b.n_kept, 0) AS n_kept, coalesce(m.n, 0) AS n_mentions,
    CASE WHEN j.page_id IS NULL THEN p.text ELSE b.text END AS text
) FROM part_pages p
LEFT JOIN (
    SELECT page_id, count(*) FILTER (kept) AS n_kept,
        nullif(string_agg(coalesce(text, ''), chr(10) ORDER BY block) FILTER (kept), '') AS text
    FROM part_blocks GROUP BY page_id
) b USING (page_id)
LEFT JOIN (SELECT page_id, count(*) AS n FROM part_mentions GROUP BY page_id) m USING (page_id)
LEFT JOIN (SELECT DISTINCT page_id FROM judged WHERE subject = 'block') j USING (page_id)
"""

_FOLLOWED = "SELECT DISTINCT id, page_id FROM followed ORDER BY id, page_id"

_RESTS_ON_NOISE = """
EXISTS (SELECT 1 FROM now_noise n WHERE n.page_id = f.page_id) AND len(f.evidence) > 0 AND NOT EXISTS (
    SELECT 1 FROM (SELECT unnest(f.evidence) AS span) s
    ANTI JOIN now_noise n ON n.page_id = f.page_id AND n.block = s.span.block
)
"""


def _judged_fact(types: str, same: str, verdict: str) -> str:
    """SQL: the judged mention of these types on which the fact `f` rests, where `same` holds."""
    return f"""
    SELECT first(j ORDER BY j.id) FROM judged_mentions j, (SELECT unnest(f.evidence) AS span) s
    WHERE j.page_id = f.page_id AND j.type IN ({types}) AND j.verdict = '{verdict}' AND s.span.block = j.block
        AND s.span.start < j."end" AND j.start < s.span."end" AND {same}
    """


def apply_judgements(connection: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement], lookup: Lookup) -> None:
    """Change the views `part_<table>` so that they say what was judged of mentions, links to cities, and labels.

    lookup: from GeoNames id to place. A judgement whose words stand on no page any more changes nothing. The pages that
    each one concerns are written to the table `followed` (id, page_id).
    """
    rows = [row for place, judgement in enumerate(judgements) for row in _given(place, judgement, lookup)]
    connection.register("given_judgements", pa.Table.from_pylist(rows, _GIVEN))
    connection.execute("CREATE TABLE judgements AS SELECT * FROM given_judgements")
    connection.unregister("given_judgements")
    connection.execute("CREATE TABLE followed (id VARCHAR, page_id VARCHAR)")
    for statement in (_JUDGED, _JUDGED_MENTIONS, _NOW_NOISE):
        connection.execute(statement)
    if not rows:
        return
    for table, same in (
        ("mayoralties", "fold(j.old_value) = fold(f.person)"),
        ("contacts", "split_part(j.old_value, ';', 1) = split_part(f.value, ';', 1)"),
    ):
        replace_part(connection, table, _facts_of_names(table, same))
    for table in ("mayoralties", "officeholders", "memberships"):
        replace_part(connection, table, _facts_of_places(table, ""))
    for prefix in ("a_", "b_"):
        replace_part(connection, "partnerships", _facts_of_places("partnerships", prefix))
    replace_part(connection, "mentions", _MENTIONS)
    replace_part(connection, "blocks", _BLOCKS)
    replace_part(connection, "pages", _PAGES)
    connection.execute(
        "INSERT INTO followed SELECT DISTINCT id, page_id FROM judged_mentions "
        "UNION SELECT id, page_id FROM judged WHERE subject = 'block'"
    )


def pages_followed(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """The pages that each judgement concerns, by its id."""
    found: dict[str, list[str]] = {}
    for judgement_id, page_id in connection.execute(
        "SELECT DISTINCT id, page_id FROM followed ORDER BY 1, 2"
    ).fetchall():
        found.setdefault(str(judgement_id), []).append(str(page_id))
    return found


def _facts_of_names(table: str, same: str) -> str:
    """The facts of a table that name a person, a number or an address."""
    types, column = ("'mayor'", "person") if table == "mayoralties" else ("'phone', 'email'", "value")
    corrected = _judged_fact(types, same, "correct")
    rejected = _judged_fact(types, same, "reject")
    return f"""
    SELECT f.* REPLACE (coalesce(({corrected}).value, f.{column}) AS {column}) FROM part_{table} f
    WHERE ({rejected}) IS NULL AND NOT ({_RESTS_ON_NOISE})
    """


def _facts_of_places(table: str, prefix: str) -> str:
    """The facts of a table with a place, by one of their places."""
    same = f"j.old_id IS NOT DISTINCT FROM f.{prefix}geonames_id"
    corrected = _judged_fact("'city'", same, "correct")
    rejected = _judged_fact("'city'", same, "reject")
    return f"""
    SELECT * EXCLUDE (judged_place) REPLACE (
        CASE WHEN judged_place IS NULL THEN {prefix}geonames_id ELSE judged_place.geonames_id END
            AS {prefix}geonames_id,
        CASE WHEN judged_place IS NULL THEN {prefix}place_name
            ELSE coalesce(judged_place.place_name, {prefix}place_name) END AS {prefix}place_name,
        CASE WHEN judged_place IS NULL THEN {prefix}place_country ELSE judged_place.place_country END
            AS {prefix}place_country
    ) FROM (
        SELECT f.*, ({corrected}) AS judged_place FROM part_{table} f
        WHERE ({rejected}) IS NULL AND NOT ({_RESTS_ON_NOISE})
    )
    """


def replace_part(connection: duckdb.DuckDBPyConnection, table: str, select: str) -> None:
    """Make the view `part_<table>` say what the query says."""
    connection.execute(f"CREATE TABLE fresh_{table} AS {select}")
    connection.execute(f"DROP VIEW IF EXISTS part_{table}")
    connection.execute(f"DROP TABLE IF EXISTS kept_{table}")
    connection.execute(f"ALTER TABLE fresh_{table} RENAME TO kept_{table}")
    connection.execute(f"CREATE VIEW part_{table} AS SELECT * FROM kept_{table}")


def _given(place: int, judgement: Judgement, lookup: Lookup) -> list[dict[str, Any]]:
    """The rows of a judgement; none for one that `pairs` and `persons` follow."""
    target, value, verdict = judgement.target, judgement.value or None, judgement.verdict
    row: dict[str, Any] = {
        "id": judgement.id,
        "place": place,
        "subject": target.subject.value,
        "source": target.source,
        "text": target.text,
        "start": target.start,
        "end": target.end,
        "type": target.type,
        "verdict": verdict.value,
        "value": value,
    }
    if target.subject is Subject.MERGE and target.type == MentionType.CITY and verdict is Verdict.REJECT:
        # A form of a city's name that is not that city's: what is written so is a place of its own.
        one, other = target.one, target.other
        if one is None or other is None or one.area_id != other.area_id:
            return []
        row |= {"subject": "form", "source": other.area_id, "text": other.name}
        return [_corrected(row, MentionType.CITY, NIL, other.name, lookup)]
    if target.subject in (Subject.MERGE, Subject.PARTNERSHIP):
        return []
    if target.subject is Subject.BLOCK:
        return [row | {"kept": None if value is None else BlockLabel(value) in KEPT_LABELS}]
    if target.subject is Subject.LINK:
        if target.type != MentionType.CITY:
            return [row]
        row["subject"] = Subject.MENTION.value
        if verdict is Verdict.REJECT:
            return [_corrected(row, target.type, NIL, target.raw, lookup)]
    if verdict is Verdict.CORRECT and value is not None:
        return [_corrected(row, target.type, value, target.raw, lookup)]
    return [row | {"patch": json.dumps({"judged": verdict.value})}]


def _corrected(row: dict[str, Any], kind: str, value: str, raw: str, lookup: Lookup) -> dict[str, Any]:
    """The row with what a mention of this kind says when its value is this one. raw: its words."""
    patch: dict[str, str | None] = {"judged": Verdict.CORRECT.value}
    row = row | {"verdict": Verdict.CORRECT.value, "value": value}
    if kind == MentionType.CITY:
        place = None if value == NIL else lookup(value)
        name, country = (place.name, place.country) if place is not None else (None, None)
        row |= {"geonames_id": None if value == NIL else value, "place_name": name, "place_country": country}
        patch |= {"name": name or raw, "country": country}
    elif kind == MentionType.DATE:
        row |= {"first_day": first_day(value), "last_day": last_day(value)}
        patch |= {"completed": None, "inferred": None}
    return row | {"patch": json.dumps(patch)}
