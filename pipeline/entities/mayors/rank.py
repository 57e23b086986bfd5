"""Titles that are a deputy's where the city has a higher one: a Bürgermeister beside an Oberbürgermeister."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.entities.mayors.found import Found
from pipeline.record import Document


def without_deputies(found: Sequence[Found], document: Document) -> list[Found]:
    """Leave out holders whose title is below the head's, and of weak titles those that nothing supports.

    A holder stays where the title is of another city than the publisher. The higher title may stand anywhere on the
    page, in its menu too.
    """
    texts = [block.text.lower() for block in document.blocks]
    strong = any(item.entry is not None and not item.entry.weak for item in found)
    kept = []
    for item in found:
        entry = item.entry
        if entry is None:
            kept.append(item)
            continue
        elsewhere = item.city is not None and item.city.value != document.publisher.geonames_id
        if entry.below and not elsewhere and any(_stands(word, texts) for word in entry.below):
            continue
        if entry.weak and not elsewhere and not (strong and document.publisher.country in entry.countries):
            continue
        kept.append(item)
    return kept


def _stands(word: str, texts: Sequence[str]) -> bool:
    pattern = re.compile(rf"(?<![\w-]){re.escape(word.lower())}(?!\w)")
    return any(word.lower() in text and pattern.search(text) for text in texts)
