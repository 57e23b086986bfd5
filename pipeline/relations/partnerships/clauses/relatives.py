"""Clauses on a town that state its relation by themselves, whatever the sentence around them denies or plans: "nothing
is foreseen for Dijon, with which we have been twinned since 1975".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from pipeline.languages.lists import set_of
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.clauses.denial import undenied
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, CueKind
from pipeline.relations.partnerships.words.phrases import branches_of

_DISTURBING: Final = frozenset({CueKind.NEGATION, CueKind.PLANNED, CueKind.CONSIDERED})
_WANTED: Final = frozenset({CueKind.PLANNED, CueKind.CONSIDERED, CueKind.NETWORK, CueKind.ENDED})
"""What a relative clause may say of a relation that does not stand, or is of another sort."""
_CLOSE: Final = re.compile(r"[,;:()!?–—]|\.(?!\d)")


def without_relatives(clause: Clause) -> tuple[Clause, list[Clause]]:
    """A clause without its relative clauses on a partner, and these, each from its town on. As it is where nothing
    outside of them denies or plans."""
    own: list[Clause] = []
    left = clause
    if not clause.has(*_DISTURBING):
        return clause, own
    for city, start, end in _relatives(clause):
        part = clause.within(start, end)
        disturbed = any(cue.kind in _DISTURBING and cue not in part.cues for cue in clause.cues)
        kinds, _ = undenied(clause.text, start, end, part.cues)
        if not disturbed or part.has(*_WANTED) or not kinds:
            continue
        part = replace(part, start=city.start, kinds=kinds, cities=(city, *part.cities), borrowed=())
        own.append(part)
        left = left.without(part)
    return left, own


def _relatives(clause: Clause) -> Iterator[tuple[Mention, int, int]]:
    """The towns with a relative clause, and its start and end. None that names a further town."""
    begins = _begins(clause.language)
    for city in clause.cities:
        found = begins.match(clause.text, city.end, clause.end) if clause.is_foreign(city) else None
        if found is None:
            continue
        close = _CLOSE.search(clause.text, found.end(), clause.end)
        end = close.start() if close is not None else clause.end
        inside = [one for one in clause.cities if found.end() <= one.start < end]
        related = any(cue.kind in RELATION_KINDS and found.end() <= cue.start < end for cue in clause.cues)
        if related and all(not clause.is_foreign(one) for one in inside):
            yield city, found.end(), end


@cache
def _begins(language: str) -> re.Pattern[str]:
    """A comma and "with which" behind a town and what stands in brackets there."""
    branches = branches_of(set_of(language, "partnerships.with_which"))
    return re.compile(rf"(?:\s{{0,2}}+\([^()]{{1,40}}\))?,\s{{0,2}}+(?={branches})", re.IGNORECASE)
