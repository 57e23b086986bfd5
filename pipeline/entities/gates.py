"""Cheap tests over all texts of a page at once: which of them are worth a finder's time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.joined import JoinedTexts


def places_of(pattern: re.Pattern[str], texts: Sequence[str]) -> list[int]:
    """Positions of the texts that hold a match, in order.

    pattern: it must neither match across nor look beyond a line's end. The texts are searched as one: a call for each
    of a page's hundreds of short blocks costs more than the search.
    """
    joined = JoinedTexts.of(texts)
    places = []
    match = pattern.search(joined.text)
    while match is not None:
        place = joined.place(match.start())
        places.append(place)
        behind = joined.ends[place]
        match = pattern.search(joined.text, behind) if behind < len(joined.text) else None
    return places
