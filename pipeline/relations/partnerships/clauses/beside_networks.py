"""Cities that a clause names as partners beside a network of cities, and not as its members."""

from __future__ import annotations

import re
from typing import Final

from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.elsewhere.bodies import names_body
from pipeline.relations.partnerships.partners.introductions import comes_from
from pipeline.relations.partnerships.words.cues import CueKind
from pipeline.relations.partnerships.words.parts import between

_BELONGING: Final = frozenset({CueKind.MEMBERSHIP, CueKind.JOINING, CueKind.JOINED})


def outside_networks(clause: Clause) -> tuple[Mention, ...]:
    """The cities that stand in another part of the clause, between commas, than a word for a network.

    A club is a network for its members alone: "Der Verein pflegt die Partnerschaft mit Dijon".
    """
    joined = any(cue.kind in _BELONGING for cue in clause.cues)
    signs = [
        cue
        for cue in clause.cues
        if cue.kind is CueKind.NETWORK
        and (joined or not names_body(lowered(clause.text[cue.start : cue.end]), clause.language))
    ]
    return tuple(
        city
        for city in clause.cities
        if comes_from(clause, city) or all(re.search(r"[,;:()]", between(clause.text, sign, city)) for sign in signs)
    )
