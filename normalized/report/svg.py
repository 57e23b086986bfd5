"""A matplotlib figure as SVG that fits into a page: classes for colours, title, description, the same bytes each time.

matplotlib writes colours and fonts into style attributes, ids that clash with those of another figure on the same page,
and a global style sheet. All that is replaced: colours become classes, so that a page can show them in light and dark
and a strict content security policy holds; ids get a prefix; text stays text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import matplotlib as mpl
from lxml import etree
from matplotlib.figure import Figure

from normalized.exports.xml_text import readable

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


def ink(name: str) -> str:
    """The value of a colour by its name, to draw with."""
    return INK[name][0]


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
