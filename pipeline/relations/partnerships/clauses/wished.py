"""Relations that are only wished: "un jumelage est à l'étude", "a possible twinning", "will eine Partnerschaft mit"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.alternation import alternation
from pipeline.languages.lists import set_of
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause, feasts
from pipeline.relations.partnerships.partners.introductions import described, ours_before
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.parts import between

_REACH = 90
"""Characters between a word of thought or plan and the relation."""
_COMMA = 40
"""How many characters of distance a comma counts for."""
_BESIDE = 2
"""Characters between an adjective and its noun: "mögliche Partnerschaft"."""
_JOINED = 6
"""Characters between a wished agreement and what it is of: "um acordo de geminação"."""
_TO_BE_WORDS = 2
"""Words behind a relation, the last of which may be "to be": "verschwistert zu sein"."""
_LEAD = 25
"""Characters before a relation in which a word shows that it is new: "nawiązanie stałego partnerstwa"."""


def wished(clause: Clause) -> set[Cue]:
    """The cues for a relation of a clause that speak of one which does not exist yet.

    A word of thought ("à l'étude") takes the nearest relation. A verb of plan ("soll") also stands beside feasts and
    journeys, so it takes only one that is said to be new ("eine Partnerschaft"), that it governs itself ("wants to
    twin") or that begins the clause without an article. A relation of a town that is our partner already exists.
    """
    named = [cue for cue in clause.cues if cue.kind in RELATION_KINDS or cue.kind is CueKind.AGREEMENT]
    open_ones = [cue for cue in named if not _exists(clause, cue)]
    feasted = feasts(clause)
    found: set[Cue] = set()
    for sign in clause.cues:
        if sign.kind is CueKind.CONSIDERED:
            beside = [cue for cue in named if 0 <= cue.start - sign.end <= _BESIDE]
            near = beside or ([] if feasted else _nearest(clause, sign, open_ones))
            found.update(near)
        elif sign.kind is CueKind.PLANNED and not feasted:
            found.update(_nearest(clause, sign, [cue for cue in open_ones if _is_new(clause, sign, cue)]))
    found.update(cue for cue in named if any(0 <= cue.start - one.end <= _JOINED for one in found))
    concluded = bool(clause.dates) and clause.has(CueKind.SIGNED)
    return set() if concluded and any(cue not in found for cue in named) else found


def covered(clause: Clause, cues: set[Cue]) -> list[Mention]:
    """The cities that stand in one part of the clause, between commas, with a wished relation."""
    found = []
    for city in clause.cities:
        for cue in cues:
            gap = between(clause.text, cue, city)
            if "," not in gap and not described(clause, city):
                found.append(city)
                break
    return found


def is_aim(left: Sequence[Cue], hidden: Sequence[Mention], rest: Sequence[Mention], clause: Clause) -> bool:
    """True where the friendship that a clause names beside a hoped twinning is what that is for: "plans to twin with
    Dijon, to build ties of friendship between both towns"."""
    if not hidden or any(clause.is_foreign(city) for city in rest):
        return False
    return all(cue.kind is not CueKind.TWINNING for cue in left)


def _nearest(clause: Clause, sign: Cue, cues: list[Cue]) -> list[Cue]:
    apart = [(distance, cue) for cue in cues if (distance := _apart(clause.text, sign, cue)) <= _REACH]
    return [min(apart, key=lambda item: item[0])[1]] if apart else []


def _apart(text: str, one: Cue, other: Cue) -> int:
    gap = between(text, one, other)
    return len(gap) + _COMMA * gap.count(",")


def _exists(clause: Clause, cue: Cue) -> bool:
    """True for "unsere Partnerstadt" and for "Partnerstadt Dijon"."""
    if ours_before(clause, cue):
        return True
    return any(clause.text[cue.end : city.start] in {" ", ", ", " « ", " „"} for city in clause.cities)


def _is_new(clause: Clause, sign: Cue, cue: Cue) -> bool:
    lead = clause.text[max(clause.start, cue.start - _LEAD) : cue.start].lower()
    if _new(clause.language).search(lead):
        return True
    if cue.start - sign.end >= 0 and len(clause.text[sign.end : cue.start].split()) <= 1:
        return True
    if cue.start >= sign.end and _still_to_be(clause, cue):
        return True
    return not clause.text[clause.start : cue.start].strip()


def _still_to_be(clause: Clause, cue: Cue) -> bool:
    """True for "to be twinned" and "verschwistert zu sein"."""
    verbs = set_of(clause.language, "partnerships.to_be")
    ahead = clause.text[max(clause.start, cue.start - _LEAD) : cue.start].lower().split()[-1:]
    behind = re.findall(r"\w+", clause.text[cue.end : min(clause.end, cue.end + _LEAD)].lower())[:_TO_BE_WORDS]
    return not verbs.isdisjoint((*ahead, *behind))


@cache
def _new(language: str) -> re.Pattern[str]:
    """What makes a relation a new one, right before its word or one word before it."""
    return re.compile(rf"(?<!\w){alternation(set_of(language, 'partnerships.new'))}\s+(?:\w[\w-]*\s+)?$")
