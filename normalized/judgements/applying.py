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
from pipeline.edtf import first_day, last_day
from pipeline.record import KEPT_LABELS, NIL, BlockLabel, MentionType

Lookup = Callable[[str], Any]

REASON = "judged by a person"
"""The reason of a block's label that was judged."""

_GIVEN = pa.schema(
    [
        ("id", pa.string()),
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
SELECT j.*, m.value AS old_value, m.geonames_id AS old_id FROM judged j
JOIN part_mentions m ON m.page_id = j.page_id AND m.block = j.block AND m.start = j.start AND m."end" = j."end"
    AND m.type = j.type
WHERE j.subject = 'mention'
"""

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


def apply_judgements(
    connection: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement], lookup: Lookup
) -> dict[str, list[str]]:
    """Change the views `part_<table>` so that they say what was judged; gives the pages by id of judgement.

    lookup: from GeoNames id to place. A judgement whose words stand on no page any more changes nothing.
    """
    if not judgements:
        return {}
    rows = [_given(judgement, lookup) for judgement in judgements]
    connection.register("given_judgements", pa.Table.from_pylist(rows, _GIVEN))
    connection.execute("CREATE TABLE judgements AS SELECT * FROM given_judgements")
    connection.unregister("given_judgements")
    for statement in (_JUDGED, _JUDGED_MENTIONS, _NOW_NOISE):
        connection.execute(statement)
    for table, same in (
        ("mayoralties", "fold(j.old_value) = fold(f.person)"),
        ("contacts", "split_part(j.old_value, ';', 1) = split_part(f.value, ';', 1)"),
    ):
        _replace(connection, table, _facts_of_names(table, same))
    for table in ("mayoralties", "officeholders", "memberships"):
        _replace(connection, table, _facts_of_places(table, ""))
    for prefix in ("a_", "b_"):
        _replace(connection, "partnerships", _facts_of_places("partnerships", prefix))
    _replace(connection, "mentions", _MENTIONS)
    _replace(connection, "blocks", _BLOCKS)
    _replace(connection, "pages", _PAGES)
    applied: dict[str, list[str]] = {}
    for judgement_id, page_id in connection.execute(
        "SELECT DISTINCT id, page_id FROM judged_mentions UNION SELECT id, page_id FROM judged "
        "WHERE subject = 'block' ORDER BY 1, 2"
    ).fetchall():
        applied.setdefault(str(judgement_id), []).append(str(page_id))
    return applied


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


def _replace(connection: duckdb.DuckDBPyConnection, table: str, select: str) -> None:
    """Make the view `part_<table>` say what the query says."""
    connection.execute(f"CREATE TABLE fresh_{table} AS {select}")
    connection.execute(f"DROP VIEW IF EXISTS part_{table}")
    connection.execute(f"DROP TABLE IF EXISTS kept_{table}")
    connection.execute(f"ALTER TABLE fresh_{table} RENAME TO kept_{table}")
    connection.execute(f"CREATE VIEW part_{table} AS SELECT * FROM kept_{table}")


def _given(judgement: Judgement, lookup: Lookup) -> dict[str, Any]:
    target, value = judgement.target, judgement.value or None
    row: dict[str, Any] = {
        "id": judgement.id,
        "subject": target.subject.value,
        "source": target.source,
        "text": target.text,
        "start": target.start,
        "end": target.end,
        "type": target.type,
        "verdict": judgement.verdict.value,
        "value": value,
    }
    patch: dict[str, str | None] = {"judged": judgement.verdict.value}
    if target.subject is Subject.BLOCK:
        row["kept"] = None if value is None else BlockLabel(value) in KEPT_LABELS
    elif judgement.verdict is Verdict.CORRECT and value is not None:
        if target.type == MentionType.CITY:
            place = None if value == NIL else lookup(value)
            name, country = (place.name, place.country) if place is not None else (None, None)
            row |= {"geonames_id": None if value == NIL else value, "place_name": name, "place_country": country}
            patch |= {"name": name or target.raw, "country": country}
        elif target.type == MentionType.DATE:
            row |= {"first_day": first_day(value), "last_day": last_day(value)}
            patch |= {"completed": None, "inferred": None}
    return row | {"patch": json.dumps(patch)}
