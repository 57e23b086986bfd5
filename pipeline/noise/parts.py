"""Parts of a page that are noise, or content, by the name of their element: menus, sliders, a small `main`.

Names are what content management systems, theme makers and slider libraries print into ids and classes. On the
municipal pages to learn from, some 1,900 blocks stand in such elements and one of them is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block

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
_MOST = 0.8
"""An element with more than this share of a page's blocks is the page, whatever its name ("nav-open")."""


@lru_cache(maxsize=16_384)
def _is_noise(segment: str) -> bool:
    """True for a step of a path that is named so."""
    if segment.startswith(_OUTER):
        return False
    if segment == "nav" or segment.startswith(("nav#", "nav.", "nav[")) or segment.endswith(_ROLES):
        return True
    for name in _NAME.findall(segment):
        if name.lower() in _HIDDEN:
            return True
        words = frozenset(map(str.lower, _WORD.findall(name)))
        if not _MENUS.isdisjoint(words) or (not _SHOWS.isdisjoint(words) and _WITHIN.isdisjoint(words)):
            return True
    return False


@lru_cache(maxsize=16_384)
def _place(path: str) -> tuple[int, int]:
    """Index of the outermost such element on a path, -1 where there is none; and how many elements the path has.

    Blocks of a page share the beginnings of their paths, so each is worked out from the path of the element above.
    """
    above, _, segment = path.rpartition("/")
    place, steps = _place(above) if above else (-1, 0)
    return steps if place < 0 and _is_noise(segment) else place, steps + 1


def named_noise(blocks: Sequence[Block]) -> NDArray[np.bool_]:
    """True for the blocks inside an element that is named so. Tagless text has none."""
    owners = []
    for block in blocks:
        place = _place(block.path)[0] if block.path else -1
        owners.append(block.lineage[place] if 0 <= place < len(block.lineage) else -1)
    members = Counter(owners)
    return np.fromiter(
        (owner >= 0 and members[owner] <= _MOST * len(blocks) for owner in owners), np.bool_, len(blocks)
    )


_MAIN = re.compile(r"/main(?=[#./\[]|$)")
_BESIDE = re.compile(r"/(?:nav|aside|footer|header|form|dialog)(?=[#./\[]|$)")
_FEW = 12
"""Blocks of a `main` that is too small to hold more than what the page is about."""


def in_small_main(blocks: Sequence[Block]) -> NDArray[np.bool_]:
    """True for blocks of a `main` element with few blocks, but for menus, side notes and forms inside it.

    Larger ones hold teasers and feeds on real pages: there the model decides. (No page of corpora/municipal has so
    small a `main`; without this rule the last lines of a short list are taken for a footer, see tests/made.)
    """
    found = np.zeros(len(blocks), np.bool_)
    for place, block in enumerate(blocks):
        within = _MAIN.search(block.path)
        found[place] = within is not None and _BESIDE.search(block.path, within.end()) is None
    return found if found.sum() <= _FEW else np.zeros(len(blocks), np.bool_)
