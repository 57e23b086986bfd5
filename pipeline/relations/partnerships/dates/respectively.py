"""Beginnings told in the order of their towns: "mit A, B und C wurden 1974, 1977 beziehungsweise 1980 geschlossen"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pipeline.languages.lists import pattern_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import PARENTHESES, Clause

_MANY: Final = 3
"""As many towns and dates in a row need no word to belong together; two dates may be those of one thing done twice."""
_GAP: Final = 80
"""Characters between two dates or towns of one enumeration, with the lands in which the towns lie."""
_REACH: Final = 30
"""Characters beside the dates in which "respectively" stands."""
_SMALL: Final = re.compile(r"[^\W\d_]{1,4}")
"""A preposition before the second of two dates: "nel 1985 e nel 1993"."""
_IN_COUNTRY: Final = re.compile(r"^\s+[^\W\d_]{1,4}\s+[A-ZÀ-Þ][\w-]+")
"""A country behind a city: "Dijon in Frankreich"."""


def told_in_order(clause: Clause, cities: Sequence[Mention], dates: Sequence[Mention]) -> dict[int, Mention | None]:
    """Each city, by its identity, with the date at its place: where all cities are one bare enumeration, all dates
    another, and there are as many of both. Two of each need "respectively"."""
    if len(cities) != len(dates) or len(cities) < 2 or not _apart(cities, dates):
        return {}
    if len(cities) < _MANY and not _respectively(clause, dates):
        return {}
    if not all(is_bare(clause, one.end, other.start) for one, other in pairwise(cities)):
        return {}
    if not all(is_bare(clause, one.end, other.start) for one, other in pairwise(dates)):
        return {}
    return {id(city): date for city, date in zip(cities, dates, strict=True)}


def is_bare(clause: Clause, start: int, end: int) -> bool:
    """True for a gap of a comma, "and" or "respectively" alone, countries and a small word behind "and" aside."""
    if end - start > _GAP:
        return False
    gap = PARENTHESES.sub(" ", clause.text[start:end])
    gap = lowered(_IN_COUNTRY.sub("", gap))
    left = pattern_of(clause.language, "partnerships.respectively").sub("", gap).strip(" ,")
    joiner, _, small = left.partition(" ")
    bare = small.strip() == "" or _SMALL.fullmatch(small.strip()) is not None
    return gap.strip() != "" and (not left or left in _joiners(clause) or (joiner in _joiners(clause) and bare))


def _joiners(clause: Clause) -> frozenset[str]:
    return set_of(clause.language, "partnerships.joiners")


def _apart(cities: Sequence[Mention], dates: Sequence[Mention]) -> bool:
    return cities[-1].end <= dates[0].start or dates[-1].end <= cities[0].start


def _respectively(clause: Clause, dates: Sequence[Mention]) -> bool:
    start, end = max(clause.start, dates[0].start - _REACH), min(clause.end, dates[-1].end + _REACH)
    return bool(pattern_of(clause.language, "partnerships.respectively").search(lowered(clause.text[start:end])))
