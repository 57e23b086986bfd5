"""In which language a page of mere names and addresses is read, that has no words to tell its language."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.block import UNDETERMINED, Block
from pipeline.entities.name_lands import languages_of
from pipeline.language.foreign import foreign_texts
from sources.page import Publisher


def reading_language(language: str, blocks: Sequence[Block], publisher: Publisher, declared: str) -> str:
    """The language by whose words a page is read: its own; where it has none, the only one of its publisher.

    "Mayor Anna Berg, Deputy Mayor Tom Hill" and "City Hall, 50 West Street" have no word that tells their language. A
    page that is in a language without a file, by its texts or by its markup, is read by that of no other.

    language: ISO 639-1, or "und". declared: the language that the markup names, "" where it names none.
    """
    if language != UNDETERMINED:
        return language
    spoken = only_language(publisher)
    if declared[:2].lower() not in {"", spoken}:
        return UNDETERMINED
    kept = [block.text for block in blocks if block.label.is_kept]
    return UNDETERMINED if any(foreign_texts(kept)) else spoken


def only_language(publisher: Publisher) -> str:
    """The language that a publisher says to publish in, or that of its country; "und" where there are several."""
    spoken = publisher.languages or languages_of(publisher.country)
    return spoken[0] if len(spoken) == 1 else UNDETERMINED
