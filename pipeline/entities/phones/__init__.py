"""Phone and fax numbers in text, as E.164."""

from __future__ import annotations

from dataclasses import dataclass

import phonenumbers

from pipeline.record import Document, Mention, MentionType

__all__ = ["FoundPhone", "find_phone_mentions", "find_phones"]


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A number in a text. start, end: offsets in characters. e164: with `;ext=N` where an extension is written apart.

    kind: "voice", "fax" or "cell". rule: what found it. confidence: 0 to 1.
    """

    start: int
    end: int
    e164: str
    kind: str = "voice"
    confidence: float = 1.0
    rule: str = "phone.matcher"


def find_phones(text: str, region: str) -> list[FoundPhone]:
    """Find the phone numbers of a text; national ones are read in `region` (ISO 3166-1 alpha-2)."""
    found = []
    for match in phonenumbers.PhoneNumberMatcher(text, region):
        value = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        found.append(FoundPhone(match.start, match.end, value))
    return found


def find_phone_mentions(document: Document, earlier: list[Mention]) -> list[Mention]:
    """Find the phone numbers of every block, kept or not."""
    return [
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
        for block in document.blocks
        for found in find_phones(block.text, document.publisher.country)
    ]
