"""The partner map: a line for each partnership of two cities whose place is known, on the outlines of countries."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from normalized.exports.geojson_map import line_between
from normalized.exports.xml_text import readable
from normalized.report.coverage import City, Pair
from normalized.report.figures import finished, plot_settings
from normalized.report.map_words import ENGLISH, MapWords
from normalized.report.outline import Ring, outlines
from normalized.report.svg import ink

WIDTH = 720
"""Points; a page shows the plot as wide as it likes."""

EUROPE = (-12.0, 32.0, 35.0, 62.0)
"""West, east, south, north: where most partners are. Who has partners elsewhere gets a map of the world too."""

SHAPE = 0.72
"""Height of the map of Europe as a part of its width."""

SMALLEST = 9.0
"""Degrees; a map is at least this wide, so that one knows what country one looks at."""

WORLD = (-180.0, 180.0, -56.0, 78.0)

LABELS = 24
"""Cities that a map names at most, those with most partners first."""

_GRID = 1.6
"""Points; two corners of an outline in the same cell of this size are one."""

Box = tuple[float, float, float, float]
Place = tuple[float, float]
Scale = np.ndarray[Any, np.dtype[np.float64]]


def draw_partner_map(pairs: Sequence[Pair], words: MapWords = ENGLISH) -> bytes:
    """The map as SVG, see `normalized.report.svg`."""
    placed = [pair for pair in pairs if pair.a.position and pair.b.position and pair.a.position != pair.b.position]
    boxes = _boxes([place for pair in placed for place in _ends(pair)])
    heights = [_height(box) for box in boxes]
    gap, foot = 8, 26
    total = sum(heights) + gap * (len(boxes) - 1) + foot
    with plot_settings():
        figure = Figure(figsize=(WIDTH / 72, total / 72), frameon=False)
        top = float(total)
        for box, height in zip(boxes, heights, strict=True):
            axes = figure.add_axes((0, (top - height) / total, 1, height / total))
            _draw_map(axes, box, placed, height)
            top -= height + gap
        handles = [
            Line2D([], [], color=ink("both"), linewidth=1.6, label=words.both),
            Line2D([], [], color=ink("one"), linewidth=1.6, label=words.one),
        ]
        figure.legend(handles=handles, loc="lower center", ncols=2, frameon=False, borderaxespad=0)
        mutual = sum(pair.mutual for pair in placed)
        return finished(
            figure,
            "partner-map",
            words.title,
            words.text.format(placed=len(placed), mutual=mutual, missing=len(pairs) - len(placed)),
        )


def _ends(pair: Pair) -> tuple[Place, ...]:
    return tuple(city.position for city in (pair.a, pair.b) if city.position)


def _boxes(places: Sequence[Place]) -> list[Box]:
    """A box around the places in Europe, where there are some, and the world where a place is elsewhere."""
    inside = [place for place in places if _is_in(place, EUROPE)]
    boxes = [_around(inside)] if inside else []
    if len(inside) < len(places) or not places:
        boxes.append(WORLD)
    return boxes


def _around(places: Sequence[Place]) -> Box:
    """The smallest box of the map's shape with these places and room around them."""
    east, north = zip(*places, strict=True)
    x, y = (min(east) + max(east)) / 2, (min(north) + max(north)) / 2
    stretch = 1 / math.cos(math.radians(y))
    width = max(max(east) - min(east) + 3, (max(north) - min(north) + 2) * stretch / SHAPE, SMALLEST)
    height = width * SHAPE / stretch
    return (x - width / 2, x + width / 2, y - height / 2, y + height / 2)


def _is_in(place: Place, box: Box) -> bool:
    west, east, south, north = box
    return west <= place[0] <= east and south <= place[1] <= north


def _stretch(box: Box) -> float:
    """How much longer a degree north is drawn than a degree east, so that shapes are right in the middle of the box."""
    return 1 / math.cos(math.radians((box[2] + box[3]) / 2))


