"""Clauses on a town that state its relation by themselves, whatever the sentence around them denies or plans: "nothing
is foreseen for Dijon, with which we have been twinned since 1975".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from pipeline.languages import all_languages
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.asides import LONGEST
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.clauses.denial import undenied
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, CueKind

_DISTURBING: Final = frozenset({CueKind.NEGATION, CueKind.PLANNED, CueKind.CONSIDERED})
_WANTED: Final = frozenset({CueKind.PLANNED, CueKind.CONSIDERED, CueKind.NETWORK, CueKind.ENDED})
"""What a relative clause may say of a relation that does not stand, or is of another sort."""
_CLOSE: Final = re.compile(r"[,;:()!?–—]|\.(?!\d)")


def without_relatives(clause: Clause) -> tuple[Clause, list[Clause]]:
    """A clause without its relative clauses on a partner, and these, each from its town on. As it is where nothing
    outside of them denies or plans."""
    own: list[Clause] = []
    left = clause
    if clause.end - clause.start > LONGEST or not clause.has(*_DISTURBING):
        return clause, own
    for city, start, end in _relatives(clause):
        inside = tuple(cue for cue in clause.cues if start <= cue.start < end)
        disturbed = any(cue.kind in _DISTURBING and cue not in inside for cue in clause.cues)
        wanted = any(cue.kind in _WANTED for cue in inside)
        kinds, _ = undenied(clause.text, start, end, inside)
        if not disturbed or wanted or not kinds:
            continue
        dates = tuple(date for date in clause.dates if start <= date.start < end)
        people = tuple(person for person in clause.people if start <= person.start < end)
        cities = (city, *(one for one in clause.cities if start <= one.start < end))
        own.append(
            replace(
                clause, start=city.start, end=end, cues=inside, kinds=kinds, cities=cities, dates=dates, people=people
            )
        )
        left = replace(
            left,
            cues=tuple(cue for cue in left.cues if cue not in inside),
            kinds=tuple(cue for cue in left.kinds if cue not in inside),
            cities=tuple(one for one in left.cities if one not in cities),
            dates=tuple(date for date in left.dates if date not in dates),
        )
    return left, own


def _relatives(clause: Clause) -> Iterator[tuple[Mention, int, int]]:
    """The towns with a relative clause, and its start and end. None that names a further town."""
    begins = _begins(clause.language)
    for city in clause.cities:
        found = begins.match(clause.text, city.end, clause.end) if city.value != clause.home else None
        if found is None:
            continue
        close = _CLOSE.search(clause.text, found.end(), clause.end)
        end = close.start() if close is not None else clause.end
        inside = [one for one in clause.cities if found.end() <= one.start < end]
        related = any(cue.kind in RELATION_KINDS and found.end() <= cue.start < end for cue in clause.cues)
        if related and all(one.value == clause.home for one in inside):
            yield city, found.end(), end


@cache
def _begins(language: str) -> re.Pattern[str]:
    """A comma and "with which" behind a town and what stands in brackets there."""
    words = sorted(all_languages()[language].partnerships.with_which, key=len, reverse=True)
    branches = "|".join(re.escape(word.lower().rstrip("*")) + r"\w+" * word.endswith("*") for word in words)
    return re.compile(rf"(?:\s{{0,2}}+\([^()]{{1,40}}\))?,\s{{0,2}}+(?={branches or '(?!)'})", re.IGNORECASE)
