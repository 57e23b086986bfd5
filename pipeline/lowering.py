"""A text in small letters, letter for letter, so that what is found in it stands at the same place in the text."""

from __future__ import annotations


def lowered(text: str) -> str:
    """Like `str.lower`, but as long as the text: "İ" becomes "i", not an "i" and a dot of its own."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.replace("İ", "i").lower()
