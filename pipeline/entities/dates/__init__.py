"""Dates of running text as EDTF, read by a grammar that is compiled once per language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.record import Document, Mention


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: offsets in characters, its EDTF, the rule that read it, and how sure it is (0 to 1)."""

    start: int
    end: int
    edtf: str
    rule: str
    confidence: float = 1.0


def find_dates(text: str, lang: str) -> list[FoundDate]:
    """Dates of one text."""
    return []


def find_date_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """Dates of a document's kept blocks."""
    return []
