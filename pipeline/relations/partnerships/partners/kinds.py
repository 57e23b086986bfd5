"""Which of the relations that a clause speaks of is that with one of its partners."""

from __future__ import annotations

from pipeline.facts import PartnershipKind
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.clauses.manner import is_loose, is_of_towns, is_work, named_kind
from pipeline.relations.partnerships.partners.introductions import apposition_cue, bracket_behind, names_right_before
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, CueKind


def kind_of(
    clause: Clause, city: Mention, limit: int, carried: PartnershipKind, *, link_first: bool
) -> PartnershipKind:
    """The kind of the partnership with a city, carried where the clause names none.

    limit: where the next partner begins. link_first: True where the first partner stands before any word of a relation.
    """
    left, right = bracket_behind(clause, city)
    inside = [cue for cue in clause.kinds if left <= cue.start < right]
    if inside:
        return RELATION_KINDS[inside[0].kind]
    behind = [cue for cue in clause.kinds if city.end <= cue.start < limit]
    ahead = [cue for cue in clause.kinds if cue.end <= city.start]
    said_of_it = apposition_cue(clause, city)
    if said_of_it is not None:
        return RELATION_KINDS[said_of_it.kind]
    title = ahead[-1] if ahead and names_right_before(clause, ahead[-1], city) else None
    if clause.kinds and all(is_loose(clause, cue) for cue in clause.kinds):
        return PartnershipKind.TWINNING if clause.has(CueKind.BETWEEN) else carried
    others = [cue for cue in ahead if cue is not title]
    if ahead and is_loose(clause, ahead[-1]) and (named := named_kind(clause, ahead[-1])) is not None:
        return RELATION_KINDS[named.kind]
    if title is not None and others and is_of_towns(clause.text, others[-1], clause.language):
        return RELATION_KINDS[title.kind]  # "den Partnerstädten Dijon und Kolin und dem befreundeten Leeds"
    if title is not None and others:
        # "die Zusammenarbeit mit der Partnerstadt X" is work within the twinning, "Klimapartnerschaft mit der
        # Partnerstadt X" is what the sentence states.
        return RELATION_KINDS[title.kind if is_work(clause, others[-1]) else others[-1].kind]
    if link_first and behind:
        return RELATION_KINDS[behind[0].kind]
    if ahead:
        return RELATION_KINDS[ahead[-1].kind]
    return RELATION_KINDS[clause.kinds[0].kind] if clause.kinds else carried
