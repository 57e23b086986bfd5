"""Dates of one text: folded, read by the grammar of its language, joined, and put into EDTF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from re import Pattern

from pipeline.entities.dates.context import Context
from pipeline.entities.dates.folding import fold
from pipeline.entities.dates.grammar import Grammar, grammar_of
from pipeline.entities.dates.inference import infer_years
from pipeline.entities.dates.joining import join_points
from pipeline.entities.dates.old_years import keep_old_years
from pipeline.entities.dates.reading import Start, read_points, starts_of
from pipeline.entities.dates.values import Point
from pipeline.entities.dates.yearless import Yearless, beside_day

# Share of right values by rule, on corpora/dates and the kept lines of corpora/municipal and municipal-own.
_CONFIDENCE = {
    "compact": 0.9,
    "days": 0.9,
    "decade": 0.93,
    "first-mention": 0.9,
    "interval": 0.94,
    "quarter": 0.9,
    "season": 0.94,
    "year": 0.98,
    "year-month": 0.9,
}
_USUAL_CONFIDENCE, _INFERRED_CONFIDENCE = 0.99, 0.9


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: offsets in characters, its EDTF, the rule that read it, and how sure it is (0 to 1).

    inferred: whether the year was taken from elsewhere in the sentence.
    yearless: what stands beside a day without a year; None for all others, and where nobody asked.
    """

    start: int
    end: int
    edtf: str
    rule: str
    confidence: float = 1.0
    inferred: bool = False
    yearless: Yearless | None = None


def find_dates(text: str, lang: str, *, month_first: bool = False, infer: bool = False) -> list[FoundDate]:
    """Dates of one text, in order and without overlaps.

    text: as it stands on the page. lang: ISO 639-1; a language without a file gives no dates.
    month_first: whether "04/05/2024" is 5 April.
    infer: whether a day without a year takes the year that its sentence gives, and tells what stands beside it where
        that gives none.
    """
    compiled = grammar_of(lang)
    return [] if compiled is None else read_dates(text, compiled, month_first=month_first, infer=infer)


def read_dates(
    text: str, compiled: Grammar, *, month_first: bool, infer: bool, among_old: bool = False
) -> list[FoundDate]:
    """What `find_dates` finds, by the grammar of a language. among_old: as `keep_old_years` has it."""
    starts = starts_of(compiled).find(text)
    return read_dates_at(starts, text, compiled, month_first=month_first, infer=infer, among_old=among_old)


def read_dates_at(
    starts: Sequence[Start], text: str, compiled: Grammar, *, month_first: bool, infer: bool, among_old: bool = False
) -> list[FoundDate]:
    """What `read_dates` finds, where it is known already at which places a date may start. starts: as `starts_of` finds
    them in the text."""
    if not starts:
        return []
    folded = fold(_without_lookalikes(text, compiled))
    context = Context(folded, compiled, month_first=month_first)
    points = read_points(context, starts)
    if not points:
        return []
    keep_old_years(points, context, among_old=among_old)
    points = join_points(points, folded.text, compiled)
    inferred = infer_years(points, folded.text, compiled) if infer else [False] * len(points)
    found = []
    for point, from_elsewhere in zip(points, inferred, strict=True):
        start, end = folded.span(point.start, point.end)
        confidence = _INFERRED_CONFIDENCE if from_elsewhere else _CONFIDENCE.get(point.rule, _USUAL_CONFIDENCE)
        yearless = beside_day(point, folded.text, compiled) if infer and point.year is None and point.day else None
        found.append(FoundDate(start, end, _edtf(point), f"date.{point.rule}", confidence, from_elsewhere, yearless))
    return found


def _without_lookalikes(text: str, compiled: Grammar) -> str:
    """The text with low lines for the words that only folding makes calendar words; every offset stays."""
    words = compiled.words.lookalikes
    if not words or (text.isascii() and not any(map(str.isascii, words))):
        return text
    return _lookalikes(compiled).sub(lambda found: "_" * len(found[0]), text)


@cache
def _lookalikes(compiled: Grammar) -> Pattern[str]:
    words = "|".join(map(re.escape, compiled.words.lookalikes))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _edtf(point: Point) -> str:
    if point.rule == "week" and point.year and point.last is None:
        first = date(int(point.year), point.month, point.day)
        return f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}"
    return point.edtf()
