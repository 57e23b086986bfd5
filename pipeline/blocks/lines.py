"""What both kinds of page share about a line of text: what tells a contact line, and how a long one is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAIL = re.compile(r"[\w.+-]\s?(?:@|\(at\)|\[at\]|\(a\))\s?[\w-]{1,63}\.", re.IGNORECASE)
NUMBER = re.compile(r"(?:\+|\b0|\()\d[\d\s()/.\-–]{5,20}\d")
CONTACT_LINKS = ("tel:", "mailto:")
MAX_CONTACT_LINE = 160
"""What tells a contact line, and how long it may be: an address or a number in its text, or a link to one."""


def split_long(text: str, limit: int) -> Iterator[str]:
    """Cut a text into parts of at most `limit` characters, at a blank where there is one in the part's last half."""
    start = 0
    while len(text) - start > limit:
        cut = text.rfind(" ", start + limit // 2, start + limit)
        if cut < 0:
            yield text[start : start + limit]
            start += limit
        else:
            yield text[start:cut]
            start = cut + 1
    if start < len(text):
        yield text[start:] if start else text
