"""What a row of a release is about, in a few words: titles of changes in feeds, webhooks and differences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from normalized.exports.tables import ReleaseTables

NEWS = ("mayors", "officeholders", "partnerships", "networks", "contacts")
"""The tables whose changes are news to a reader; the others follow from them."""

_BATCH = 1_000
"""Rows that are looked up at once."""

SAYINGS = {
    "sources": "SELECT source AS id, name, [area_id] FROM sources",
    "pages": "SELECT page_id, coalesce(title || ', ', '') || url, [area_id] FROM pages",
    "cities": "SELECT area_id, name || coalesce(', ' || country, ''), [area_id] FROM cities",
    "people": "SELECT person_id, name, [] FROM people",
    "mayors": """
        SELECT m.membership_id, 'mayor of ' || c.name || ': ' || m.name, [m.area_id]
        FROM mayors m JOIN cities c USING (area_id)
    """,
    "officeholders": """
        SELECT h.membership_id, replace(h.post, '_', ' ') || ' of ' || c.name || ': ' || h.name, [h.area_id]
        FROM officeholders h JOIN cities c USING (area_id)
    """,
    "partnerships": """
        SELECT p.partnership_id,
            p.kind || ' of ' || a.name || ' and ' || b.name || coalesce(' since ' || p.since, ''),
            [p.area_id_a, p.area_id_b]
        FROM partnerships p JOIN cities a ON a.area_id = p.area_id_a JOIN cities b ON b.area_id = p.area_id_b
    """,
    "networks": """
        SELECT n.membership_id, c.name || ' in ' || n.network, [n.area_id]
        FROM networks n JOIN cities c USING (area_id)
    """,
    "contacts": """
        SELECT d.contact_id, coalesce(d.owner || ', ', '') || coalesce(c.name, d.source) || ': ' || d.value, [d.area_id]
        FROM contacts d LEFT JOIN cities c USING (area_id)
    """,
    "issues": "SELECT issue_id, code || ': ' || message, [] FROM issues",
}
"""For each table whose rows are things of their own: key, title, and the cities that the row is about."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One row in words. areas: `cities.area_id` of the cities that it is about."""

    title: str
    areas: tuple[str, ...]


def sayings(tables: ReleaseTables, table: str, keys: Iterable[str]) -> dict[str, Saying]:
    """The sayings of rows by their key; empty for a table that has none, and without keys that are not there."""
    if table not in SAYINGS:
        return {}
    wanted = sorted(set(keys))
    found: dict[str, Saying] = {}
    for begin in range(0, len(wanted), _BATCH):
        found |= _batch(tables, SAYINGS[table], wanted[begin : begin + _BATCH])
    return found


def _batch(tables: ReleaseTables, saying: str, keys: Sequence[str]) -> dict[str, Saying]:
    query = f"SELECT * FROM ({saying}) said(id, title, areas) WHERE id IN (SELECT unnest(?::VARCHAR[]))"
    return {
        key: Saying(title, tuple(area for area in areas if area is not None))
        for key, title, areas in tables.query(query, [list(keys)])
    }
