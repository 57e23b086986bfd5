"""Parts of a page that are noise, or content, by the name of their element: menus, sliders, a small `main`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.groups import group_sizes
from pipeline.noise.markup.stepreader import MAIN, NOISE

_MOST = 0.8
"""An element with more than this share of a page's blocks is the page, whatever its name ("nav-open")."""
_FEW = 12
"""Blocks of a `main` that is too small to hold more than what the page is about."""


def named_noise(elements: Elements) -> NDArray[np.bool_]:
    """True for the blocks inside an element that is named so (`noise_names`). Tagless text has none."""
    owners = elements.owners(NOISE)
    return np.asarray((owners >= 0) & (group_sizes(owners) <= _MOST * len(owners)))


def in_small_main(elements: Elements) -> NDArray[np.bool_]:
    """True for blocks of a `main` element with few blocks, but for menus, side notes and forms inside it.

    Larger ones hold teasers and feeds on real pages: there the model decides. (No page of corpora/municipal has so
    small a `main`; without this rule the last lines of a short list are taken for a footer, see tests/made.)
    """
    if not (elements.everywhere & MAIN).any():
        return np.zeros(len(elements.path_of), np.bool_)
    found = elements.main[elements.path_of]
    return found if found.sum() <= _FEW else np.zeros(len(found), np.bool_)
