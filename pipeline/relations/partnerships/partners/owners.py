"""Towns that have a partner of their own, said with an apostrophe: "guests from Dijon's German twin town of Mainz"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.partners.introductions import described, names_right_before
from pipeline.relations.partnerships.partners.predicates import is_predicate

_OWNS: Final = re.compile(r"['’]s? (?:[^\W\d_]{1,20} ){0,2}")
"""Between a town and what it has: "'s German "."""


def owns_partner(clause: Clause, owner: Mention, city: Mention) -> bool:
    """True for a town with an apostrophe before its twin town, or before its twin towns and what they are: "Dijon's
    twin towns are Mainz and Opole"."""
    cues = [cue for cue in clause.kinds if owner.end < cue.start and cue.end <= city.start]
    if len(cues) != 1:
        return False
    if not (described(clause, city) or names_right_before(clause, cues[0], city) or is_predicate(clause, city)):
        return False
    return _OWNS.fullmatch(clause.text, owner.end, cues[0].start) is not None
