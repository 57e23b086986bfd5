"""One row a city: what GeoNames knows of it, and how often pages name it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.gazetteer.index import GazetteerPlace
from pipeline.gazetteer.municipalities import CODES, municipality_of

PlaceLookup = Callable[[str], GazetteerPlace | None]

_NAMED = """
CREATE TABLE named_places AS
SELECT area_id, name, country, count(*) AS n
FROM (
    SELECT area_of(geonames_id, place_name, place_country) AS area_id,
        place_name AS name, place_country AS country
    FROM part_mentions WHERE type = 'city'
    UNION ALL SELECT area_of(geonames_id, place_name, place_country), place_name, place_country FROM part_mayoralties
    UNION ALL SELECT area_of(geonames_id, place_name, place_country), place_name, place_country FROM part_officeholders
    UNION ALL SELECT area_of(geonames_id, place_name, place_country), place_name, place_country FROM part_memberships
    UNION ALL
    SELECT area_of(a_geonames_id, a_place_name, a_place_country), a_place_name, a_place_country FROM part_partnerships
    UNION ALL
    SELECT area_of(b_geonames_id, b_place_name, b_place_country), b_place_name, b_place_country FROM part_partnerships
    UNION ALL SELECT area_id, NULL, NULL FROM origins
    UNION ALL SELECT geonames_id, NULL, NULL FROM catalogue
) WHERE area_id IS NOT NULL
GROUP BY area_id, name, country
"""

_CITIES = """
CREATE TABLE cities AS
WITH areas AS (SELECT DISTINCT area_id FROM named_places),
said AS (
    SELECT area_id,
        first(name ORDER BY n DESC, name) FILTER (name IS NOT NULL) AS name,
        first(country ORDER BY n DESC, country) FILTER (country IS NOT NULL) AS country
    FROM named_places GROUP BY area_id
),
mentioned AS (
    SELECT area_id, count(*) AS n_mentions, count(DISTINCT page_id) AS n_pages, list(DISTINCT raw ORDER BY raw) AS forms
    FROM mentions WHERE area_id IS NOT NULL GROUP BY area_id
),
named AS (
    SELECT a.area_id, k.geonames_id, coalesce(k.name, s.name, a.area_id) AS name,
        coalesce(k.country, s.country) AS country, k.admin1, k.latitude, k.longitude, k.population,
        k.municipality_id, k.municipality_code, k.code_list
    FROM areas a LEFT JOIN known_places k ON k.geonames_id = a.area_id LEFT JOIN said s ON s.area_id = a.area_id
)
SELECT n.area_id,
    CASE WHEN NOT starts_with(n.area_id, 'nil-') THEN n.area_id END AS geonames_id,
    n.name, list_filter(coalesce(m.forms, []), lambda form: form != n.name) AS other_names,
    n.country, n.admin1, n.latitude, n.longitude, n.population,
    n.municipality_id, n.municipality_code, n.code_list,
    coalesce(m.n_mentions, 0) AS n_mentions, coalesce(m.n_pages, 0) AS n_pages
FROM named n LEFT JOIN mentioned m ON m.area_id = n.area_id
"""

_SCHEMA: Any = pa.schema(
    [
        ("geonames_id", pa.string()),
        ("name", pa.string()),
        ("country", pa.string()),
        ("admin1", pa.string()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
        ("population", pa.int64()),
        ("municipality_id", pa.string()),
        ("municipality_code", pa.string()),
        ("code_list", pa.string()),
    ]
)


def link_cities(connection: duckdb.DuckDBPyConnection, lookup: PlaceLookup) -> None:
    """Make the table `cities`. lookup: from GeoNames id to place, None where the gazetteer has no such id."""
    connection.execute(_NAMED)
    ids = connection.execute(
        "SELECT DISTINCT area_id FROM named_places WHERE NOT starts_with(area_id, 'nil-') ORDER BY area_id"
    ).fetchall()
    rows = [_row(place) for (area_id,) in ids if (place := lookup(area_id)) is not None]
    connection.register("looked_up", pa.Table.from_pylist(rows, schema=_SCHEMA))
    connection.execute("CREATE TABLE known_places AS SELECT * FROM looked_up")
    connection.unregister("looked_up")
    connection.execute(_CITIES)


def _row(place: GazetteerPlace) -> dict[str, Any]:
    municipality = municipality_of(place.geonames_id)
    return {
        "geonames_id": place.geonames_id,
        "name": place.name,
        "country": place.country or None,
        "admin1": place.admin1 or None,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "population": place.population,
        "municipality_id": municipality.seat if municipality else None,
        "municipality_code": municipality.code if municipality else None,
        "code_list": CODES[place.country] if municipality else None,
    }
