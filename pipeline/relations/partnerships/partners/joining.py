"""Cities that a verb brings into the circle of partners: "1988 folgen Mainz und Lille", "Durban joined in 1999"."""

from __future__ import annotations

import re

from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause, coordinated
from pipeline.relations.partnerships.partners.introductions import comes_from
from pipeline.relations.partnerships.words.cues import Cue, CueKind

_JOINING_REACH = 30
_TOLD_REACH, _TOLD_COMMAS = 120, 3
"""Characters and commas of what is told of a city between it and a verb of joining."""


def joins(clause: Clause, city: Mention) -> bool:
    """True beside a verb of joining: "1988 folgen Mainz und Lille", "Durban joined in 1999"."""
    for cue in clause.cues:
        if cue.kind is CueKind.JOINING:
            behind, ahead = city.start - cue.end, cue.start - city.end
            left, right = min(cue.start, city.start), max(cue.end, city.end)
            if any(left < person.start < right for person in clause.people):
                continue
            if _comes_with_others(clause, city) and cue.end + 1 != city.start:
                continue  # but "toccò a Weimar"
            if 0 <= behind <= _JOINING_REACH and not re.search(r"[,;(]", clause.text[cue.end : city.start]):
                return True
            head = _head(clause, cue)
            if head is not None and ahead >= 0:
                return head is city
            if 0 <= ahead <= _JOINING_REACH:
                return True
    return False


def _comes_with_others(clause: Clause, city: Mention) -> bool:
    """True for a town that somebody is from, and for those joined to it: "Visitors from Leeds and London joined"."""
    last = city
    for before in reversed([other for other in clause.cities if other.end <= city.start]):
        if comes_from(clause, last) or not coordinated(clause.text[before.end : last.start], clause.language):
            break
        last = before
    return comes_from(clause, last)


def _head(clause: Clause, cue: Cue) -> Mention | None:
    """The city that begins a clause and is told of between commas before a verb: "Faro, a port down south, joined"."""
    city = clause.cities[0]
    told = clause.text[city.end : cue.start]
    if clause.text[clause.start : city.start].strip() or not told.startswith(",") or not told.endswith(", "):
        return None
    return city if len(told) <= _TOLD_REACH and told.count(",") <= _TOLD_COMMAS else None
