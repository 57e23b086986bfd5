"""Dates that begin no partnership: of a visit, a feast or a merger, of a term of office, of a town's own history ("Die
Stadt wurde 1904 gegründet"), and those by which so many years have passed ("On 4 May 2025 it will be fifty years").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.languages.lists import set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.dates.since import begun_by
from pipeline.relations.partnerships.dates.years import FIRST_YEAR, year_of
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.parts import between, part_of
from pipeline.sentences import sentence_spans

_EVENTS: Final = frozenset({CueKind.VISIT, CueKind.EVENT})
_BEGINNING: Final = frozenset({CueKind.SIGNED, CueKind.AGREEMENT, CueKind.JOINING})
_OF_RELATION: Final = frozenset({CueKind.AGREEMENT, CueKind.EXCHANGE, *RELATION_KINDS})
_SUBJECT_WORDS: Final = 4
"""Words at the head of a sentence among which its subject is."""
_RELATIVE_WORDS: Final = 4
"""Words between a body's comma and its date: "which was formed in"."""
_ENDING: Final = 3
"""Letters of an article that stands behind its noun: "kommunen"."""
_SHORTEST: Final = 4
"""Letters of the noun before it."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_REACH: Final = 60
"""Characters behind a date in which it is said how many years have passed."""


def of_beginnings(clause: Clause, dates: Sequence[Mention]) -> list[Mention]:
    """Dates without those of visits, feasts and mergers; where one of these is all that a clause of a conclusion has,
    both happened on it, unless a comma parts them: "Im Mai 1964 besuchten sie uns und unterzeichneten den Vertrag".
    """
    dates = [date for date in dates if not _is_of_body(clause.text, date, clause.cues)]
    left = [date for date in dates if not is_of_event(clause.text, date, clause.cues, clause.language)]
    signs = [cue for cue in clause.cues if cue.kind is CueKind.SIGNED]
    return left or [date for date in dates if any("," not in between(clause.text, cue, date) for cue in signs)]


def is_term(date: Mention) -> bool:
    """True for an interval of years: a term of office, not a beginning."""
    first, _, last = date.value.partition("/")
    return bool(last) and last != ".." and year_of(first) != year_of(last)


def is_of_office(date: Mention, cues: Sequence[Cue]) -> bool:
    """True for an interval of years before a word of conclusion: the term of whoever signed."""
    return is_term(date) and any(cue.kind is CueKind.SIGNED and date.end <= cue.start for cue in cues)


def is_of_event(text: str, date: Mention, cues: Sequence[Cue], language: str) -> bool:
    """True where the part of a sentence around a date, between signs and "and", tells of a visit, a feast or a merger
    and of no conclusion or beginning, and for one that is told of a body. cues: those of the sentence.
    """
    if _is_of_body(text, date, cues):
        return True
    if not any(cue.kind in _EVENTS for cue in cues):
        return False
    start, end = part_of(text, date, language)
    here = [cue for cue in cues if start <= cue.start < end]
    begins = any(cue.kind in _BEGINNING or begun_by(cue, date, text) for cue in here)
    return any(cue.kind in _EVENTS for cue in here) and not begins


def _is_of_body(text: str, date: Mention, cues: Sequence[Cue]) -> bool:
    """True for a date behind a body, a verb at most and a comma: "the twinning committee, which was formed in 1980"."""
    for cue in cues:
        if cue.kind is CueKind.BODY and cue.end <= date.start:
            before, comma, behind = text[cue.end : date.start].partition(",")
            told = comma and "," not in behind and len(before.split()) <= 1 and len(behind.split()) <= _RELATIVE_WORDS
            if told and not any(cue.end <= one.start < date.start and one.kind in RELATION_KINDS for one in cues):
                return True
    return False


def counts_years(text: str, date: Mention, language: str) -> bool:
    """True right before "it will be fifty years"."""
    return _elapsed(language).match(lowered(text[date.end : date.end + _REACH])) is not None


@cache
def _elapsed(language: str) -> re.Pattern[str]:
    verbs, years = (
        alternation(set_of(language, "partnerships.elapsed")),
        alternation(set_of(language, "partnerships.ages")),
    )
    return re.compile(rf"[\s,]++(?:r\.\s++)?{verbs}\s++(?:(?!{years}(?!\w))[^\s,;.:'’]++[\s'’]++){{1,3}}+{years}(?!\w)")


def is_of_history(text: str, date: Mention, cues: Sequence[Cue], language: str) -> bool:
    """True for a date before there were partnerships, and for one in a sentence whose subject is a town and which has
    no word for a relation. cues: those of the text."""
    if date.value[:1].isdigit() and year_of(date.value) < FIRST_YEAR:
        return True
    start, end = next((span for span in sentence_spans(text) if span[0] <= date.start < span[1]), (0, len(text)))
    if any(start <= cue.start < end and cue.kind in _OF_RELATION for cue in cues):
        return False
    return any(_is_town(word, language) for word in _WORD.findall(lowered(text[start : date.start]))[:_SUBJECT_WORDS])


def _is_town(word: str, language: str) -> bool:
    """True for a word for a town, an article behind it or not."""
    towns = set_of(language, "cities.towns")
    stems = (word[:-cut] for cut in range(1, _ENDING + 1))
    return word in towns or any(len(stem) >= _SHORTEST and stem in towns for stem in stems)
