"""Plots inside pages of the inspector: those of the release's report, and the partner map of one city."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock

from lxml import etree
from markupsafe import Markup

from normalized.report.coverage import Pair
from normalized.report.map_words import MapWords
from normalized.report.svg import PLOTS, SVG, inline

NAMES = ("partner-map", "timeline", "languages")

_DRAWING = Lock()
"""matplotlib's settings belong to the process: one figure is drawn at a time."""


@lru_cache(maxsize=4)
def report_plots(folder: Path) -> Mapping[str, Markup]:
    """The plots of a release's report by name, as parts of a page; those that the release lacks are left out."""
    plots = {}
    for name in NAMES:
        file = folder / PLOTS / f"{name}.svg"
        if file.is_file():
            plots[name] = Markup(inline(_without_styles(file.read_bytes())))
    return plots


@lru_cache(maxsize=200)
def city_map(pairs: tuple[Pair, ...], words: MapWords) -> Markup:
    """The partner map of a city as a part of a page."""
    # matplotlib takes a second to import: the first map waits for it, not the start.
    from normalized.report.partner_map import draw_partner_map  # noqa: PLC0415

    with _DRAWING:
        return Markup(inline(draw_partner_map(pairs, words)))


def _without_styles(svg: bytes) -> bytes:
    """The plot without its own style sheet: the page's policy forbids it, and `plots.css` says the same."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    for style in list(root.iter(f"{{{SVG}}}style")):
        parent = style.getparent()
        if parent is not None:
            parent.remove(style)
    return bytes(etree.tostring(root, encoding="utf-8"))
