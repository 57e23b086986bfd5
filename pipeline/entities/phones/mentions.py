"""Phone and fax numbers of a page."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.entities.phones.find import find_phones
from pipeline.record import Document, Mention, MentionType

_LONGEST_LABEL = 24


def find_phone_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """Find the phone numbers of every block, kept or not.

    A short block before a number may hold its label ("Telefon", then the number in the next line).
    """
    mentions = []
    label = ""
    for block in document.blocks:
        for found in find_phones(block.text, document.publisher.country, label):
            mentions.append(
                Mention(
                    type=MentionType.PHONE,
                    block=block.index,
                    start=found.start,
                    end=found.end,
                    raw=block.text[found.start : found.end],
                    value=found.e164,
                    rule=found.rule,
                    confidence=found.confidence,
                    attributes={"kind": found.kind},
                )
            )
        label = block.text if len(block.text) <= _LONGEST_LABEL and not any(c.isdigit() for c in block.text) else ""
    return mentions
