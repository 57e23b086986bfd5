"""Towns whose guests come to the jubilee of a twinning: "Delegationen aus Dijon und Kolin feierten das Jubiläum der
Partnerschaft".
"""

from __future__ import annotations

from typing import Final

from pipeline.languages.lists import tuple_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause, enumerated, feasts
from pipeline.relations.partnerships.words.cues import CueKind

_LEAD_WORDS: Final = 4
"""Words before the first town in which its guests stand: "delegations from the towns of"."""


def guests_at_jubilee(clause: Clause) -> tuple[Mention, ...]:
    """The towns of one enumeration whose guests feast a twinning; none where the clause names a further town, whose
    twinning that may be."""
    if len(clause.cities) < 2 or not any(cue.kind is CueKind.TWINNING for cue in clause.kinds) or not feasts(clause):
        return ()
    towns = tuple(city for city in clause.cities if clause.is_foreign(city))
    if len(towns) < 2 or not _are_guests(clause, towns[0]):
        return ()
    return towns if len(enumerated(clause, towns)) == len(towns) else ()


def _are_guests(clause: Clause, town: Mention) -> bool:
    lead = lowered(clause.text[clause.start : town.start]).split()[-_LEAD_WORDS:]
    return any(word.startswith(tuple_of(clause.language, "mayors.guests", "cities.guests")) for word in lead)
