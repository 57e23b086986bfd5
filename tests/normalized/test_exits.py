"""What leaves the house in other people's formats: each is checked by a validator of that format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geojson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalized import Release
from normalized.exports import export_release
from normalized.exports.geojson_map import line_between
from tests.normalized.factory import publish, three_towns


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return publish(tmp_path_factory.mktemp("exits"), [three_towns()])


def exported(release: Release, name: str, folder: Path) -> dict[str, str]:
    """The text of every file that an export writes, by its path below the folder."""
    written = export_release(release.path, name, folder)
    again = export_release(release.path, name, folder / "again")
    assert [path.read_bytes() for path in written] == [path.read_bytes() for path in again], "same tables, same bytes"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in written}


def test_geojson_is_valid_and_has_cities_and_partnerships(release: Release, tmp_path: Path) -> None:
    files = exported(release, "geojson", tmp_path)
    for text in files.values():
        collection = geojson.loads(text)
        assert collection.is_valid, collection.errors()
    cities = {feature["id"]: feature for feature in json.loads(files["cities.geojson"])["features"]}
    assert cities["2267057"]["geometry"] == {"type": "Point", "coordinates": [-9.13333, 38.71667]}
    assert not any(identifier.startswith("nil-") for identifier in cities)
    lines = json.loads(files["partnerships.geojson"])["features"]
    (pair,) = (line for line in lines if line["properties"]["since"] == "1952-03-23")
    assert (pair["properties"]["name_a"], pair["properties"]["name_b"]) == ("Luxembourg", "Metz")
    assert pair["geometry"]["coordinates"] == [[6.13, 49.61167], [6.17269, 49.11911]]


def test_a_line_across_the_antimeridian_is_cut_in_two() -> None:
    auckland, papeete = (174.0, -36.0), (-150.0, -17.0)
    expected = {
        "type": "MultiLineString",
        "coordinates": [[[174.0, -36.0], [180.0, -32.833333]], [[-180.0, -32.833333], [-150.0, -17.0]]],
    }
    assert line_between(auckland, papeete) == line_between(papeete, auckland) == expected


@settings(max_examples=50, deadline=None, derandomize=True)
@given(
    a=st.tuples(st.floats(-180, 180), st.floats(-90, 90)),
    b=st.tuples(st.floats(-180, 180), st.floats(-90, 90)),
)
def test_no_line_goes_more_than_half_around_the_world(a: tuple[float, float], b: tuple[float, float]) -> None:
    geometry: dict[str, Any] = line_between(a, b)
    lines = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
    assert sum(abs(start[0] - end[0]) for start, end in lines) <= 180 + 1e-6
    assert all(-90 <= north <= 90 for line in lines for _, north in line)
