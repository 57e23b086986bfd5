"""A word that a page uses again and again without ever saying that it is a place is none there, though a town has its
name: "Rust" on a page about the programming language, "Spring" in a list of courses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from pipeline.entities.cities.sighting import Sighting

_FEWEST: Final = 8
"""Times that a page has the word: of a town named so often something is said (corpora/extraction)."""
_SHARE: Final = 0.25
"""Share of those in which something must speak for a place."""
_A_WORD: Final = frozenset({"word", "ordinary", "lower_on_page"})
_CERTAIN: Final = frozenset({"publisher", "cue_town", "cue_towns", "postcode", "beside_country", "beside_region"})
_FOR_A_PLACE: Final = _CERTAIN | {"preposition", "settled", "cue_guests"}


def distrust_mere_words(sightings: Sequence[Sighting], *, unlikely: float, threshold: float) -> None:
    """Take such words for no town where nothing certain says so. unlikely: the probability that they get.
    threshold: that of a mention."""
    by_name: dict[str, list[Sighting]] = defaultdict(list)
    for seen in sightings:
        by_name[seen.span.name].append(seen)
    for named in by_name.values():
        if len(named) < _FEWEST or not any(seen.alone.keys() & _A_WORD for seen in named):
            continue
        said = sum(not seen.alone.keys().isdisjoint(_FOR_A_PLACE) for seen in named)
        if said >= _SHARE * len(named) or any("publisher" in seen.alone for seen in named):
            continue
        for seen in named:
            if seen.probability >= threshold and seen.alone.keys().isdisjoint(_CERTAIN):
                seen.probability = unlikely
