"""The reliability curve of the block labeller as an SVG: how often blocks of a probability are content in the end."""

from __future__ import annotations

from collections.abc import Sequence

_SIDE, _EDGE = 320, 48
_STYLE = 'font-family="sans-serif" font-size="12" fill="#333"'


def reliability_curve(bins: Sequence[tuple[float, float, int]], error: float) -> str:
    """SVG of the curve. bins: mean probability, share that is content, number of blocks (the size of a dot)."""
    size = _SIDE + 2 * _EDGE
    most = max(count for _, _, count in bins)
    points = [(_across(said), _up(was), 3 + 7 * (count / most) ** 0.5) for said, was, count in bins]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}">',
        f'<rect width="{size}" height="{size}" fill="#fff"/>',
        *(_grid(step / 5) for step in range(6)),
        f'<line x1="{_across(0)}" y1="{_up(0)}" x2="{_across(1)}" y2="{_up(1)}" stroke="#999" stroke-dasharray="4 4"/>',
        f'<polyline points="{line}" fill="none" stroke="#1f6feb" stroke-width="2"/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#1f6feb"/>' for x, y, radius in points),
        f'<text x="{size / 2}" y="{size - 10}" text-anchor="middle" {_STYLE}>probability of content</text>',
        f'<text x="14" y="{size / 2}" text-anchor="middle" transform="rotate(-90 14 {size / 2})" {_STYLE}>'
        "share that is content</text>",
        f'<text x="{_across(0.04)}" y="{_up(0.94)}" {_STYLE}>expected calibration error {error:.3f}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _grid(value: float) -> str:
    return (
        f'<line x1="{_across(value)}" y1="{_up(0)}" x2="{_across(value)}" y2="{_up(1)}" stroke="#eee"/>'
        f'<line x1="{_across(0)}" y1="{_up(value)}" x2="{_across(1)}" y2="{_up(value)}" stroke="#eee"/>'
        f'<text x="{_across(value)}" y="{_up(0) + 16}" text-anchor="middle" {_STYLE}>{value:.1f}</text>'
        f'<text x="{_across(0) - 6}" y="{_up(value) + 4}" text-anchor="end" {_STYLE}>{value:.1f}</text>'
    )


def _across(value: float) -> float:
    return round(_EDGE + value * _SIDE, 1)


def _up(value: float) -> float:
    return round(_EDGE + (1 - value) * _SIDE, 1)
