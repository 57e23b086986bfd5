from collections.abc import Callable

class Folding:
    """Makes one of the spellings of a text that are taken for the same.

    Letters of the Basic Multilingual Plane are looked up in a table, others are asked for. most: how many letters one
    can become.
    """

    most: int

    def __init__(self, fold: Callable[[str], str]) -> None:
        """fold: folds each letter of a text for itself, one of ASCII to one other, NUL to NUL, none but that to NUL."""

    def __call__(self, text: str) -> str:
        """Return what `fold` makes of a text."""
