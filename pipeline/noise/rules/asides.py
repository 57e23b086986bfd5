"""What stands beside the text of an article, or points out of it: captions, form choices, signatures, excerpts, links.

Markup says it plainly, and yet the model errs there: a template has few of them, and they read like content.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.groups import group_sizes
from pipeline.noise.markup.stepreader import BESIDE, CALL, EXCERPT

_MOST = 0.5
"""An element with more than this share of a page's blocks is the page, whatever its name."""
_POINTER = 25
"""Words of the longest line that points to another text: "Read also: ..." with its title."""
_ROW = 3
"""So many excerpts at one path are those of other articles; a single one is the lead of the page's own."""


def beside_article(elements: Elements) -> NDArray[np.bool_]:
    """True for the blocks that stand beside the text of an article. Tagless text has none."""
    found, cut = elements.say(BESIDE), elements.say(EXCERPT)
    return found | (cut & (group_sizes(elements.path_of) >= _ROW)) if cut.any() else found


def points_elsewhere(columns: Mapping[str, NDArray[np.float64]]) -> NDArray[np.bool_]:
    """True for the lines that say where another text is, or the rest of one ("Read also: ...").

    columns: "words", "says_related" and "says_more" of `page_features`.
    """
    says = (columns["says_related"] > 0) | (columns["says_more"] > 0)
    return np.asarray(says & (columns["words"] <= np.log1p(_POINTER)))


def in_call(elements: Elements) -> NDArray[np.bool_]:
    """True for the blocks of a call to action: a coloured band with hours or a button that a template puts under pages.

    Where an element also stands beside the text, or cuts it off, that says more.
    """
    found = elements.say(CALL)
    if found.any():
        found &= ~elements.say(EXCERPT | BESIDE)
        found &= found.mean() <= _MOST
    return found
