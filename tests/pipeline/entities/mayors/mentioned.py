"""The mayors that a page mentions."""

from __future__ import annotations

from pipeline.record import MentionType
from tests.pipeline.pages_by_hand import Line, facts


def mayors(lines: list[Line], language: str, country: str = "DE", city: str | None = None) -> list[tuple[str, str]]:
    """Each mention of a mayor as it stands on a page that is read with all finders, and its value."""
    _, mentions = facts(lines, language, country, city)
    return [(mention.raw, mention.value) for mention in mentions if mention.type is MentionType.MAYOR]
