"""Packs the outlines of countries for the partner map: `python -m normalized.report.build_outline countries-50m.json`.

The file comes from the npm package `world-atlas` (2.0.2, ISC), which repackages Natural Earth 4.1, 1:50m, public domain
(https://www.naturalearthdata.com/about/terms-of-use/), as TopoJSON. `npm pack world-atlas` fetches it.

What is written (`outline.npz`): `points`, longitude and latitude in steps of a degree, and `ends`, the number of
points up to the end of each ring. Rings smaller than `SMALLEST` degrees both ways are left out: no map shows them.
A ring across the antimeridian goes on behind 180 degrees and stands a second time one turn further west; one around a
pole (Antarctica) is left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from normalized.report.outline import FILE, STEPS

SMALLEST = 0.15
"""Degrees; at the scale of a map of Europe half a pixel."""

Ring = list[tuple[float, float]]


def main(topology_file: Path) -> None:
    """Write the outlines of the topology's countries to the package."""
    topology = json.loads(topology_file.read_text(encoding="utf-8"))
    rings = [packed for ring in rings_of(topology) for turn in turns(ring) if len(packed := _pack(turn)) > 3]
    kept = [ring for ring in rings if (np.ptp(ring, axis=0) > SMALLEST * STEPS).any()]
    points = np.concatenate(kept).astype(np.int16)
    np.savez_compressed(FILE, points=points, ends=np.cumsum([len(ring) for ring in kept]).astype(np.int32))
    sys.stdout.write(f"{len(kept)} of {len(rings)} rings, {len(points)} points, {FILE.stat().st_size} bytes\n")


def rings_of(topology: dict[str, Any]) -> Iterator[Ring]:
    """The outer rings of every country of a TopoJSON topology, in degrees east and north."""
    arcs = [list(_positions(arc, topology["transform"])) for arc in topology["arcs"]]
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
        for outer, *_ in polygons:
            ring: Ring = []
            for index in outer:
                # A negative index is the arc ~index, backwards; an arc begins where the one before it ends.
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                ring += arc if not ring else arc[1:]
            yield ring


def turns(ring: Ring) -> list[Ring]:
    """A ring without jumps from one edge of the world to the other, as often as it is to be drawn."""
    east = np.degrees(np.unwrap(np.radians([point[0] for point in ring])))
    if abs(east[0] - east[-1]) > 1:
        return []
    shifts = [0, -360] if east.max() > 180.01 else [0, 360] if east.min() < -180.01 else [0]
    return [[(float(x) + shift, y) for x, (_, y) in zip(east, ring, strict=True)] for shift in shifts]


def _positions(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale_x + shift_x, y * scale_y + shift_y


def _pack(ring: Ring) -> np.ndarray[Any, np.dtype[np.int16]]:
    """The ring in steps, without points that fall on the one before."""
    steps = np.round(np.array(ring) * STEPS).astype(np.int16)
    new = np.ones(len(steps), dtype=bool)
    new[1:] = (np.diff(steps, axis=0) != 0).any(axis=1)
    return steps[new]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