def _height(box: Box) -> int:
    west, east, south, north = box
    return round(WIDTH * (north - south) * _stretch(box) / (east - west))


def _draw_map(axes: Axes, box: Box, pairs: Sequence[Pair], height: int) -> None:
    west, east, south, north = box
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_facecolor(ink("sea"))
    axes.set_xticks([])
    axes.set_yticks([])
    scale = np.array([WIDTH / (east - west), height / (north - south)])
    land = [ring for ring in (_coarser(ring, box, scale) for ring in _rings_in(box)) if len(ring) > 3]
    if land:
        path = Path.make_compound_path(*(Path(ring, closed=True) for ring in land))
        axes.add_artist(PathPatch(path, facecolor=ink("land"), edgecolor=ink("border"), linewidth=0.5))
    for mutual, colour in ((False, "one"), (True, "both")):
        lines = [line for pair in pairs if pair.mutual is mutual for line in _lines(pair)]
        if lines:
            path = Path.make_compound_path(*map(Path, lines))
            axes.add_artist(PathPatch(path, facecolor="none", edgecolor=ink(colour), linewidth=0.9, alpha=0.65))
    degrees: Counter[City] = Counter(city for pair in pairs for city in (pair.a, pair.b))
    shown = [(city, count) for city, count in degrees.items() if city.position and _is_in(city.position, box)]
    shown.sort(key=lambda found: (-found[1], found[0].name, found[0].position))
    by_size: dict[int, list[Place]] = {}
    for city, count in shown:
        if city.position:
            by_size.setdefault(min(math.isqrt(count), 7), []).append(city.position)
    for size, places in sorted(by_size.items()):
        east_of, north_of = zip(*places, strict=True)
        axes.plot(east_of, north_of, "o", color=ink("ink"), markersize=3 + size, markeredgewidth=0)
    named = [city for city, _ in shown if city.position and (box is not WORLD or not _is_in(city.position, EUROPE))]
    _label(axes, box, scale, named)


def _rings_in(box: Box) -> Iterable[Ring]:
    """The outlines that are seen in the box; islands that would be dots are not."""
    west, east, south, north = box
    least = (east - west) / WIDTH * 2.5
    for ring in outlines():
        (left, low), (right, high) = ring.min(axis=0), ring.max(axis=0)
        large = right - left > least or high - low > least
        if large and left < east and right > west and low < north and high > south:
            yield ring


def _coarser(ring: Ring, box: Box, scale: Scale) -> Ring:
    """The ring without corners far outside, and those in the same cell of the plot as the one before."""
    west, east, south, north = box
    near = np.clip(ring, (west - 1, south - 1), (east + 1, north + 1))
    cells = np.round(near * scale / _GRID)
    new = np.ones(len(cells), dtype=bool)
    new[1:] = (np.diff(cells, axis=0) != 0).any(axis=1)
    return np.asarray(near[new])


def _lines(pair: Pair) -> list[list[Place]]:
    assert pair.a.position is not None
    assert pair.b.position is not None
    geometry = line_between(pair.a.position, pair.b.position)
    coordinates: list[list[Place]] = (
        geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
    )
    return coordinates


def _label(axes: Axes, box: Box, scale: Scale, cities: Sequence[City]) -> None:
    """Name cities, the first ones first, where no name stands yet. Widths are those of an average letter."""
    taken: list[Box] = []
    for city in cities:
        if len(taken) >= LABELS:
            break
        assert city.position is not None
        x, y = (city.position[0] - box[0]) * scale[0], (city.position[1] - box[2]) * scale[1]
        name = readable(city.name)[:30]
        width = 4.6 * len(name)
        right = x + 5 + width < WIDTH
        own = (x + 4 if right else x - 4 - width, x + 6 + width if right else x - 4, y - 5, y + 5)
        if any(own[0] < o[1] and o[0] < own[1] and own[2] < o[3] and o[2] < own[3] for o in taken):
            continue
        taken.append(own)
        axes.annotate(
            name,
            city.position,
            (5 if right else -5, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
            fontsize=8,
        )
