"""Parts of a page that are noise by the name of their element: menus, sliders, feeds of other sites, what is hidden.

Names are what content management systems, theme makers and slider libraries print into ids and classes. On the
municipal pages to learn from, 1,875 blocks stand in such elements and 14 of them are kept, 13 of those on one page
whose list of people is a slider.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.record import Block

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# fmt: off
_PARTS = frozenset((
    "nav", "navbar", "navi", "navigation", "menu", "menubar", "megamenu", "submenu", "subnav", "topnav", "sidenav",
    "mainnav", "menue", "menubalk", "navigatie", "navegacion", "navigazione", "navegacao", "nawigacja", "flyout",
    "slide", "slides", "slider", "slideshow", "carousel", "carrousel", "carrusel", "karussell", "ticker", "newsticker",
    "swiper", "flexslider", "bxslider", "flickity", "diaporama", "marquee", "laufschrift",
    "flickr", "youtube", "instagram", "twitter", "facebook",
    "hidden", "invisible", "unsichtbar", "offscreen", "sronly",
    "cookie", "cookies", "cookiebar", "cookiebanner", "cookieconsent",
    "breadcrumb", "breadcrumbs", "brotkrumen", "rootline", "skiplink", "skiplinks",
))
# fmt: on
_ROLES = ("[navigation]", "[menu]", "[menubar]", "[search]")
_OUTER = ("html", "body")
_MOST = 0.8
"""An element with more than this share of a page's blocks is the page, whatever its name ("nav-open")."""


@lru_cache(maxsize=16_384)
def _place(path: str) -> int:
    """Index of the outermost such element on a path, -1 where there is none."""
    for place, segment in enumerate(path.split("/")):
        tag = segment.split("#", 1)[0].split(".", 1)[0].split("[", 1)[0]
        if tag in _OUTER:
            continue
        if tag == "nav" or segment.endswith(_ROLES):
            return place
        if len(segment) > len(tag) and not _PARTS.isdisjoint(map(str.lower, _WORD.findall(segment[len(tag) :]))):
            return place
    return -1


def named_noise(blocks: Sequence[Block]) -> NDArray[np.bool_]:
    """True for the blocks inside an element that is named so. Tagless text has none."""
    owners = []
    for block in blocks:
        place = _place(block.path) if block.path else -1
        owners.append(block.lineage[place] if 0 <= place < len(block.lineage) else -1)
    members = Counter(owners)
    return np.fromiter(
        (owner >= 0 and members[owner] <= _MOST * len(blocks) for owner in owners), np.bool_, len(blocks)
    )
