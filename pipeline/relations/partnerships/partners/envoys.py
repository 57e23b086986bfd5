"""Towns behind those who come from them: "Amtskollegen aus den Partnerstädten: Jean Durand (Dijon)", "Vertreter der
Partnerstädte: Jean Durand aus Dijon"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.languages.lists import set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.clauses.manner import is_of_towns
from pipeline.relations.partnerships.partners.introductions import comes_from
from pipeline.relations.partnerships.words.cues import CueKind

_WORD: Final = r"[^\W\d_a-zß-öø-ÿ][\w'’-]{0,30}"
_NAME: Final = re.compile(r"(?:^|[\s.])[^\W\d_a-zß-öø-ÿ][\w'’-]{0,30}\s\($")
"""The end of a name and an opening bracket."""
_NAME_FROM: Final = re.compile(rf"(?<![^\W\d_]){_WORD}\s{_WORD}\s[^\W\d_]{{1,4}}\s$")
"""The end of a name and a preposition."""
_NAME_REACH: Final = 40
_ENVOYS: Final = ("mayors.counterparts", "mayors.guests", "cities.guests", "cities.offices")
"""Words for mayors of other towns and for guests."""


def towns_of_envoys(clause: Clause) -> tuple[Mention, ...]:
    """The towns alone in brackets behind a name, or behind a name and "from" in a list that a colon leads, where a
    clause speaks of the mayors or guests of the twin towns."""
    twins = [cue for cue in clause.kinds if cue.kind is CueKind.TWINNING]
    twins = [cue for cue in twins if is_of_towns(clause.text, cue, clause.language)]
    towns = tuple(
        city
        for city in (clause.cities if twins else ())
        if clause.is_foreign(city)
        and (_is_behind_name(clause, city) or (":" in clause.text[twins[0].end : city.start] and _comes(clause, city)))
    )
    if not towns:
        return ()
    lead = lowered(clause.text[clause.start : towns[0].start]).split()
    return towns if any(word in set_of(clause.language, *_ENVOYS) for word in lead) else ()


def _is_behind_name(clause: Clause, city: Mention) -> bool:
    if clause.text[city.end : city.end + 1] != ")":
        return False
    return _NAME.search(clause.text[max(clause.start, city.start - _NAME_REACH) : city.start]) is not None


def _comes(clause: Clause, city: Mention) -> bool:
    """True for the town that somebody comes from: "Jean Durand aus Dijon"."""
    lead = clause.text[max(clause.start, city.start - _NAME_REACH) : city.start]
    return comes_from(clause, city) and _NAME_FROM.search(lead) is not None
