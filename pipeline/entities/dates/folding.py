"""Text as the grammar reads it: lower case, no diacritics, plain blanks and hyphens, and the way back.

Folding keeps one character for one character wherever it can, so that offsets need no map; only soft hyphens,
zero-width characters and combining marks go, and then a map leads back to the original text.
"""

from __future__ import annotations

import unicodedata
from array import array
from typing import NamedTuple

from pipeline.entities.dates.foldtable import fold_by_table

_BLANKS = (
    "\n\r\v\f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u2032\u02bc\xb4`"
_SPECIAL = {
    "ß": "s", "ẞ": "s", "æ": "a", "Æ": "a", "ø": "o", "Ø": "o",
    "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "œ": "o",
    "Œ": "o", "ı": "i", "İ": "i", "º": "o", "ª": "a", "ᵉ": "e", "ʳ": "r", "ᵗ": "t", "ʰ": "h", "ˢ": "s", "ⁿ": "n",
    "ᵈ": "d",    "⁄": "/", "∕": "/", "․": ".", "…": ".", "∼": "~", "˜": "~",
}  # fmt: skip
_DROPPED = (0xAD, *range(0x200B, 0x200E), 0x2060, 0xFEFF, *range(0x300, 0x370))


def _table() -> str:
    """The folded character at the place of each character's code, NUL where it is dropped."""
    table = {}
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0].lower()
        if letter.isalpha() and len(base) == 1 and base != letter:
            table[code] = base
    table |= {ord(c): " " for c in _BLANKS} | {ord(c): "-" for c in _HYPHENS} | {ord(c): "'" for c in _APOSTROPHES}
    table |= {ord(c): plain for c, plain in _SPECIAL.items()} | dict.fromkeys(_DROPPED, "\0")
    return "".join(table.get(code, chr(code)) for code in range(max(table) + 1))


FOLDING = _table()
"""For each character by its code, what takes its place in a folded text; NUL where it goes."""
FOLDING_CODES = array("I", map(ord, FOLDING)).tobytes()
"""The same, four bytes a character."""


class Folded(NamedTuple):
    """A folded text, the original, and where the folded characters stand in it (None: just there)."""

    text: str
    original: str
    offsets: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original text of a non-empty span of the folded one."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def is_capital(self, position: int) -> bool:
        """True where the original has a capital letter; `position` counts in the folded text."""
        return self.original[position if self.offsets is None else self.offsets[position]].isupper()


def fold(text: str) -> Folded:
    """Fold a text: case, diacritics, blanks (but the tab, which parts table cells), hyphens and apostrophes."""
    folded, offsets = fold_by_table(text, FOLDING)
    return Folded(folded, text, offsets)


def fold_word(word: str) -> str:
    """Fold a word of a language file."""
    return fold(word).text.strip()
