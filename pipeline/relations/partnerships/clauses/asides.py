"""Negations that take back something else than a relation: "twinned with Dijon, from where nobody came", "Dijon, our
twin town, did not answer".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.alternation import alternation
from pipeline.languages.lists import set_of, tuple_of
from pipeline.lowering import lowered
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.dates.since import begun_by
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind

_PART = re.compile(r"[,;:–—]")
_TITLE_WORDS = 2
"""Words between a comma and the relation that a town is in: "notre première ville jumelle"."""
_LACKING_WORDS = 4
"""Words of a part that says what a relation lacks: "ohne Urkunde und Siegel"."""
_PLACE_REACH = 20
"""Characters behind a negation in which the word for a place stands."""
_FIRM = frozenset({CueKind.TWINNING, CueKind.FRIENDSHIP})
_OPEN = frozenset({CueKind.CONSIDERED, CueKind.PLANNED, CueKind.ENDED})
"""Cues beside which a denial may be that of the relation."""
_OF_RELATION = frozenset(
    {*RELATION_KINDS, *_OPEN, CueKind.AGREEMENT, CueKind.SIGNED, CueKind.RENEWED, CueKind.MEMBERSHIP}
)


def denying(clause: Clause) -> tuple[Cue, ...]:
    """The cues of a clause without the negations that deny no relation."""
    if not clause.cities or not clause.has(CueKind.NEGATION):
        return clause.cues
    parts = _parts(clause.text, clause.start, clause.end)
    return tuple(cue for cue in clause.cues if cue.kind is not CueKind.NEGATION or not _is_aside(clause, parts, cue))


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between the signs that part a clause."""
    borders = [start, *(match.end() for match in _PART.finditer(text, start, end))]
    return list(zip(borders, [*(border - 1 for border in borders[1:]), end], strict=True))


def _is_aside(clause: Clause, parts: Sequence[tuple[int, int]], negation: Cue) -> bool:
    start, end = next(part for part in parts if part[0] <= negation.start <= part[1])
    if _denies_feast(clause, negation):
        return True
    if _lacks(clause, (start, end), negation) or _denies_place(clause, start, negation):
        return True
    if any(cue.kind in _OF_RELATION and start <= cue.start < end for cue in clause.cues):
        return False
    ahead = [cue for cue in clause.cues if cue.end <= start]
    if any(cue.kind in _OPEN for cue in ahead) or not any(cue.kind in RELATION_KINDS for cue in ahead):
        return False
    rest = lowered(clause.text[start:end])
    if any(city.end < start for city in clause.cities) and _begins_with(
        clause.language, "partnerships.town_relatives"
    ).match(rest):
        return True
    adjoins = any(start - 1 <= city.end <= start for city in clause.cities)
    if adjoins and _begins_with(clause.language, "partnerships.which").match(rest):
        # The pronoun may also mean the relation, unless that is said to go on.
        return any(cue.kind in _FIRM for cue in ahead) and _begun_before(clause, start)
    return any(_is_title(clause, part) for part in parts if part[1] < start)


def _denies_feast(clause: Clause, negation: Cue) -> bool:
    """True for a feast that was not held, of a relation that is: "Das 30-jährige Bestehen der Partnerschaft mit Dijon
    konnte nicht gefeiert werden"."""
    ahead = [cue for cue in clause.cues if cue.end <= negation.start]
    feast = next((cue for cue in ahead if cue.kind is CueKind.ANNIVERSARY), None)
    of_it = next((cue for cue in ahead if feast is not None and cue.start >= feast.end and cue.kind in _FIRM), None)
    if feast is None or of_it is None or "," in clause.text[feast.end : negation.start]:
        return False
    behind = (cue for cue in clause.cues if cue.start >= feast.end and cue not in (of_it, negation))
    return not any(cue.kind in _OPEN or (cue.kind in _OF_RELATION and cue.start > negation.end) for cue in behind)


def _begun_before(clause: Clause, place: int) -> bool:
    """True where "since" leads to a date before a place."""
    ahead = [cue for cue in clause.cues if cue.end <= place]
    return any(begun_by(cue, date, clause.text) for cue in ahead for date in clause.dates if date.end <= place)


def _lacks(clause: Clause, part: tuple[int, int], negation: Cue) -> bool:
    """True where a few words say what a relation lacks that has been for years: "friends since 1975, without a
    charter"."""
    start, end = part
    if clause.text[start : negation.start].strip() or len(clause.text[start:end].split()) > _LACKING_WORDS:
        return False
    relations = [cue for cue in clause.cues if cue.kind in RELATION_KINDS]
    if any(start <= cue.start < end for cue in relations) or not any(cue.end <= start for cue in relations):
        return False
    said = lowered(clause.text[negation.start : negation.end])
    return _begun_before(clause, start) and said in set_of(clause.language, "partnerships.without")


def _denies_place(clause: Clause, start: int, negation: Cue) -> bool:
    """True for where something was not concluded: "besiegelt, nicht in der Kirche, sondern im Saal". start: where the
    negation's part begins."""
    negations = set_of(clause.language, "partnerships.negations")
    lead = lowered(clause.text[start : negation.start]).strip()
    ahead = {cue.kind for cue in clause.cues if cue.end <= start}
    if (lead and lead not in negations) or ahead.isdisjoint(RELATION_KINDS) or CueKind.SIGNED not in ahead:
        return False
    first, _, rest = lowered(clause.text[negation.end : negation.end + _PLACE_REACH]).lstrip().partition(" ")
    behind = rest if first in negations else f"{first} {rest}"
    return behind.startswith(_lying(clause.language))


def _is_title(clause: Clause, part: tuple[int, int]) -> bool:
    """True for what stands between commas behind a town and says what it is: ", our twin town since 1970,"."""
    start, end = part
    if not any(start - 1 <= city.end <= start for city in clause.cities):
        return False
    named = [cue for cue in clause.cues if cue.kind in _FIRM and start <= cue.start < end]
    if not named:
        return False
    lead = lowered(clause.text[start : named[0].start]).split()
    said = f" {' '.join(lead)} "
    return len(lead) <= _TITLE_WORDS or any(
        f" {word} " in said for word in tuple_of(clause.language, "partnerships.ours", "partnerships.home")
    )


@cache
def _lying(language: str) -> tuple[str, ...]:
    """Words that begin a place, each with the blank behind it."""
    return tuple(word if word.endswith("'") else f"{word} " for word in tuple_of(language, "partnerships.lying"))


@cache
def _begins_with(language: str, words: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{alternation(set_of(language, words))}(?!\w)")
