"""Cheap tests over all texts of a page at once: which of them are worth a finder's time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


def places_of(pattern: re.Pattern[str], texts: Sequence[str]) -> list[int]:
    """Positions of the texts that hold a match, in order.

    pattern: it must neither match across nor look beyond a line's end. The texts are searched as one: a call for each
    of a page's hundreds of short blocks costs more than the search.
    """
    ends = list(accumulate(len(text) + 1 for text in texts))
    joined = "\n".join(texts)
    places = []
    match = pattern.search(joined)
    while match is not None:
        place = bisect_right(ends, match.start())
        places.append(place)
        match = pattern.search(joined, ends[place]) if ends[place] < len(joined) else None
    return places
