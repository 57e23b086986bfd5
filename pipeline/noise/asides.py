"""What stands beside the text of an article, or points out of it: captions, form choices, signatures, excerpts, links.

Markup says it plainly, and yet the model errs there: a template has few of them, and they read like content.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

NOTHING, CALL, EXCERPT, BESIDE = 0, 1, 2, 3
"""What a step of a path can say: nothing, that it calls the reader to do something, that its text is cut off
("excerpt", "line-clamp"), that it stands beside the text."""

_TAGS = frozenset(("figcaption", "select", "optgroup", "option", "datalist", "textarea", "button"))
_SIGNATURES = frozenset(("signature", "signatures"))
_CUT = frozenset(("excerpt", "excerpts", "clamp", "ellipsis"))
_CALL = frozenset(("call", "action"))
_MOST = 0.5
"""An element with more than this share of a page's blocks is the page, whatever its name."""
_OUTER = ("html", "body")
_POINTER = 25
"""Words of the longest line that points to another text: "Read also: ..." with its title."""
_ROW = 3
"""So many excerpts at one path are those of other articles; a single one is the lead of the page's own."""


def beside_text(tag: str, words: Collection[str]) -> int:
    """What a step says. words: those of its id and classes, lower case."""
    if tag in _OUTER:
        return NOTHING
    if tag in _TAGS or not _SIGNATURES.isdisjoint(words):
        return BESIDE
    if not _CUT.isdisjoint(words):
        return EXCERPT
    return CALL if "cta" in words or _CALL.issubset(words) else NOTHING


def beside_article(says: NDArray[np.int64], path_of: NDArray[np.int64]) -> NDArray[np.bool_]:
    """True for the blocks that stand beside the text of an article. Tagless text has none.

    says, path_of: `beside` and `path_of` of the page's elements.
    """
    found = says[path_of]
    in_row = np.bincount(path_of, minlength=len(says))[path_of] >= _ROW
    return np.asarray((found == BESIDE) | ((found == EXCERPT) & in_row))


def points_elsewhere(columns: Mapping[str, NDArray[np.float64]]) -> NDArray[np.bool_]:
    """True for the lines that say where another text is, or the rest of one ("Read also: ...").

    columns: "words", "says_related" and "says_more" of `page_features`.
    """
    says = (columns["says_related"] > 0) | (columns["says_more"] > 0)
    return np.asarray(says & (columns["words"] <= np.log1p(_POINTER)))


def in_call(says: NDArray[np.int64], path_of: NDArray[np.int64]) -> NDArray[np.bool_]:
    """True for the blocks of a call to action: a coloured band with hours or a button that a template puts under pages.

    says, path_of: as for `beside_article`.
    """
    found = says[path_of] == CALL
    return np.asarray(found & (found.mean() <= _MOST))
