"""Plots as parts of pages and as files: the names of their colours, in light and dark, and the styles that give them.

Nothing here draws: `figures` makes an SVG of a matplotlib figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

PLOTS = "report"
"""Folder of a release's plots, beside the report's two pages."""

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"

INK = {
    "ink": ("#1c2733", "#e8e6e1"),
    "soft": ("#5b6773", "#a8adb3"),
    "rule": ("#d9dcdf", "#3a424b"),
    "sea": ("#f4f7f9", "#151b22"),
    "land": ("#e6e3d8", "#2c333a"),
    "border": ("#c9c4b4", "#454e57"),
    "both": ("#0b5c8f", "#63b3ed"),
    "one": ("#c05a1c", "#f0a35e"),
    "c1": ("#22577a", "#5fa8d3"),
    "c2": ("#b5541c", "#ee9b5c"),
    "c3": ("#3f7d4e", "#7cc48d"),
    "c4": ("#7a4a8c", "#c294d6"),
    "c5": ("#8a7a1f", "#d9c65a"),
}
"""Every colour of a plot, in light and in dark. A figure is drawn with the light ones, told apart by their value."""


def ink(name: str) -> str:
    """The value of a colour by its name, to draw with."""
    return INK[name][0]


def inline(svg: bytes) -> str:
    """The figure as a part of a page, which has `style_sheet` among its styles."""
    return svg.decode("utf-8")


def standalone(svg: bytes) -> bytes:
    """The figure as a file of its own, with its styles."""
    root = etree.fromstring(svg)
    style = etree.Element(f"{{{SVG}}}style")
    style.text = style_sheet()
    root.insert(2, style)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def style_sheet() -> str:
    """CSS of the classes, for light and dark."""
    dark = "".join(_rules({name: colours[1] for name, colours in INK.items()}))
    light = "".join(_rules({name: colours[0] for name, colours in INK.items()}))
    return f"text{{font-family:system-ui,sans-serif}}{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _rules(colours: Mapping[str, str]) -> Iterator[str]:
    for name, value in colours.items():
        yield f".fill-{name}{{fill:{value}}}.stroke-{name}{{stroke:{value}}}"
