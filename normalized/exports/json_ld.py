"""<area_id>.jsonld: one municipality each, in schema.org's vocabulary (JSON-LD 1.1), to put beside or into its page.

The context stands in each file, so that no reader fetches one. Twin towns are Wikidata's property P190: schema.org has
none.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from normalized.attribution import GEONAMES, LICENCE
from normalized.exports.by_area import Follower, Rows
from normalized.exports.holders import HOLDERS, post_name
from normalized.exports.popolo_json import term
from normalized.exports.registry import register
from normalized.exports.tables import ReleaseTables

CONTEXT = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    "license": {"@id": "https://schema.org/license", "@type": "@id"},
    "twinnedWith": {"@id": "http://www.wikidata.org/prop/direct/P190", "@container": "@set"},
}

_MUNICIPALITIES = f"""
SELECT area_id, name, other_names, country, latitude, longitude, population, geonames_id,
    CASE WHEN municipality_id = geonames_id THEN municipality_code END, code_list
FROM cities
WHERE area_id IN (SELECT area_id FROM sources WHERE n_pages > 0)
    OR area_id IN (SELECT area_id FROM {HOLDERS})
ORDER BY area_id
"""

_SOURCES = "SELECT area_id, name, home_url FROM sources WHERE area_id IS NOT NULL ORDER BY area_id, source"

_HOLDERS = f"""
SELECT m.area_id, m.person_id, m.name, m.post, m.title, m.as_of, list(DISTINCT p.url ORDER BY p.url)
FROM (SELECT *, unnest(evidence).page_id AS page_id FROM {HOLDERS}) m JOIN pages p USING (page_id)
GROUP BY ALL ORDER BY m.area_id, m.post DESC, m.person_id
"""

_CONTACTS = """
SELECT area_id, type, value, owner FROM contacts WHERE area_id IS NOT NULL AND (owner IS NOT NULL OR site_wide)
ORDER BY area_id, contact_id
"""

_PARTNERS = """
SELECT own.area_id, c.area_id, c.geonames_id, c.name, own.since
FROM (
    SELECT area_id_a AS area_id, area_id_b AS partner, since FROM partnerships WHERE kind = 'twinning'
    UNION ALL SELECT area_id_b, area_id_a, since FROM partnerships WHERE kind = 'twinning'
) own JOIN cities c ON c.area_id = own.partner
ORDER BY own.area_id, c.area_id
"""

_PROPERTY = {"voice": "telephone", "cell": "telephone", "fax": "faxNumber", "email": "email"}


class JsonLd:
    """One file a municipality that publishes pages or whose mayor is known."""

    name = "json-ld"
    in_release = False

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        """Write the files. Queries run side by side in the order of the city, so that no table is held in memory."""
        written = []
        followers = [Follower(tables.query(query)) for query in (_SOURCES, _HOLDERS, _CONTACTS, _PARTNERS)]
        for city in tables.query(_MUNICIPALITIES):
            path = folder / f"{city[0]}.jsonld"
            document = municipality(city, *(follower.rows_of(city[0]) for follower in followers))
            path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            written.append(path)
        return written


def municipality(city: tuple[Any, ...], sources: Rows, holders: Rows, contacts: Rows, partners: Rows) -> dict[str, Any]:
    """One municipality as a JSON-LD document: the place, the body that governs it, and whom the data is owed to."""
    area_id, name, other_names, country, latitude, longitude, population, geonames_id, code, code_list = city
    place: dict[str, Any] = {"@type": "City", "@id": place_id(area_id, geonames_id), "name": name}
    if other_names:
        place["alternateName"] = other_names
    if country:
        place["address"] = {"@type": "PostalAddress", "addressLocality": name, "addressCountry": country}
    if latitude is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    if population:
        place["additionalProperty"] = {"@type": "PropertyValue", "name": "population", "value": population}
    if code:
        place["identifier"] = {"@type": "PropertyValue", "propertyID": code_list, "value": code}
    if partners:
        place["twinnedWith"] = [
            {"@type": "City", "@id": place_id(partner, partner_geonames), "name": partner_name}
            for partner, partner_geonames, partner_name, _ in partners
        ]
    body: dict[str, Any] = {
        "@type": "GovernmentOrganization",
        "@id": f"urn:rathaus:municipality:{area_id}",
        "name": sources[0][0] if sources else name,
        "areaServed": {"@id": place["@id"]},
    }
    if sources and sources[0][1]:
        body["url"] = sources[0][1]
    if holders:
        body["member"] = [_holder(*holder) for holder in holders]
    addresses = sorted({value for kind, value, _ in contacts if kind == "address"})
    if addresses:
        body["address"] = addresses
    points = _contact_points(contacts)
    if points:
        body["contactPoint"] = points
    said = {
        "@type": "Dataset",
        "name": f"Rathaus: {name}",
        "about": [{"@id": place["@id"]}, {"@id": body["@id"]}],
        "license": LICENCE,
        "isBasedOn": {"@type": "Dataset", "name": "GeoNames", "url": GEONAMES, "license": LICENCE},
    }
    return {"@context": CONTEXT, "@graph": [place, body, said]}


def place_id(area_id: str, geonames_id: str | None) -> str:
    """The URI of a place: GeoNames' own, or a name of ours where GeoNames lacks the place."""
    return f"https://sws.geonames.org/{geonames_id}/" if geonames_id else f"urn:rathaus:area:{area_id}"


def _holder(
    person_id: str, name: str, post: str, title: str | None, as_of: list[str], urls: list[str]
) -> dict[str, Any]:
    dates = term(as_of)
    role: dict[str, Any] = {
        "@type": "OrganizationRole",
        "roleName": title or post_name(post),
        "member": {"@type": "Person", "@id": f"urn:rathaus:person:{person_id}", "name": name},
    }
    if "start_date" in dates:
        role["startDate"] = dates["start_date"]
    if "end_date" in dates:
        role["endDate"] = dates["end_date"]
    return role | {"subjectOf": [{"@type": "WebPage", "url": url} for url in urls]}


def _contact_points(contacts: Rows) -> list[dict[str, Any]]:
    """One contact point a number or address of mail; opening hours are those of all points of their owner."""
    hours = {owner: value for kind, value, owner in contacts if kind == "hours"}
    points = []
    for kind, value, owner in contacts:
        if kind not in _PROPERTY:
            continue
        point: dict[str, Any] = {"@type": "ContactPoint", _PROPERTY[kind]: value}
        if owner:
            point["name"] = owner
        if owner in hours:
            point["hoursAvailable"] = {"@type": "OpeningHoursSpecification", "description": hours[owner]}
        points.append(point)
    return points


register(JsonLd())
