"""Beginnings told by another year: "1991 mit Dijon, mit Kolin zwei Jahre später", "Im selben Jahr mit Dijon"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.languages import words_of
from pipeline.languages.lists import pattern_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.dates.years import has_year, year_of
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, CueKind

_REACH: Final = 40
"""Characters between "two years later" and the town that it is said of."""
_LAST: Final = 10
"""The number with which the lists of number words end."""
_OWN_DATE: Final = 20
"""Characters behind it in which the date itself stands: "zwei Jahre später, 1993,"."""
_OTHER: Final = (CueKind.VISIT, CueKind.EVENT, CueKind.EXCHANGE, CueKind.ANNIVERSARY)

_SAME_REACH: Final = 200
"""Characters between the date told of and "the same year"."""


def told_later(clause: Clause, partners: Sequence[Mention], dates: Sequence[Mention | None]) -> list[Mention | None]:
    """The beginnings of partners, where "so many years later" is said of one counted from the date before it. dates:
    theirs as the clause gives them otherwise."""
    told = list(dates)
    if not clause.has(CueKind.LATER) or clause.has(*_OTHER):
        return told
    text = lowered(clause.text[clause.start : clause.end])
    for found in _later(clause.language).finditer(text):
        start, end = clause.start + found.start(), clause.start + found.end()
        before = [date for date in clause.dates if date.end <= start]
        if not before or any(end <= date.start <= end + _OWN_DATE for date in clause.dates):
            continue
        owner = _owner(clause, partners, start, end)
        if owner is None or not (told[owner] is None or told[owner] is before[-1]):
            continue
        years, year = _number(found[1], clause.language), year_of(before[-1].value)
        if years is not None and year.isdigit():
            told[owner] = replace(before[-1], value=str(int(year) + years))
    return told


def counted_from(clause: Clause) -> list[Mention]:
    """The dates of a relation told before, from which years are counted up to something else: "jumelée en 1999 et deux
    ans plus tard …", not "2001, zwei Jahre später,"."""
    text = lowered(clause.text[clause.start : clause.end])
    starts = [clause.start + found.start() for found in _later(clause.language).finditer(text)]
    if not starts or not any(cue.kind in RELATION_KINDS and cue.end <= starts[0] for cue in clause.cues):
        return []
    return [d for d in clause.dates if d.end <= starts[0] and re.search(r"\w", clause.text[d.end : starts[0]])]


def _owner(clause: Clause, partners: Sequence[Mention], start: int, end: int) -> int | None:
    """The place among the partners of the one that a stretch speaks of: beside it, with no comma or date between."""
    gaps: dict[int, int] = {}
    for number, city in enumerate(partners):
        left, right = (city.end, start) if city.end <= start else (end, city.start)
        between = clause.text[left:right] if left <= right else ","
        dated = any(left <= date.start < right for date in clause.dates)
        if len(between) <= _REACH and "," not in between and not dated:
            gaps[number] = len(between)
    return min(gaps, key=lambda number: gaps[number], default=None)


def _number(word: str, language: str) -> int | None:
    """The number that a word says, from two to ten in words."""
    if word.isdecimal():
        return int(word)
    return _in_words(language).get(word)


@cache
def _in_words(language: str) -> dict[str, int]:
    """Number words by what they say. A language's list ends with ten, and may have more than one word for two."""
    counts = words_of(language).partnerships.counts
    return {word.lower(): max(2, _LAST - number) for number, word in enumerate(reversed(counts))}


@cache
def _later(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(\w{{1,12}})\s{alternation(set_of(language, 'partnerships.later'))}(?!\w)")


def dated_by_year_before(statement: Statement, clause: Clause, dates: Sequence[Mention]) -> Statement:
    """A statement without a date with the year of the date last told of, where its clause says "the same year". dates:
    those of the block."""
    if statement.since is not None or not dates or dates[0].start >= clause.end:
        return statement
    if clause.has(*_OTHER) and not clause.has(CueKind.SIGNED):
        return statement  # "whose band visited us that year"
    sign = pattern_of(clause.language, "partnerships.same_year").search(lowered(clause.text[clause.start : clause.end]))
    if sign is None:
        return statement
    place = clause.start + sign.start()
    before = [date for date in dates if date.end <= place]
    if not before or place - before[-1].end > _SAME_REACH or not has_year(before[-1]):
        return statement
    return replace(statement, since=replace(before[-1], value=year_of(before[-1].value)))
