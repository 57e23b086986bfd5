"""Words that are spelt like a place: "Mesa" is a table in Spanish before it is a town in Arizona."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

RAREST = 3.0
"""Frequency of the rarest listed word, on the Zipf scale: once in a million words."""


@cache
def ordinary_words() -> dict[str, dict[str, float]]:
    """By language the words, folded, and how much more frequent each is than the rarest one listed, in powers of ten.

    `python -m bench.ordinary_words` makes the list.
    """
    found: dict[str, dict[str, float]] = {}
    text = files(__package__).joinpath("ordinary_words.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            language, word, frequency = line.split(" ")
            found.setdefault(language, {})[word] = float(frequency) - RAREST
    return found
