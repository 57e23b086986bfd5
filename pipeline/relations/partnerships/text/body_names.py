"""Towns in the name of a body that tends their twinning: "Comité de jumelage Homburg-Dijon", "the Homburg–Dijon
Twinning Association".
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from pipeline.facts import PartnershipKind
from pipeline.languages.lists import set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.cues import Cue, CueKind
from pipeline.relations.places import place_of

_NAMING: Final = frozenset({CueKind.BODY, CueKind.TWINNING})
_HYPHEN: Final = re.compile(r"\s?[-–—/]\s?")
_BESIDE: Final = re.compile(r"[\s«„“\"']{1,3}")
"""What may stand between a body's word and its towns."""


def body_statements(clause: Clause) -> list[Statement]:
    """The towns that a body bears in its name beside the publisher's. Of another country: two towns of one may only
    share a body. None where the clause tells of an end."""
    named = [cue for cue in clause.cues if cue.kind in _NAMING]
    if not named or len(clause.cities) < 2 or clause.has(CueKind.ENDED, CueKind.PLANNED, CueKind.CONSIDERED):
        return []
    found = []
    for one, other in pairwise(clause.cities):
        if clause.is_foreign(one) == clause.is_foreign(other) or clause.home.geonames_id is None:
            continue
        partner = one if clause.is_foreign(one) else other
        if place_of(partner).country in {"", clause.home.country}:
            continue
        if any(_is_of_twinning(clause, cue) and is_pair_beside(clause, cue, one, other) for cue in named):
            found.append(
                Statement(partner, PartnershipKind.TWINNING, None, "partnership.body", 0.6, explicit=False, weak=True)
            )
    return found


def is_pair_beside(clause: Clause, cue: Cue, one: Mention, other: Mention) -> bool:
    """True for two towns that a hyphen joins right behind or right before a word."""
    if not _HYPHEN.fullmatch(clause.text, one.end, other.start):
        return False
    start, end = (cue.end, one.start) if cue.end <= one.start else (other.end, cue.start)
    return _BESIDE.fullmatch(clause.text, start, end) is not None


def _is_of_twinning(clause: Clause, cue: Cue) -> bool:
    said = lowered(clause.text[cue.start : cue.end])
    return any(stem in said for stem in _stems(clause.language))


@cache
def _stems(language: str) -> frozenset[str]:
    return frozenset(word.strip("*") for word in set_of(language, "partnerships.twinning"))
