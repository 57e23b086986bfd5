"""What the tags of HTML mean to a reader: which are seen, which begin a block, which are items."""

from __future__ import annotations

import re

from pipeline.blocks.cloaked import ATTRIBUTES as CLOAKED_ADDRESSES

# fmt: off
SKIPPED_TAGS = frozenset((
    "script", "style", "template", "svg", "math", "canvas", "object", "embed", "applet", "audio", "video", "iframe",
    "frame", "frameset", "noframes", "head", "title", "meta", "link", "base", "param", "source", "track", "area", "map",
    "datalist",
))
"""Elements whose text no reader sees."""

BLOCK_TAGS = frozenset((
    "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "ul", "noscript", "option", "optgroup",
    "select", "textarea", "button", "label",
))
"""Elements that begin and end a block; `button`, `label` and `option` among them, for a reader sees them apart."""

PHRASE_TAGS = frozenset(("span", "b", "strong", "i", "em", "small", "u", "mark", "sup", "sub", "code", "abbr", "font"))
"""Elements that mean no more to a reader than their text."""
# fmt: on

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Headings and their level."""

CELL_TAGS = frozenset(("td", "th"))
ITEM_TAGS = frozenset(("li", "dd", "dt", "option"))
"""Elements whose blocks are list items."""

ITEM_ENDS = frozenset(("ul", "ol", "table", "dl", "tr"))
"""Elements inside an item whose own blocks are none, until they have items of their own."""

NOTED_TAGS = {"title": "", "meta": "content", "link": "hreflang", "script": "type", "time": "datetime"}
"""Elements that say something about the page (`headnotes.py`), and the attribute without which they do not."""

EMPTY_NOTED_TAGS = ("meta", "link")
"""Those of them that have no text."""

READ_ATTRIBUTES = {
    "": ("lang", "hidden", "aria-hidden", "style"),
    "block": ("id", "class", "role"),
    "a": ("href", *CLOAKED_ADDRESSES),
    "link": ("href", "rel", "hreflang"),
    "time": ("datetime",),
    "script": ("type",),
}
"""Which attributes are read of all elements, of those that begin a block, and of some others. A `meta` has no rest."""

_HIDDEN_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden")


def hides(style: str) -> bool:
    """True for an element's `style` that keeps it from being seen."""
    if len(style) < 12 or ("none" not in (lower := style[:500].lower()) and "hidden" not in lower):
        return False
    return _HIDDEN_STYLE.search(lower) is not None
