"""Dates of a clause that begin no partnership: of a visit, a feast or a merger, of a term of office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.dates.since import begun_by
from pipeline.relations.partnerships.words.cues import Cue, CueKind
from pipeline.relations.partnerships.words.parts import part_of

_EVENTS: Final = frozenset({CueKind.VISIT, CueKind.EVENT})
_BEGINNING: Final = frozenset({CueKind.SIGNED, CueKind.AGREEMENT, CueKind.JOINING})


def of_beginnings(clause: Clause, dates: Sequence[Mention]) -> list[Mention]:
    """Dates without those of visits, feasts and mergers; where one of these is all that a clause of a conclusion has,
    both happened on it: "Im Mai 1964 besuchten sie uns und unterzeichneten den Vertrag".
    """
    left = [date for date in dates if not is_of_event(clause.text, date, clause.cues, clause.language)]
    return left or (list(dates) if clause.has(CueKind.SIGNED) else [])


def is_term(date: Mention) -> bool:
    """True for an interval of years: a term of office, not a beginning."""
    first, _, last = date.value.partition("/")
    return bool(last) and last != ".." and first[:4] != last[:4]


def is_of_office(date: Mention, cues: Sequence[Cue]) -> bool:
    """True for an interval of years before a word of conclusion: the term of whoever signed."""
    return is_term(date) and any(cue.kind is CueKind.SIGNED and date.end <= cue.start for cue in cues)


def is_of_event(text: str, date: Mention, cues: Sequence[Cue], language: str) -> bool:
    """True where the part of a sentence around a date, between signs and "and", tells of a visit, a feast or a merger
    and of no conclusion or beginning. cues: those of the sentence.
    """
    if not any(cue.kind in _EVENTS for cue in cues):
        return False
    start, end = part_of(text, date, language)
    here = [cue for cue in cues if start <= cue.start < end]
    begins = any(cue.kind in _BEGINNING or begun_by(cue, date, text) for cue in here)
    return any(cue.kind in _EVENTS for cue in here) and not begins
