"""Dates of running text as EDTF, read by a grammar that is compiled once per language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.entities.dates.folding import fold
from pipeline.entities.dates.grammar import grammar_of
from pipeline.entities.dates.joining import join_points
from pipeline.entities.dates.reading import read_points
from pipeline.entities.dates.values import Point
from pipeline.record import UNDETERMINED, Document, Mention, MentionType

__all__ = ["FoundDate", "find_date_mentions", "find_dates"]

# Countries that write the month before the day in figures (CLDR, short date patterns of their languages).
MONTH_FIRST_COUNTRIES = frozenset({"US", "PH", "FM", "MH", "PW"})
_FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: offsets in characters, its EDTF, the rule that read it, and how sure it is (0 to 1)."""

    start: int
    end: int
    edtf: str
    rule: str
    confidence: float = 1.0


def find_dates(text: str, lang: str, *, month_first: bool = False) -> list[FoundDate]:
    """Dates of one text, in order and without overlaps.

    text: as it stands on the page. lang: ISO 639-1; a language without a file gives no dates.
    month_first: whether "04/05/2024" is 5 April.
    """
    compiled = grammar_of(lang)
    if compiled is None:
        return []
    folded = fold(text)
    found = []
    for point in join_points(read_points(folded, compiled, month_first=month_first), folded.text, compiled):
        start, end = folded.span(point.start, point.end)
        found.append(FoundDate(start, end, _edtf(point), f"date.{point.rule}"))
    return found


def _edtf(point: Point) -> str:
    if point.rule == "week" and point.year and point.last is None:
        first = date(int(point.year), point.month, point.day)
        return f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}"
    return point.edtf()


def find_date_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """Dates of a document's kept blocks.

    earlier: mentions found before; dates inside phone numbers and e-mail addresses are left out.
    """
    taken: dict[int, list[tuple[int, int]]] = {}
    for mention in earlier:
        if mention.type in (MentionType.PHONE, MentionType.EMAIL):
            taken.setdefault(mention.block, []).append((mention.start, mention.end))
    month_first = document.publisher.country in MONTH_FIRST_COUNTRIES
    mentions = []
    for block in document.kept_blocks:
        for lang in _languages(document, block.language):
            if grammar_of(lang) is not None:
                break
        for found in find_dates(block.text, lang, month_first=month_first):
            if any(start < found.end and found.start < end for start, end in taken.get(block.index, ())):
                continue
            mentions.append(
                Mention(
                    MentionType.DATE, block.index, found.start, found.end, block.text[found.start : found.end],
                    found.edtf, found.rule, found.confidence,
                )
            )  # fmt: skip
    return mentions


def _languages(document: Document, block_language: str) -> list[str]:
    """Languages in which a block may be written, the likeliest first."""
    candidates = [block_language, document.language, *document.publisher.languages, _FALLBACK_LANGUAGE]
    return [lang for lang in candidates if lang != UNDETERMINED]
