"""People who are called like a town: where a page names one in full, the bare name may mean that person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.lookalikes import SAYS_TOWN
from pipeline.entities.cities.sighting import Sighting

_LIKELY_HERE: Final = 0.6
"""Probability, from what stands around it, from which the name of a town nearby is that town's behind "of", though
somebody on the page has it too (corpora/municipal-own)."""
_AROUND_HERE: Final = frozenset({"near", "suburb", "home_region"})
_OF_GUESTS: Final = frozenset({"cue_guests"})
"""A delegation comes from a town, and so do inhabitants, whatever a person on the page is called."""
_IN_ADDRESS: Final = frozenset({"postcode", "publisher"})
_LIKELY_BESIDE: Final = 0.5
"""Probability of a neighbour in a list from which that list is one of towns."""


class Bearers:
    """The names of a page's sightings that stand behind a first name somewhere: "Rolf Siegen", "Otto von Hagen"."""

    def __init__(self, sightings: Sequence[Sighting]) -> None:
        borne = [seen for seen in sightings if _is_surname(seen)]
        self._names = Counter([seen.span.name for seen in borne])
        self._surfaces = {_surface(seen) for seen in borne}

    def may_be_meant(self, seen: Sighting, lexicon: Lexicon) -> bool:
        """True where a name that somebody has elsewhere on the page hardly is the town's here.

        After the second look: what stands beside it in a list counts.
        """
        if self._names[seen.span.name] <= _is_surname(seen):
            return False
        return _is_behind_link(seen, lexicon) or (_surface(seen) in self._surfaces and _is_held(seen))


def _is_surname(seen: Sighting) -> bool:
    return "first_name_before" in seen.alone or "first_name_linked" in seen.alone


def _is_behind_link(seen: Sighting, lexicon: Lexicon) -> bool:
    """True behind a word that stands before persons too, where nothing says that the name is a town's."""
    if (
        seen.around.previous not in lexicon.person_links.get(seen.language, ())
        or seen.together.get("beside_best", 0.0) > _LIKELY_BESIDE
    ):
        return False
    if seen.first >= _LIKELY_HERE and "linked" in seen.alone and seen.alone.keys() & _AROUND_HERE:
        return False  # "le poste de Genappe", on the page of the next town, is no Mme Genappe's
    return not seen.alone.keys() & (SAYS_TOWN | _OF_GUESTS)


def _is_held(seen: Sighting) -> bool:
    """True right behind an office: "burmistrz Lubecka", where the page names a Katarzyna Lubecka."""
    return bool(seen.around.direct & Cue.OFFICE) and seen.alone.keys().isdisjoint(_IN_ADDRESS)


def _surface(seen: Sighting) -> str:
    return seen.block.text[seen.span.start : seen.span.end]
