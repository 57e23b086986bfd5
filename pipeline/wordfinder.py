"""Many literal words, found in one pass over a text: which of a page's texts are worth a finder's time.

Method: Aho and Corasick, "Efficient string matching: an aid to bibliographic search", CACM 18 (1975). One pass takes a
tenth of the time of a regular expression that shares the words' beginnings (`pipeline.alternation`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.joined import JoinedTexts

_TABLED = 15_000
"""Letters of all words up to which each state of the automaton has a table of what follows: it is then three times as
fast, and takes a quarter of a kilobyte a letter."""


class Hit(NamedTuple):
    """A word of a text: which one, and its first and last offset, end exclusive."""

    word: str
    start: int
    end: int


def in_word(character: str) -> bool:
    r"""True for what a regular expression calls `\w`."""
    return character.isalnum() or character == "_"


def is_letter(character: str) -> bool:
    r"""True for a character of a word that is neither a digit nor a low line: `[^\W\d_]`."""
    return character.isalnum() and not character.isdecimal()


class WordFinder:
    """Finds every occurrence of some literal words, as they are spelt."""

    def __init__(
        self,
        words: Iterable[str],
        *,
        before: Callable[[str], bool] | None = in_word,
        behind: Callable[[str], bool] | None = in_word,
    ) -> None:
        """words: literal ones, none of them empty. before, behind: true for a character that may not stand right before
        or behind a word; None where any may."""
        self._words = sorted(set(words))
        letters = sum(map(len, self._words))
        self._automaton = AhoCorasick(
            self._words, implementation=Implementation.DFA if letters <= _TABLED else Implementation.ContiguousNFA
        )
        self._before = before
        self._behind = behind

    def hits(self, text: str) -> Iterator[Hit]:
        """Every occurrence, those that overlap too, in the order of their ends."""
        return (Hit(self._words[number], start, end) for number, start, end in self._found(text))

    def _found(self, text: str) -> list[tuple[int, int, int]]:
        """Number of the word, first and last offset of every occurrence."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if (before := self._before) is not None:
            found = [hit for hit in found if not hit[1] or not before(text[hit[1] - 1])]
        if (behind := self._behind) is not None:
            length = len(text)
            found = [hit for hit in found if hit[2] == length or not behind(text[hit[2]])]
        return found

    def is_in(self, text: str) -> bool:
        """True where one of the words stands in the text."""
        return bool(self._found(text))

    def hits_in(self, texts: JoinedTexts) -> Iterator[tuple[int, Hit]]:
        """Every occurrence with the position of its text; offsets are of the joined text."""
        for hit in self.hits(texts.text):
            yield texts.place(hit.start), hit

    def places_in(self, texts: JoinedTexts) -> list[int]:
        """Positions of the texts in which one of the words stands, in order."""
        return sorted({texts.place(start) for _, start, _ in self._found(texts.text)})
