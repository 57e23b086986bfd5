"""What the static site says of one city: its facts, each with the words that it rests on and the page they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from normalized.exports.by_area import Follower
from normalized.exports.quotes import CONTEXT
from normalized.exports.tables import ReleaseTables

_CITIES = """
SELECT area_id, name, country, population, geonames_id, latitude, longitude FROM cities
WHERE area_id IN (
    SELECT area_id FROM mayors UNION SELECT area_id FROM officeholders UNION SELECT area_id FROM networks
    UNION SELECT area_id_a FROM partnerships
    UNION SELECT area_id_b FROM partnerships UNION SELECT area_id FROM contacts
)
ORDER BY area_id
"""

_MAYORS = """
SELECT area_id, membership_id, name, title, titled, as_of FROM mayors
ORDER BY area_id, last_day DESC NULLS FIRST, name, membership_id
"""

_OFFICEHOLDERS = """
SELECT area_id, membership_id, name, post, title, as_of FROM officeholders
ORDER BY area_id, post, last_day DESC NULLS FIRST, name, membership_id
"""

_DATES = """
SELECT own.area_id, own.partnership_id, d.role, d.date
FROM (
    SELECT partnership_id, area_id_a AS area_id FROM partnerships
    UNION ALL SELECT partnership_id, area_id_b FROM partnerships
) own JOIN partnership_dates d USING (partnership_id)
ORDER BY own.area_id, own.partnership_id, d.date, d.role
"""

_PARTNERSHIPS = """
SELECT own.area_id, own.partnership_id, own.partner, c.name, c.country, own.kind, own.since, own.until, own.mutual
FROM (
    SELECT *, area_id_a AS area_id, area_id_b AS partner FROM partnerships
    UNION ALL SELECT *, area_id_b, area_id_a FROM partnerships
) own JOIN cities c ON c.area_id = own.partner
ORDER BY own.area_id, c.name, own.partner
"""

_NETWORKS = "SELECT area_id, membership_id, network, since FROM networks ORDER BY area_id, network, membership_id"

_CONTACTS = """
SELECT area_id, contact_id, type, value, owner FROM contacts
WHERE area_id IS NOT NULL AND (owner IS NOT NULL OR site_wide)
ORDER BY area_id, owner NULLS FIRST, type, value, contact_id
"""

_EVIDENCE = f"""
SELECT f.area_id, f.fact, p.url,
    substring(b.text, greatest(f.span.start - {CONTEXT}, 0) + 1, least(f.span.start, {CONTEXT})) AS before,
    substring(b.text, f.span.start + 1, f.span."end" - f.span.start) AS words,
    substring(b.text, f.span."end" + 1, {CONTEXT}) AS behind
FROM (
    SELECT area_id, membership_id AS fact, unnest(evidence) AS span FROM mayors
    UNION ALL SELECT area_id, membership_id, unnest(evidence) FROM officeholders
    UNION ALL SELECT area_id, membership_id, unnest(evidence) FROM networks
    UNION ALL SELECT area_id_a, partnership_id, unnest(evidence) FROM partnerships
    UNION ALL SELECT area_id_b, partnership_id, unnest(evidence) FROM partnerships
) f
JOIN blocks b ON b.page_id = f.span.page_id AND b.block = f.span.block
JOIN pages p ON p.page_id = f.span.page_id
ORDER BY f.area_id, f.fact, p.url, f.span.block, f.span.start, f.span."end"
"""

City = dict[str, Any]


def cities_with_facts(tables: ReleaseTables) -> Iterator[City]:
    """Every city about which a fact is known, in the order of its id, as one dictionary of plain values."""
    queries = (_MAYORS, _OFFICEHOLDERS, _PARTNERSHIPS, _DATES, _NETWORKS, _CONTACTS, _EVIDENCE)
    mayors, holders, partnerships, dates, networks, contacts, evidence = (
        Follower(tables.query(query)) for query in queries
    )
    for area_id, name, country, population, geonames_id, latitude, longitude in tables.query(_CITIES):
        words: dict[str, list[dict[str, str]]] = {}
        for fact, url, before, said, behind in evidence.rows_of(area_id):
            words.setdefault(fact, []).append({"url": url, "before": before, "words": said, "behind": behind})
        dated: dict[str, list[dict[str, str]]] = {}
        for key, role, date in dates.rows_of(area_id):
            dated.setdefault(key, []).append({"role": role, "date": date})
        yield {
            "area_id": area_id,
            "name": name,
            "country": country,
            "population": population,
            "geonames_id": geonames_id,
            "latitude": latitude,
            "longitude": longitude,
            "mayors": [
                {
                    "id": key,
                    "name": person,
                    "title": title,
                    "titled": titled,
                    "as_of": as_of,
                    "evidence": words.get(key, []),
                }
                for key, person, title, titled, as_of in mayors.rows_of(area_id)
            ],
            "officeholders": [
                {
                    "id": key,
                    "name": person,
                    "post": post,
                    "title": title,
                    "as_of": as_of,
                    "evidence": words.get(key, []),
                }
                for key, person, post, title, as_of in holders.rows_of(area_id)
            ],
            "partnerships": [
                {
                    "id": key,
                    "area_id": partner,
                    "name": partner_name,
                    "country": partner_country,
                    "kind": kind,
                    "since": since,
                    "until": until,
                    "dates": dated.get(key, []),
                    "mutual": mutual,
                    "evidence": words.get(key, []),
                }
                for key, partner, partner_name, partner_country, kind, since, until, mutual in partnerships.rows_of(
                    area_id
                )
            ],
            "networks": [
                {"id": key, "network": network, "since": since, "evidence": words.get(key, [])}
                for key, network, since in networks.rows_of(area_id)
            ],
            "contacts": [
                {"id": key, "type": kind, "value": value, "owner": owner}
                for key, kind, value, owner in contacts.rows_of(area_id)
            ],
        }
