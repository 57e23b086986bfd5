"""What stands in the midst of a text without tags: a table or a list that lost its cells, a few words a line.

The model is unsure of such lines; a menu or a widget in their place says so, or is far surer to be noise.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

_SHORT, _SHORT_BORDER = 8, 0.3
_LONG, _LONG_BORDER = 20, 0.5
"""Lines of a gap, and the least probability of the lines above and below it: a long one has to stand in a text that is
sure, for in an unsure one it is a menu. On the pages of corpora/municipal, municipal-own, tests/towns and
tests/later_towns, read as text, these keep 32 lines that were lost and one that is noise."""
_FLOOR = 0.1
_CLOCKS = 1 / 3
"""Share of lines with a time of day from which a gap is the opening hours beside the text."""


def lines_in_gaps(
    keep: NDArray[np.bool_], probability: NDArray[np.float64], says: NDArray[np.bool_], clock: NDArray[np.bool_]
) -> list[int]:
    """Places of the lines between two that stay, where they are not too many and none is likely to be noise.

    keep: which blocks stay so far. probability: that a block stays. says: which ones a phrase names noise or
    double the line above. clock: which ones have a time of day.
    """
    found: list[int] = []
    for above, below in pairwise(np.flatnonzero(keep).tolist()):
        lines = slice(above + 1, below)
        count, border = below - above - 1, min(probability[above], probability[below])
        if not count or not (
            (count <= _SHORT and border >= _SHORT_BORDER) or (count <= _LONG and border >= _LONG_BORDER)
        ):
            continue
        if says[lines].any() or clock[lines].mean() > _CLOCKS or probability[lines].min() < _FLOOR:
            continue
        found += range(above + 1, below)
    return found
