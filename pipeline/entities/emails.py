"""E-mail addresses, plain and obfuscated."""

from __future__ import annotations

import re

from pipeline.record import Document, Mention, MentionType

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def find_email_mentions(document: Document, earlier: list[Mention]) -> list[Mention]:
    """Find the e-mail addresses of every block, kept or not."""
    return [
        Mention(
            type=MentionType.EMAIL,
            block=block.index,
            start=match.start(),
            end=match.end(),
            raw=match.group(),
            value=match.group().lower(),
            rule="email.plain",
        )
        for block in document.blocks
        if "@" in block.text
        for match in _EMAIL.finditer(block.text)
    ]
