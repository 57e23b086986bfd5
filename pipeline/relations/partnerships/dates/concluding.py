"""Which dates of a clause are those of a conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.languages.lists import set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.dates.years import year_of
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.parts import apart

_REACH: Final = 60
"""Characters between two dates of one conclusion: "in Homburg und am"."""
_OTHERS: Final = frozenset({*RELATION_KINDS, CueKind.AGREEMENT, CueKind.RENEWED, CueKind.SIGNED, CueKind.ENDED})


def concluded(clause: Clause, dates: Sequence[Mention], *, pair: bool) -> list[Mention]:
    """The dates nearest to the words of conclusion, or where "both towns" are twinned to that word; of a charter that
    was signed at home and abroad the first."""
    signs = [cue for cue in clause.cues if cue.kind is CueKind.SIGNED] or (list(clause.kinds) if pair else [])
    return [_first_of(clause, dates, sign) for sign in signs]


def _first_of(clause: Clause, dates: Sequence[Mention], sign: Cue) -> Mention:
    nearest = min(dates, key=lambda date: apart(sign, date, clause.text, clause.language))
    for date in dates:
        if date.end <= nearest.start and _are_joined(clause, date, nearest):
            return date
    return nearest


def _are_joined(clause: Clause, one: Mention, other: Mention) -> bool:
    """True for two dates, no more than a year apart, with "and" and no further relation or deed between them."""
    first, second = year_of(one.value), year_of(other.value)
    if not (first.isdigit() and second.isdigit() and 0 <= int(second) - int(first) <= 1):
        return False
    gap = lowered(clause.text[one.end : other.start])
    if (
        len(gap) > _REACH
        or "," in gap
        or any(one.end <= c.start < other.start for c in clause.cues if c.kind in _OTHERS)
    ):
        return False
    return not set_of(clause.language, "partnerships.joiners").isdisjoint(gap.split())
