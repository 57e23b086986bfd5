"""A consent box in the text: sentences on the website's cookies, one below the other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_MOST = 6
"""Lines of a box that mention cookies; a page that has more is about data protection."""


def consent_lines(asks: NDArray[np.bool_], mentions: NDArray[np.bool_]) -> list[int]:
    """Places of a box's lines: those that ask for consent and name cookies, and those above and below that name them.

    asks: which lines begin as boxes do. mentions: which lines have a word such as "cookies".
    """
    if np.count_nonzero(mentions) > _MOST:
        return []
    found: set[int] = set()
    for place in np.flatnonzero(asks & mentions).tolist():
        for step in (-1, 1):
            other = place
            while 0 <= other < len(mentions) and mentions[other]:
                found.add(other)
                other += step
    return sorted(found)
