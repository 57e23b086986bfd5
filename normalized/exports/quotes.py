"""The words that a fact rests on: spans of evidence as text, with what stands around them and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from normalized.exports.tables import ReleaseTables

CONTEXT = 80
"""Characters of text shown before and behind a span of evidence."""

_BATCH = 5_000
"""Spans that are looked up at once."""

Span = tuple[str, int, int, int]
"""Page, block, start, end: a span of evidence that can be looked up by."""

_QUERY = f"""
SELECT s.page_id, s.block, s.start, s."end", p.source, p.url,
    substring(b.text, greatest(s.start - {CONTEXT}, 0) + 1, least(s.start, {CONTEXT})),
    substring(b.text, s.start + 1, s."end" - s.start),
    substring(b.text, s."end" + 1, {CONTEXT})
FROM (SELECT unnest(?::STRUCT(page_id VARCHAR, block BIGINT, start BIGINT, "end" BIGINT)[], recursive := true)) s
JOIN blocks b ON b.page_id = s.page_id AND b.block = s.block
JOIN pages p ON p.page_id = s.page_id
"""


@dataclass(frozen=True, slots=True)
class Quote:
    """One span of evidence. before, behind: up to 80 characters of the same block around the words."""

    source: str
    url: str
    before: str
    words: str
    behind: str


def span_of(evidence: dict[str, Any]) -> Span:
    """A span as it stands in a table, as a key of `look_up`."""
    return (evidence["page_id"], evidence["block"], evidence["start"], evidence["end"])


def look_up(tables: ReleaseTables, spans: Iterable[Span]) -> dict[Span, Quote]:
    """The quotes of spans; a span of a page that the release does not have is left out."""
    wanted = sorted(set(spans))
    found: dict[Span, Quote] = {}
    for begin in range(0, len(wanted), _BATCH):
        found |= _batch(tables, wanted[begin : begin + _BATCH])
    return found


def _batch(tables: ReleaseTables, spans: Sequence[Span]) -> dict[Span, Quote]:
    values = [dict(zip(("page_id", "block", "start", "end"), span, strict=True)) for span in spans]
    return {tuple(row[:4]): Quote(*(part or "" for part in row[4:])) for row in tables.query(_QUERY, [values])}
