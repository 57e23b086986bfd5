"""Names of elements that hold noise: menus, sliders, hidden parts.

They are what content management systems, theme makers and slider libraries print into ids and classes. On the municipal
pages to learn from, some 1,900 blocks stand in such elements and one of them is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAME = re.compile(r"[#.]([^#.\[\]]+)")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# fmt: off
_MENUS = frozenset((
    "nav", "navbar", "navi", "navigation", "menu", "menubar", "megamenu", "submenu", "subnav", "topnav", "sidenav",
    "mainnav", "menue", "menubalk", "navigatie", "navegacion", "navigazione", "navegacao", "nawigacja", "flyout",
    "cookie", "cookies", "cookiebar", "cookiebanner", "cookieconsent",
    "breadcrumb", "breadcrumbs", "brotkrumen", "rootline", "skiplink", "skiplinks",
))
_SHOWS = frozenset((
    "slide", "slides", "slider", "slideshow", "carousel", "carrousel", "carrusel", "karussell", "ticker", "newsticker",
    "swiper", "flexslider", "bxslider", "flickity", "diaporama", "marquee", "laufschrift",
    "flickr", "youtube", "instagram", "twitter", "facebook",
))
_HIDDEN = frozenset((
    "hidden", "invisible", "unsichtbar", "offscreen", "sr-only", "sronly", "visually-hidden", "visuallyhidden",
    "screen-reader-text", "element-invisible", "hiddenstructure", "visually-hidden-focusable",
))
"""Whole names: "hidden-xs" is hidden on telephones alone, "overflow-hidden" hides nothing."""
_WITHIN = frozenset(("content", "text", "body", "in", "out", "up", "down", "left", "right", "toggle"))
"""Beside a word for a slider: a text laid out with a slider's rules, or one that slides in ("slide-up")."""
# fmt: on
_ROLES = ("[navigation]", "[menu]", "[menubar]", "[search]")
_OUTER = ("html", "body")
_TELLING = _MENUS | _SHOWS


def names_noise(low: str, tag: str, words: Iterable[str], segment: str) -> bool:
    """True for a step of a path that is named so.

    segment: the step, low: the same in lower case. tag: of its element. words: those of its id and classes, lower case.
    """
    if tag == "nav" or segment.endswith(_ROLES):
        return not segment.startswith(_OUTER)
    if segment.startswith(_OUTER) or (_TELLING.isdisjoint(words) and not _may_hide(low)):
        return False
    for name in _NAME.findall(segment):
        if name.lower() in _HIDDEN:
            return True
        own = frozenset(map(str.lower, _WORD.findall(name)))
        if not _MENUS.isdisjoint(own) or (not _SHOWS.isdisjoint(own) and _WITHIN.isdisjoint(own)):
            return True
    return False


def _may_hide(low: str) -> bool:
    """A quick look before names are cut: every name of `_HIDDEN` holds one of these."""
    return "hidden" in low or "visible" in low or "sichtbar" in low or "only" in low or "screen" in low
