"""A matplotlib figure as SVG that fits into a page: classes for colours, title, description, the same bytes each time.

matplotlib writes colours and fonts into style attributes, ids that clash with those of another figure on the same page,
and a global style sheet. All that is replaced: colours become classes, so that a page can show them in light and dark
and a strict content security policy holds; ids get a prefix; text stays text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
from lxml import etree
from matplotlib.figure import Figure

from normalized.exports.xml_text import readable
from normalized.report.svg import INK, SVG, XLINK, ink

_STYLES = {"fill", "stroke"}
_KEPT = {
    "fill-opacity",
    "fill-rule",
    "opacity",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
}
"""Properties that are SVG attributes of the same name."""

_NUMBER = re.compile(r"-?[0-9]+\.[0-9]+")
_AROUND_COMMAND = re.compile(r"\s*([A-Za-z])\s*")
_LINE_TO = re.compile(r"(?<=[0-9])L(?=[-0-9.]+ [-0-9.]+(?:[LZ]|$))")
_SIZE = re.compile(r"([0-9.]+)px")
_REFERENCE = re.compile(r"#([^)]+)")


@contextmanager
def plot_settings() -> Iterator[None]:
    """matplotlib's settings while a figure is made and written: its own font, text as text, ids without chance.

    What a matplotlibrc of the user's says does not count: the same release looks the same everywhere.
    """
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "svg.fonttype": "none",
                "svg.hashsalt": "rathaus",
                "font.family": ["DejaVu Sans"],
                "font.size": 9,
                "text.parse_math": False,
                "text.color": ink("ink"),
                "axes.edgecolor": ink("rule"),
                "axes.labelcolor": ink("soft"),
                "xtick.color": ink("soft"),
                "ytick.color": ink("soft"),
                "figure.dpi": 72,
            }
        )
        yield


def finished(figure: Figure, name: str, title: str, description: str) -> bytes:
    """The figure as an SVG document without styles, UTF-8.

    name: prefix of its ids. title, description: for screen readers.

    To be called within `plot_settings`. `standalone` makes a file of it, `inline` a part of a page.
    """
    buffer = io.BytesIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    root = etree.fromstring(buffer.getvalue(), etree.XMLParser(resolve_entities=False))
    for unwanted in (*root.iter(f"{{{SVG}}}metadata"), *root.iter(f"{{{SVG}}}style")):
        parent = unwanted.getparent()
        if parent is not None:
            parent.remove(unwanted)
    elements = list(root.iter(etree.Element))
    referred = {found[1] for element in elements for value in element.attrib.values() if (found := _reference(value))}
    for element in elements:
        _use_classes(element)
        _name_within(element, name, referred)
        _shorten(element)
    for attribute in ("width", "height"):
        root.attrib.pop(attribute, "")
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-description")
    root.set("stroke-linejoin", "round")
    for tag, text in (("desc", description), ("title", title)):
        element = etree.Element(f"{{{SVG}}}{tag}", id=f"{name}-{'title' if tag == 'title' else 'description'}")
        element.text = readable(text)
        root.insert(0, element)
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, encoding="utf-8"))


_NAMES = {light: name for name, (light, _) in INK.items()}


def _use_classes(element: etree._Element) -> None:
    style = element.attrib.pop("style", "")
    classes = []
    for declaration in str(style).split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name in _STYLES:
            if value == "none":
                element.set(name, "none")
            else:
                classes.append(f"{name}-{_NAMES[value]}")
        elif name in _KEPT:
            element.set(name, value)
        elif name in ("font", "font-size") and (size := _SIZE.search(value)):
            element.set("font-size", size[1])
    if classes:
        element.set("class", " ".join(classes))


def _reference(value: str | bytes) -> re.Match[str] | None:
    text = str(value)
    return _REFERENCE.search(text) if text.startswith(("#", "url(#")) else None


def _name_within(element: etree._Element, name: str, referred: set[str]) -> None:
    """Ids that are referred to get a prefix, others go; so do references."""
    own = element.attrib.pop("id", "")
    if own in referred:
        element.set("id", f"{name}-{own}")
    for attribute, value in element.attrib.items():
        if found := _reference(value):
            del element.attrib[attribute]
            short = "href" if attribute == XLINK else attribute
            element.set(short, f"#{name}-{found[1]}" if short == "href" else f"url(#{name}-{found[1]})")


def _shorten(element: etree._Element) -> None:
    """Positions with one decimal, no rotation by nothing, no blanks around the commands of a path."""
    for attribute in ("d", "x", "y"):
        if attribute in element.attrib:
            short = _NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), str(element.get(attribute)))
            element.set(attribute, _LINE_TO.sub(" ", _AROUND_COMMAND.sub(r"\1", short)).strip())
    if str(element.get("transform", "")).startswith(("rotate(-0 ", "rotate(0 ")):
        del element.attrib["transform"]
