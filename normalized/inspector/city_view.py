"""One municipality: its mayors, deputies, partners, networks and contacts, what pages disagree about, what changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from normalized.inspector.quotations import Evidence, quote_evidence
from normalized.inspector.reading import Row, has_table, read_row, read_rows
from normalized.inspector.timeline import Timeline, draw_timeline
from normalized.report.coverage import City, Pair

SHOWN_PAGES = 50
SHOWN_CONTACTS = 200
SHOWN_CHANGES = 30
SHOWN_DISAGREEMENTS = 50

_CITY = "SELECT * FROM cities WHERE area_id = :area_id"
_SOURCES = "SELECT * FROM sources WHERE area_id = :area_id ORDER BY name, source"
_MAYORS = (
    "SELECT * FROM mayors WHERE area_id = :area_id ORDER BY titled DESC, last_day IS NOT NULL, last_day DESC, name"
)
_OFFICEHOLDERS = (
    "SELECT * FROM officeholders WHERE area_id = :area_id ORDER BY post, last_day IS NOT NULL, last_day DESC, name"
)
_DATES = """
SELECT partnership_id, role, date FROM partnership_dates
WHERE partnership_id IN (SELECT value FROM json_each(:partnerships)) AND role NOT IN ('since', 'until')
ORDER BY date, role
"""
_PARTNERS = """
SELECT p.*, c.area_id AS other_id, c.name AS other_name, c.country AS other_country, c.longitude, c.latitude
FROM (
    SELECT p.*, area_id_b AS other FROM partnerships p WHERE area_id_a = :area_id
    UNION ALL SELECT p.*, area_id_a FROM partnerships p WHERE area_id_b = :area_id AND area_id_a != :area_id
) p JOIN cities c ON c.area_id = p.other ORDER BY c.name, p.partnership_id
"""
_SOURCES_OF = """
SELECT s.source, s.area_id, s.name FROM sources s WHERE s.source IN (SELECT value FROM json_each(:sources))
"""
_NAMES = """
WITH own AS (
    SELECT m.area_id, p.person_id, p.name, p.other_names FROM mayors m JOIN people p USING (person_id)
    WHERE m.area_id = :area_id
)
SELECT area_id, name FROM (
    SELECT area_id, name FROM own
    UNION SELECT own.area_id, o.value FROM own, json_each(own.other_names) o
    UNION SELECT m.area_id, m.name FROM mayors m JOIN own ON own.name = m.name WHERE m.area_id != own.area_id
) ORDER BY area_id != :area_id, name
"""
_ALIKE = "SELECT area_id, name, country FROM cities WHERE name = :name AND area_id != :area_id ORDER BY area_id"
_NETWORKS = "SELECT * FROM networks WHERE area_id = :area_id ORDER BY network, membership_id"
_CONTACTS = """
SELECT * FROM contacts WHERE area_id = :area_id ORDER BY owner IS NULL, owner, type, value LIMIT :limit
"""
_PAGES = """
SELECT page_id, url, title, language, status, n_mentions, fetched_at FROM pages
WHERE area_id = :area_id ORDER BY n_mentions DESC, url LIMIT :limit
"""
_ELSEWHERE = """
SELECT p.page_id, p.url, p.title, p.source, s.name AS source_name, count(*) AS n
FROM mentions m JOIN pages p USING (page_id) JOIN sources s USING (source)
WHERE m.area_id = :area_id AND p.area_id IS NOT :area_id
GROUP BY p.page_id ORDER BY n DESC, p.url LIMIT :limit
"""
_ISSUES = """
SELECT * FROM issues WHERE subject_id IN (SELECT value FROM json_each(:facts)) ORDER BY code, issue_id LIMIT :limit
"""
_CHANGES = """
SELECT * FROM changes WHERE instr(areas, :quoted) ORDER BY published DESC, place LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Partner:
    """A partnership seen from one of its cities. ours, theirs: whether pages of this, or the other city, state it.

    others: names of further sources that state it. dates: role and date of what else is dated: signed, visited, ….
    """

    row: Row
    ours: bool
    theirs: bool
    others: tuple[str, ...]
    dates: tuple[Row, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Stated:
    """A row with the words that it rests on."""

    row: Row
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CityView:
    """All that is known of a city. pages: its own; elsewhere: those of others that name it.

    names: what its mayors, and mayors elsewhere who are called like them, are called. alike: cities of the same name.
    """

    city: Row
    sources: tuple[Row, ...]
    mayors: tuple[Stated, ...]
    timeline: Timeline
    officeholders: tuple[Stated, ...]
    partners: tuple[Partner, ...]
    networks: tuple[Stated, ...]
    contacts: tuple[Row, ...]
    disagreements: tuple[Stated, ...]
    pages: tuple[Row, ...]
    elsewhere: tuple[Row, ...]
    changes: tuple[Row, ...]
    names: tuple[Row, ...]
    alike: tuple[Row, ...]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The partnerships as the map draws them."""
        own = City(self.city["name"], self.city["country"], _position(self.city))
        return tuple(
            Pair(
                partner.row["kind"],
                partner.row["since"],
                bool(partner.row["mutual"]),
                own,
                City(partner.row["other_name"], partner.row["other_country"], _position(partner.row)),
            )
            for partner in self.partners
        )


def read_city(connection: sqlite3.Connection, area_id: str) -> CityView | None:
    """What the release says of a city; None where it has no such city."""
    city = read_row(connection, _CITY, area_id=area_id)
    if city is None:
        return None
    mayors = read_rows(connection, _MAYORS, area_id=area_id)
    officeholders = (
        read_rows(connection, _OFFICEHOLDERS, area_id=area_id) if has_table(connection, "officeholders") else []
    )
    networks = read_rows(connection, _NETWORKS, area_id=area_id)
    partners = _partners(connection, area_id)
    contacts = read_rows(connection, _CONTACTS, area_id=area_id, limit=SHOWN_CONTACTS)
    facts = [
        *(row["membership_id"] for row in (*mayors, *officeholders, *networks)),
        *(partner.row["partnership_id"] for partner in partners),
        *(row["contact_id"] for row in contacts),
    ]
    issues = read_rows(connection, _ISSUES, facts=json.dumps(facts), limit=SHOWN_DISAGREEMENTS)
    changes = (
        read_rows(connection, _CHANGES, quoted=f'"{area_id}"', limit=SHOWN_CHANGES)
        if has_table(connection, "changes")
        else []
    )
    return CityView(
        city=city,
        sources=tuple(read_rows(connection, _SOURCES, area_id=area_id)),
        mayors=_stated(connection, mayors),
        timeline=draw_timeline(mayors),
        officeholders=_stated(connection, officeholders),
        partners=partners,
        networks=_stated(connection, networks),
        contacts=tuple(contacts),
        disagreements=_stated(connection, issues),
        pages=tuple(read_rows(connection, _PAGES, area_id=area_id, limit=SHOWN_PAGES)),
        elsewhere=tuple(read_rows(connection, _ELSEWHERE, area_id=area_id, limit=SHOWN_PAGES)),
        changes=tuple(changes),
        names=tuple(read_rows(connection, _NAMES, area_id=area_id)),
        alike=tuple(read_rows(connection, _ALIKE, area_id=area_id, name=city["name"])),
    )


def _partners(connection: sqlite3.Connection, area_id: str) -> tuple[Partner, ...]:
    rows = read_rows(connection, _PARTNERS, area_id=area_id)
    named = sorted({source for row in rows for source in row["stated_by"]})
    speakers = {row["source"]: row for row in read_rows(connection, _SOURCES_OF, sources=json.dumps(named))}
    evidence = quote_evidence(connection, [row["evidence"] for row in rows])
    ids = json.dumps([row["partnership_id"] for row in rows])
    dates = read_rows(connection, _DATES, partnerships=ids) if has_table(connection, "partnership_dates") else []
    partners = []
    for row, words in zip(rows, evidence, strict=True):
        said = [speakers[source] for source in row["stated_by"] if source in speakers]
        partners.append(
            Partner(
                row,
                ours=any(speaker["area_id"] == area_id for speaker in said),
                theirs=any(speaker["area_id"] == row["other_id"] for speaker in said),
                others=tuple(
                    speaker["name"] for speaker in said if speaker["area_id"] not in (area_id, row["other_id"])
                ),
                dates=tuple(date for date in dates if date["partnership_id"] == row["partnership_id"]),
                evidence=words,
            )
        )
    return tuple(partners)


def _stated(connection: sqlite3.Connection, rows: Sequence[Row]) -> tuple[Stated, ...]:
    quoted = quote_evidence(connection, [row["evidence"] for row in rows])
    return tuple(Stated(row, words) for row, words in zip(rows, quoted, strict=True))


def _position(row: Row) -> tuple[float, float] | None:
    """Degrees east and north, None where they are not known."""
    if row["longitude"] is None or row["latitude"] is None:
        return None
    return float(row["longitude"]), float(row["latitude"])
