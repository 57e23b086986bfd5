"""What a line is remembered by: its first and last words, and every word of a short one.

Words of short lines, of lines and of longer texts are told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.vocabulary.linelookup import line_places
from pipeline.noise.vocabulary.phrases import READ, fold_words
from pipeline.noise.vocabulary.wordcut import Lines
from pipeline.noise.vocabulary.wordtable import PhraseTree

_SHORT = 40
_MOST_WORDS, _MOST_COUNTED = 9, 4
_SIZES = "sml"
_MARKED = re.compile(rf"[{_SIZES}][\^$:].")
_COUNTED = re.compile(r"=\d")

Shown = tuple[NDArray[np.int32], NDArray[np.int32]]
"""Places of the words that lines show, and for each of these which line it is of."""


def text_words(line: str) -> tuple[str, ...]:
    """A line's first word and pair of words, its last word, and of a short one every word, each with a mark.

    Only the first 90 characters are read.
    """
    words = fold_words(line[:READ])
    if not words:
        return ()
    size = "s" if len(line) <= _SHORT else "m" if len(line) <= READ else "l"
    found = [f"{size}^{words[0]}"]
    if len(words) > 1:
        found.append(f"{size}^{words[0]} {words[1]}")
    if size != "l":
        found.append(f"{size}${words[-1]}")
        found.append(f"={min(len(words), _MOST_COUNTED)}")
    if size == "s":
        found += [f"s:{word}" for word in dict.fromkeys(words[:_MOST_WORDS])]
    return tuple(found)


def is_of_line(word: str) -> bool:
    """True for a word that `text_words` can give: names of elements have no such marks."""
    return _MARKED.match(word) is not None or _COUNTED.match(word) is not None


class LineTable:
    """Finds in lines the words that `text_words` gives, by their marks: none is put together to look it up."""

    def __init__(self, words: Iterable[str]) -> None:
        """words: each with its mark; others are never shown. Their places are those in which they come first."""
        self.words = tuple(dict.fromkeys(words))
        known = {word: place for place, word in enumerate(self.words)}
        told = [
            (word[0], word[1], tuple(word[2:].split()), place) for word, place in known.items() if _MARKED.match(word)
        ]
        self._tree = tree = PhraseTree([phrase for _, _, phrase, _ in told])
        self._begins = np.full((len(_SIZES), tree.size), -1, np.int32)
        self._ends = np.full((len(_SIZES), len(tree.words)), -1, np.int32)
        self._holds = np.full(len(tree.words), -1, np.int32)
        counts = [known.get(f"={count}", -1) for count in range(_MOST_COUNTED + 1)]
        self._counts = np.array(counts, np.int32)
        for size, mark, phrase, place in told:
            if mark == "^":
                self._begins[_SIZES.index(size), tree.node(phrase)] = place
            elif mark == "$" and len(phrase) == 1:
                self._ends[_SIZES.index(size), tree.words.numbers[phrase[0]]] = place
            elif mark == ":" and size == "s" and len(phrase) == 1:
                self._holds[tree.words.numbers[phrase[0]]] = place

    def find(self, lines: Lines) -> Shown:
        """Return what lines show of the words."""
        return line_places(
            lines, self._tree, self._begins, self._ends, self._holds, self._counts, _SHORT, READ, _MOST_WORDS
        )


NO_LINES = LineTable(())
"""Finds nothing."""
