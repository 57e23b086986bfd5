"""Many literal words, found in one pass over a text: which of a page's texts are worth a finder's time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.joined import JoinedTexts
from pipeline.wordscan import WordScan, in_word


class Hit(NamedTuple):
    """A word of a text: which one, and its first and last offset, end exclusive."""

    word: str
    start: int
    end: int


class WordFinder:
    """Finds every occurrence of some literal words, as they are spelt. words: these, in order."""

    def __init__(
        self,
        words: Iterable[str],
        *,
        before: Callable[[str], bool] | None = in_word,
        behind: Callable[[str], bool] | None = in_word,
        folded: bool = False,
    ) -> None:
        """words: literal ones. before, behind: true for a character that may not stand right before or behind a word;
        None where any may. folded: whether capitals of a text count as the small letters that the words are in."""
        self.words = sorted({word for word in words if word})
        self._scan = WordScan(self.words, before, behind, folded=folded)

    def hits(self, text: str) -> Iterator[Hit]:
        """Every occurrence, those that overlap too, in the order of their ends."""
        return (Hit(self.words[number], start, end) for number, start, end in self._scan.found(text))

    def is_in(self, text: str) -> bool:
        """True where one of the words stands in the text."""
        return bool(self._scan.found(text))

    def hits_in(self, texts: JoinedTexts) -> Iterator[tuple[int, Hit]]:
        """Every occurrence with the position of its text; offsets are of the joined text."""
        for hit in self.hits(texts.text):
            yield texts.place(hit.start), hit

    def places_in(self, texts: JoinedTexts) -> list[int]:
        """Positions of the texts in which one of the words stands, in order."""
        return sorted({texts.place(start) for _, start, _ in self._scan.found(texts.text)})

    def words_among(self, texts: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Every occurrence in texts that nobody has joined: the position of its text, in order, and the word."""
        return ((place, self.words[number]) for place, number in self._scan.among(texts))
