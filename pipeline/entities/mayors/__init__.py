"""Mayors: people whom a page calls mayor, and the other mentions of their names."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.record import Document, Mention


def find_mayor_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """Mentions of mayors in the kept blocks of a page."""
    return []
