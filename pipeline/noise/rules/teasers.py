"""Teasers inside a menu of a text without tags: a menu that folds out has a picture and a sentence for each of its
parts, and a link to the rest of it."""

from __future__ import annotations

import numpy as np

from pipeline.noise.evidence.columns import Columns

_ENTRIES = float(np.log1p(3.5))
"""Logarithm of how many short lines have to stand above and below such a sentence, the link to its rest among them; a
news list has one or two. Of 3, 4 and 5 lines each leaves no sentence out that the gold of corpora/municipal,
municipal-own, tests/towns and made pages keeps; 4 find 50."""
_TEASERS = 2


def teasers_in_menus(columns: Columns) -> list[int]:
    """Places of paragraphs whose rest is linked and which stand between the entries of a menu, and of the line above
    each, its title; of none where the page has only one such paragraph.

    columns: of `page_features`; markup has none of those that this asks for, and none of its blocks is found.
    """
    if "teased" not in columns:
        return []
    found = np.flatnonzero((columns["teased"] > 0) & (columns["short_least"] >= _ENTRIES)).tolist()
    return sorted({*found, *(place - 1 for place in found)}) if len(found) >= _TEASERS else []
