"""The mayors of a city on a timeline: where each bar of the drawing begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from normalized.inspector.reading import Row

WIDTH = 720
LINE = 30
_LEFT, _RIGHT, _TOP = 8, 8, 26
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
_TICKS = 9
"""Years that are written below the drawing at most."""

SMALLEST = 5.0
"""Points; a bar of a single day is at least this wide."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One mayor. x, width: in points. open_left, open_right: no page says when the term began, or ended."""

    row: Row
    x: float
    y: float
    width: float
    open_left: bool
    open_right: bool
    label_right: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing. ticks: year and x. undated: mayors of whom no page says when."""

    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, float], ...]
    undated: tuple[Row, ...]


def draw_timeline(mayors: Sequence[Row]) -> Timeline:
    """Place the mayors, the earliest first. mayors: rows of the table `mayors`."""
    dated = [row for row in mayors if row["first_day"] or row["last_day"]]
    undated = tuple(row for row in mayors if not (row["first_day"] or row["last_day"]))
    if not dated:
        return Timeline(0, (), (), undated)
    spans = [(_year(row["first_day"] or row["last_day"]), _year(row["last_day"] or row["first_day"])) for row in dated]
    low, high = min(begin for begin, _ in spans), max(end for _, end in spans)
    step = next((step for step in _STEPS if (high - low) / step < _TICKS), 1000)
    first, last = int(low // step) * step, (int(high // step) + 1) * step
    scale = (WIDTH - _LEFT - _RIGHT) / (last - first)

    def place(year: float) -> float:
        return round(_LEFT + (year - first) * scale, 1)

    ordered = sorted(zip(dated, spans, strict=True), key=lambda item: (item[1], item[0]["name"]))
    bars = []
    for number, (row, (begin, end)) in enumerate(ordered):
        open_right = row["last_day"] is None
        x = place(begin)
        width = max((WIDTH - _RIGHT if open_right else place(end)) - x, SMALLEST)
        bars.append(
            Bar(row, x, _TOP + number * LINE, round(width, 1), row["first_day"] is None, open_right, x < WIDTH * 0.6)
        )
    ticks = tuple((year, place(year)) for year in range(first, last + 1, step))
    return Timeline(_TOP + len(bars) * LINE + 4, tuple(bars), ticks, undated)


def _year(day: str) -> float:
    """A day as a year and its part; days of years that calendars lack count as the year's first."""
    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        head = day.lstrip("-").split("-")[0]
        return -float(head) if day.startswith("-") else float(head)
    return parsed.year + (parsed.timetuple().tm_yday - 1) / 366
