"""popolo.json: persons, organizations, posts, memberships and areas (https://www.popoloproject.com/specs/).

Only who is called mayor, deputy or honorary mayor by some page is in it. The municipality is an organization with a
post of each kind that pages name; its contacts are those that its own pages give. Start and end dates are filled where
the pages give one term; `sources` are the pages. `meta` names what the areas are owed to, as EveryPolitician does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from normalized.attribution import GEONAMES, LICENCE
from normalized.exports.holders import HOLDERS, post_name, post_of
from normalized.exports.json_stream import write_document
from normalized.exports.registry import register
from normalized.exports.tables import ReleaseTables

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")

_URLS = f"""
SELECT f.membership_id, list(DISTINCT p.url ORDER BY p.url) AS urls
FROM (SELECT membership_id, unnest(evidence).page_id AS page_id FROM {HOLDERS}) f JOIN pages p USING (page_id)
GROUP BY f.membership_id
"""

_PERSONS = f"""
SELECT p.person_id, p.name, p.other_names, p.gender, list_sort(list_distinct(flatten(list(u.urls))))
FROM people p JOIN {HOLDERS} m USING (person_id) JOIN ({_URLS}) u USING (membership_id)
GROUP BY p.person_id, p.name, p.other_names, p.gender ORDER BY p.person_id
"""

_MEMBERSHIPS = f"""
SELECT m.membership_id, m.person_id, m.area_id, m.post, m.title, m.as_of, u.urls, c.name
FROM {HOLDERS} m JOIN ({_URLS}) u USING (membership_id) JOIN cities c USING (area_id)
ORDER BY m.membership_id
"""

_POSTS = f"""
SELECT DISTINCT m.area_id, c.name, m.post FROM {HOLDERS} m JOIN cities c USING (area_id) ORDER BY m.area_id, m.post
"""

_ORGANIZATIONS = f"""
SELECT c.area_id, c.name, coalesce(d.details, [])
FROM cities c
LEFT JOIN (
    SELECT area_id, list({{'type': type, 'value': value, 'label': owner}} ORDER BY contact_id) AS details
    FROM contacts WHERE area_id IS NOT NULL GROUP BY area_id
) d USING (area_id)
WHERE c.area_id IN (SELECT area_id FROM {HOLDERS}) ORDER BY c.area_id
"""

_AREAS = f"""
SELECT area_id, geonames_id, name, other_names, longitude, latitude,
    CASE WHEN municipality_id = geonames_id THEN municipality_code END, code_list
FROM cities WHERE area_id IN (SELECT area_id FROM {HOLDERS}) ORDER BY area_id
"""


class PopoloJson:
    """One Popolo document."""

    name = "popolo"
    in_release = False

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        """Write the document."""
        path = folder / "popolo.json"
        arrays = [
            ("persons", _persons(tables)),
            ("organizations", _organizations(tables)),
            ("posts", _posts(tables)),
            ("memberships", _memberships(tables)),
            ("areas", _areas(tables)),
        ]
        write_document(path, {"meta": {"sources": [GEONAMES], "license": LICENCE}}, arrays)
        return [path]


def _persons(tables: ReleaseTables) -> Iterator[dict[str, Any]]:
    for person_id, name, other_names, gender, urls in tables.query(_PERSONS):
        yield {
            "id": person_id,
            "name": name,
            **({"gender": gender} if gender else {}),
            "other_names": [{"name": other} for other in other_names],
            "sources": _links(urls),
        }


def _organizations(tables: ReleaseTables) -> Iterator[dict[str, Any]]:
    for area_id, name, details in tables.query(_ORGANIZATIONS):
        yield {
            "id": _organization(area_id),
            "name": name,
            "classification": "municipality",
            "area_id": area_id,
            "contact_details": [
                {key: value for key, value in detail.items() if value is not None} for detail in details
            ],
        }


def _posts(tables: ReleaseTables) -> Iterator[dict[str, Any]]:
    for area_id, name, post in tables.query(_POSTS):
        yield {
            "id": _post(post, area_id),
            "label": post_of(post, name),
            "role": post_name(post),
            "organization_id": _organization(area_id),
            "area_id": area_id,
        }


def _memberships(tables: ReleaseTables) -> Iterator[dict[str, Any]]:
    for membership_id, person_id, area_id, post, title, as_of, urls, city in tables.query(_MEMBERSHIPS):
        yield {
            "id": membership_id,
            "label": post_of(post, city),
            "role": title or post_name(post),
            "person_id": person_id,
            "organization_id": _organization(area_id),
            "post_id": _post(post, area_id),
            "area_id": area_id,
            **term(as_of),
            "sources": _links(urls),
        }


def term(as_of: list[str]) -> dict[str, str]:
    """Popolo's `start_date` and `end_date` from EDTF; empty where the pages give no term, or several."""
    terms = [said for said in as_of if "/" in said]
    if len(terms) != 1:
        return {}
    start, end = terms[0].split("/")
    dates = {"start_date": start, "end_date": end}
    return {name: date for name, date in dates.items() if _DATE.fullmatch(date)}


def _areas(tables: ReleaseTables) -> Iterator[dict[str, Any]]:
    for area_id, geonames_id, name, other_names, longitude, latitude, code, code_list in tables.query(_AREAS):
        area: dict[str, Any] = {"id": area_id, "name": name, "classification": "municipality"}
        if geonames_id:
            area["identifier"] = geonames_id
            area["identifiers"] = [{"scheme": "geonames", "identifier": geonames_id}]
        if code:
            area["identifiers"].append({"scheme": code_list, "identifier": code})
        if latitude is not None:
            area["geometry"] = {"type": "Point", "coordinates": [longitude, latitude]}
        area["other_names"] = [{"name": other} for other in other_names]
        yield area


def _organization(area_id: str) -> str:
    return f"municipality/{area_id}"


def _post(post: str, area_id: str) -> str:
    return f"{post}/{area_id}"


def _links(urls: list[str]) -> list[dict[str, str]]:
    return [{"url": url} for url in urls]


register(PopoloJson())
