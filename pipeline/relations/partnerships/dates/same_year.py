"""Beginnings that a text gives by the year it told of last: "Im selben Jahr schlossen wir einen Vertrag mit Dijon"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.cues import CueKind
from pipeline.relations.partnerships.words.lists import pattern_of

_YEAR: Final = 4
_OTHER: Final = (CueKind.VISIT, CueKind.EVENT, CueKind.ANNIVERSARY, CueKind.EXCHANGE)
_REACH: Final = 200
"""Characters between the date told of and "the same year"."""


def dated_by_year_before(statement: Statement, clause: Clause, dates: Sequence[Mention]) -> Statement:
    """A statement without a date with the year of the date last told of, where its clause says "the same year". dates:
    those of the block."""
    if statement.since is not None or not dates or dates[0].start >= clause.end:
        return statement
    if clause.has(*_OTHER) and not clause.has(CueKind.SIGNED):
        return statement  # "whose band visited us that year"
    sign = pattern_of(clause.language, "same_year").search(lowered(clause.text[clause.start : clause.end]))
    if sign is None:
        return statement
    place = clause.start + sign.start()
    before = [date for date in dates if date.end <= place]
    if not before or place - before[-1].end > _REACH or not before[-1].value[:_YEAR].isdigit():
        return statement
    return replace(statement, since=replace(before[-1], value=before[-1].value[:_YEAR]))
