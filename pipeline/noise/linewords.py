"""What a line is remembered by: its first and last words, and every word of a short one.

Words of short lines, of lines and of longer texts are told apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from pipeline.noise.phrases import line_words

FIRST_LINE = 91
"""So many characters of a block tell all that is asked here."""

_SHORT, _LINE = 40, 90
_MOST_WORDS, _MOST_COUNTED = 9, 4
_Told = TypeVar("_Told")


def text_words(line: str) -> tuple[str, ...]:
    """A line's first word and pair of words, its last word, and of a short one every word, each with a mark.

    line: the first `FIRST_LINE` characters of a block.
    """
    words = line_words(line)
    if not words:
        return ()
    size = "s" if len(line) <= _SHORT else "m" if len(line) <= _LINE else "l"
    found = [f"{size}^{words[0]}"]
    if len(words) > 1:
        found.append(f"{size}^{words[0]} {words[1]}")
    if size != "l":
        found.append(f"{size}${words[-1]}")
        found.append(f"={min(len(words), _MOST_COUNTED)}")
    if size == "s":
        found += [f"s:{word}" for word in dict.fromkeys(words[:_MOST_WORDS])]
    return tuple(found)


class LineTable(Generic[_Told]):
    """What a model knows of the words that `text_words` gives, kept by their marks: none is put together to look it up.

    Most lines of a page are met for the first time.
    """

    def __init__(self, told: Mapping[str, _Told]) -> None:
        """told: by word with its mark; others are passed over."""
        marks: dict[str, dict[str, _Told]] = {mark: {} for mark in ("s^", "m^", "l^", "s$", "m$", "s:")}
        for word, value in told.items():
            if word[:2] in marks:
                marks[word[:2]][word[2:]] = value
        self._counts = [told.get(f"={count}") for count in range(_MOST_COUNTED + 1)]
        self._short = marks["s^"], marks["s$"], marks["s:"]
        self._line = marks["m^"], marks["m$"]
        self._long = marks["l^"]

    def of(self, line: str) -> list[_Told]:
        """What is known of each of the line's words. line: as for `text_words`."""
        words = line_words(line)
        count = len(words)
        if not count:
            return []
        found: list[_Told | None]
        if len(line) <= _SHORT:
            begins, ends, holds = self._short
            found = [ends.get(words[-1]), self._counts[min(count, _MOST_COUNTED)]]
            found += map(holds.get, dict.fromkeys(words[:_MOST_WORDS]))
        elif len(line) <= _LINE:
            begins, ends = self._line
            found = [ends.get(words[-1]), self._counts[min(count, _MOST_COUNTED)]]
        else:
            begins, found = self._long, []
        found.append(begins.get(words[0]))
        if count > 1:
            found.append(begins.get(f"{words[0]} {words[1]}"))
        return [value for value in found if value is not None]
