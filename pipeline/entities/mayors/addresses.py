"""Forms of address that are nobody's name in a text of another language: a guest is announced by his own."""

from __future__ import annotations

from typing import Final

_ADDRESSES: Final = frozenset({"Mrs", "Mme", "Mlle", "Cllr", "Frau", "Herr", "Madame", "Monsieur", "Signora", "Señora"})
_SHORTEST: Final = 3
"""Letters and dot of an abbreviation that tells itself from an initial."""


def is_address_anywhere(word: str) -> bool:
    """True for "Prof.", "Mrs", "Frau" in any text."""
    return len(word) >= _SHORTEST and (word.endswith(".") or word in _ADDRESSES)
