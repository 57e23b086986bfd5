"""entities.ftm.json: FollowTheMoney entities, one a line (https://followthemoney.tech/).

    PublicBody   a municipality, with the contacts that its own pages give      Position    mayor, deputy, …
    Address      where the city lies                                            Person      who holds one
    Occupancy    who held the post, from when to when, or at what moments       HyperText   a page: the proof
    UnknownLink  a partnership of two municipalities: FollowTheMoney has no schema of its own for one

Values are cleaned by FollowTheMoney itself, which the extra `ftm` installs: what it does not take for a value (a page
that was read from a folder has no web address, EDTF knows dates that are no prefix of a day) is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normalized.errors import ReleaseError
from normalized.exports.holders import HOLDERS, post_of
from normalized.exports.popolo_json import term
from normalized.exports.registry import register
from normalized.exports.tables import ReleaseTables

if TYPE_CHECKING:
    from followthemoney.model import Model

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
"""The dates of FollowTheMoney: a day, or as much of it as is known."""

_FACTS = f"""
    SELECT area_id, membership_id AS fact, unnest(evidence).page_id AS page_id FROM {HOLDERS}
    UNION ALL SELECT area_id_a, partnership_id, unnest(evidence).page_id FROM partnerships
    UNION ALL SELECT area_id_b, partnership_id, unnest(evidence).page_id FROM partnerships
"""

_PAGES = f"""
SELECT p.page_id, p.url, p.title, s.name FROM pages p JOIN sources s USING (source)
WHERE p.page_id IN (SELECT page_id FROM ({_FACTS})) ORDER BY p.page_id
"""

_BODIES = f"""
SELECT c.area_id, c.name, c.other_names, c.country, c.latitude, c.longitude,
    coalesce(s.names, []), coalesce(s.homes, []), coalesce(d.numbers, []), coalesce(d.addresses, []),
    f.pages, coalesce(h.posts, [])
FROM cities c JOIN (
    SELECT area_id, list(DISTINCT page_id ORDER BY page_id) AS pages FROM ({_FACTS}) GROUP BY area_id
) f USING (area_id) LEFT JOIN (
    SELECT area_id, list(name ORDER BY source) AS names,
        list(home_url ORDER BY source) FILTER (home_url IS NOT NULL) AS homes
    FROM sources WHERE area_id IS NOT NULL GROUP BY area_id
) s USING (area_id) LEFT JOIN (
    SELECT area_id, list(DISTINCT value ORDER BY value) FILTER (type IN ('voice', 'cell', 'fax')) AS numbers,
        list(DISTINCT value ORDER BY value) FILTER (type = 'email') AS addresses
    FROM contacts WHERE area_id IS NOT NULL AND site_wide GROUP BY area_id
) d USING (area_id) LEFT JOIN (
    SELECT area_id, list(DISTINCT post ORDER BY post) AS posts FROM {HOLDERS} GROUP BY area_id
) h USING (area_id)
ORDER BY c.area_id
"""

_PERSONS = f"""
SELECT p.person_id, p.name, p.other_names, list(DISTINCT c.country ORDER BY c.country) FILTER (c.country IS NOT NULL),
    list(DISTINCT m.title ORDER BY m.title) FILTER (m.title IS NOT NULL),
    list_sort(list_distinct(flatten(list(list_transform(m.evidence, lambda span: span.page_id)))))
