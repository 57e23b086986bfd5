"""Of which partners of a clause a word of an end or a renewal speaks."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause, coordinated
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.parts import part_of


def spoken_of(clause: Clause, word: Cue, partners: Sequence[Mention]) -> list[Mention]:
    """The partners that belong to a word.

    In brackets it speaks of the town before them. Where the relation follows it ("rompit son jumelage avec A et B"), it
    speaks of the towns behind, else of those before, and always of all that stand in one enumeration.
    """
    before = [city for city in partners if city.end <= word.start]
    behind = [city for city in partners if city.start >= word.end]
    opened = clause.text.rfind("(", clause.start, word.start)
    if before and opened > clause.text.rfind(")", clause.start, word.start):
        return [city for city in before if city.end <= opened][-1:] or before[-1:]
    if not before or (behind and _relation_follows(clause, word)):
        return _enumerated(clause, behind)
    return _enumerated(clause, before[::-1])


def _relation_follows(clause: Clause, word: Cue) -> bool:
    _, end = part_of(clause.text, word, clause.language, (clause.start, clause.end))
    return any(
        word.end <= cue.start < end and (cue.kind in RELATION_KINDS or cue.kind is CueKind.AGREEMENT)
        for cue in clause.cues
    )


def _enumerated(clause: Clause, cities: Sequence[Mention]) -> list[Mention]:
    """The first of some cities, in the order in which they stand from a word on, and those of its enumeration."""
    found = list(cities[:1])
    for city in cities[1:]:
        first, second = sorted((found[-1], city), key=lambda one: one.start)
        gap = clause.text[first.end : second.start]
        dated = any(first.end <= date.start < second.start for date in clause.dates) and "(" not in gap
        if dated or not coordinated(gap, clause.language):
            break
        found.append(city)
    return found
