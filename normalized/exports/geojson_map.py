"""cities.geojson and partnerships.geojson: points and lines on the map, WGS 84 (RFC 7946)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from normalized.attribution import GEONAMES, PLACES
from normalized.exports.json_stream import write_document
from normalized.exports.registry import register
from normalized.exports.tables import ReleaseTables

Position = tuple[float, float]

_CITIES = """
SELECT area_id, name, country, population, n_mentions, n_pages, municipality_id, municipality_code, code_list,
    longitude, latitude
FROM cities WHERE latitude IS NOT NULL AND longitude IS NOT NULL ORDER BY area_id
"""

_PARTNERSHIPS = """
SELECT p.partnership_id, p.kind, p.since, p.until, p.mutual, p.n_sources,
    a.area_id, a.name, a.longitude, a.latitude, b.area_id, b.name, b.longitude, b.latitude
FROM partnerships p JOIN cities a ON a.area_id = p.area_id_a JOIN cities b ON b.area_id = p.area_id_b
WHERE a.latitude IS NOT NULL AND b.latitude IS NOT NULL AND (a.longitude, a.latitude) != (b.longitude, b.latitude)
ORDER BY p.partnership_id
"""


class GeojsonMap:
    """Cities as points, partnerships as lines between them; what has no coordinates is left out."""

    name = "geojson"
    in_release = False

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        """Write two feature collections."""
        written = []
        for name, features in (("cities", _cities(tables)), ("partnerships", _partnerships(tables))):
            path = folder / f"{name}.geojson"
            write_document(
                path, {"type": "FeatureCollection", "attribution": f"{PLACES} ({GEONAMES})"}, [("features", features)]
            )
            written.append(path)
        return written


def _cities(tables: ReleaseTables) -> Iterator[dict[str, Any]]:
    for area_id, name, country, population, mentions, pages, seat, code, code_list, *position in tables.query(_CITIES):
        yield _feature(
            area_id,
            {"type": "Point", "coordinates": position},
            name=name,
            country=country,
            population=population,
            n_mentions=mentions,
            n_pages=pages,
            municipality_id=seat,
            municipality_code=code,
            code_list=code_list,
        )


def _partnerships(tables: ReleaseTables) -> Iterator[dict[str, Any]]:
    for key, kind, since, until, mutual, sources, *ends in tables.query(_PARTNERSHIPS):
        id_a, name_a, east_a, north_a, id_b, name_b, east_b, north_b = ends
        yield _feature(
            key,
            line_between((east_a, north_a), (east_b, north_b)),
            kind=kind,
            since=since,
            until=until,
            mutual=mutual,
            n_sources=sources,
            area_id_a=id_a,
            name_a=name_a,
            area_id_b=id_b,
            name_b=name_b,
        )


def _feature(identifier: str, geometry: dict[str, Any], **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": properties}


def line_between(a: Position, b: Position) -> dict[str, Any]:
    """The shorter way from a to b (degrees east, degrees north) as a line, cut where it crosses the antimeridian.

    RFC 7946, 3.1.9: a line across the 180th meridian is two lines.
    """
    if abs(a[0] - b[0]) <= 180:
        return {"type": "LineString", "coordinates": [list(a), list(b)]}
    west, east = sorted((a, b))  # `west` has the negative longitude, which the line reaches from the east
    to_edge = 180 - east[0]
    share = to_edge / (to_edge + west[0] + 180) if to_edge + west[0] + 180 else 0.5
    north = round(east[1] + (west[1] - east[1]) * share, 6)
    halves = [[list(east), [180.0, north]], [[-180.0, north], list(west)]]
    return {"type": "MultiLineString", "coordinates": halves}


register(GeojsonMap())