FROM people p JOIN {HOLDERS} m USING (person_id) JOIN cities c USING (area_id)
GROUP BY p.person_id, p.name, p.other_names ORDER BY p.person_id
"""

_OCCUPANCIES = f"""
SELECT m.membership_id, m.person_id, m.area_id, m.post, m.title, m.as_of, f.urls
FROM {HOLDERS} m JOIN (
    SELECT membership_id, list(DISTINCT p.url ORDER BY p.url) AS urls
    FROM (SELECT membership_id, unnest(evidence).page_id AS page_id FROM {HOLDERS}) e JOIN pages p USING (page_id)
    GROUP BY membership_id
) f USING (membership_id)
ORDER BY m.membership_id
"""

_PARTNERSHIPS = """
SELECT p.partnership_id, p.area_id_a, p.area_id_b, p.kind, p.since, p.until, f.urls
FROM partnerships p JOIN (
    SELECT partnership_id, list(DISTINCT p.url ORDER BY p.url) AS urls
    FROM (SELECT partnership_id, unnest(evidence).page_id AS page_id FROM partnerships) e JOIN pages p USING (page_id)
    GROUP BY partnership_id
) f USING (partnership_id)
WHERE p.area_id_a != p.area_id_b ORDER BY p.partnership_id
"""


class FollowTheMoney:
    """One file of entities."""

    name = "ftm"
    in_release = False

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        """Write the entities; raises ReleaseError where FollowTheMoney is not installed."""
        try:
            from followthemoney import model  # noqa: PLC0415 - an extra, and half a second to load
        except ImportError as error:
            raise ReleaseError("FollowTheMoney is not installed: pip install 'rathaus[ftm]'") from error
        path = folder / "entities.ftm.json"
        with path.open("w", encoding="utf-8") as file:
            for schema, identifier, values in entities(tables):
                file.write(json.dumps(_cleaned(model, schema, identifier, values), ensure_ascii=False) + "\n")
        return [path]


def entities(tables: ReleaseTables) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Schema, id and properties of every entity, before they are cleaned."""
    for page_id, url, title, publisher in tables.query(_PAGES):
        yield "HyperText", _page(page_id), {"title": title, "sourceUrl": url, "publisher": publisher}
    for body in tables.query(_BODIES):
        yield from _municipality(*body)
    for person_id, name, others, countries, titles, pages in tables.query(_PERSONS):
        said = {
            "name": name,
            "alias": others,
            "country": countries,
            "position": titles,
            "proof": list(map(_page, pages)),
        }
        yield "Person", _person(person_id), said
    for key, person_id, area_id, post, title, as_of, urls in tables.query(_OCCUPANCIES):
        dates = term(as_of)
        said = {"holder": _person(person_id), "post": _post(post, area_id), "description": title, "sourceUrl": urls}
        said |= {"startDate": dates.get("start_date"), "endDate": dates.get("end_date")}
        yield "Occupancy", f"rathaus-occupancy-{key}", said | {"date": [day for day in as_of if _DATE.fullmatch(day)]}
    for key, one, other, kind, since, until, urls in tables.query(_PARTNERSHIPS):
        said = {"subject": _body(one), "object": _body(other), "role": f"town {kind}", "sourceUrl": urls}
        said |= {"startDate": _prefix(since), "endDate": _prefix(until)}
        yield "UnknownLink", f"rathaus-partnership-{key}", said


def _municipality(
    area_id: str,
    city: str,
    others: list[str],
    country: str | None,
    latitude: float | None,
    longitude: float | None,
    names: list[str],
    homes: list[str],
    numbers: list[str],
    addresses: list[str],
    pages: list[str],
    posts: list[str],
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    full = f"{city}, {country}" if country else city
    place = {"full": full, "city": city, "country": country, "latitude": latitude, "longitude": longitude}
    yield "Address", f"rathaus-address-{area_id}", place
    proof = list(map(_page, pages))
    body = {"name": names or city, "alias": [city, *others] if names else others, "country": country}
    body |= {"website": homes, "phone": numbers, "email": addresses, "classification": "municipality"}
    yield "PublicBody", _body(area_id), body | {"addressEntity": f"rathaus-address-{area_id}", "proof": proof}
    for post in posts:
        said = {"name": post_of(post, city), "country": country, "subnationalArea": city, "topics": "gov.muni"}
        yield "Position", _post(post, area_id), said | {"organization": _body(area_id), "proof": proof}


def _cleaned(model: Model, schema: str, identifier: str, values: dict[str, Any]) -> dict[str, Any]:
    entity = model.make_entity(schema)
    entity.id = identifier
    for name, value in values.items():
        entity.add(name, value)
    properties = {name: sorted(found) for name, found in sorted(entity.properties.items())}
    return {"id": identifier, "schema": schema, "caption": entity.caption, "properties": properties}


def _prefix(date: str | None) -> str | None:
    return date if date and _DATE.fullmatch(date) else None


def _page(page_id: str) -> str:
    return f"rathaus-page-{page_id}"


def _body(area_id: str) -> str:
    return f"rathaus-municipality-{area_id}"


def _post(post: str, area_id: str) -> str:
    return f"rathaus-{post.replace('_', '-')}-{area_id}"


def _person(person_id: str) -> str:
    return f"rathaus-person-{person_id}"


register(FollowTheMoney())
