"""What both kinds of page share about a line of text: cleaning, cutting, and telling a contact line."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Soft hyphens, zero-width characters, direction marks and NULs: invisible, and in the way of every word list.
_INVISIBLE = re.compile("[\x00\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_MAIL = re.compile(r"[\w.+-]\s?(?:@|\(at\)|\[at\]|\(a\))\s?[\w-]{1,63}\.", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\+|\b0|\()\d[\d\s()/.\-–]{5,20}\d")
_DIGIT = re.compile(r"\d\d")
_MAX_CONTACT_LINE = 160


def clean_text(text: str) -> str:
    """White space (no-break spaces too) becomes single blanks, invisible characters go."""
    text = " ".join(text.split())
    if (not text.isascii() or "\x00" in text) and _INVISIBLE.search(text) is not None:
        text = " ".join(_INVISIBLE.sub("", text).split())
    return text


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


def looks_like_contact(text: str, links: tuple[str, ...] = ()) -> bool:
    """True for a short line with a phone number or an e-mail address in its text or its links."""
    if len(text) > _MAX_CONTACT_LINE:
        return False
    for link in links:
        if link.startswith(("tel:", "mailto:")):
            return True
    if ("@" in text or "(a" in text or "[a" in text) and _MAIL.search(text) is not None:
        return True
    return not text.isalpha() and _DIGIT.search(text) is not None and _NUMBER.search(text) is not None
