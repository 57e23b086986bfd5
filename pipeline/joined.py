"""Texts of a page as one, so that a search reads all of them in one pass."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.lowering import lowered


@dataclass(frozen=True, slots=True)
class JoinedTexts:
    """Texts joined by line breaks. texts: the single ones. text: all. ends: offset behind each one's line break."""

    texts: Sequence[str]
    text: str
    ends: Sequence[int]

    @classmethod
    def of(cls, texts: Sequence[str]) -> JoinedTexts:
        """Join some texts."""
        return cls(texts, "\n".join(texts), list(accumulate([len(text) + 1 for text in texts])))

    def lower(self) -> JoinedTexts:
        """The same in small letters, letter for letter, so that each text ends where it ended."""
        small = lowered(self.text)
        cuts = zip([0, *self.ends], self.ends, strict=False)
        return JoinedTexts([small[start : end - 1] for start, end in cuts], small, self.ends)

    def place(self, offset: int) -> int:
        """Position of the text in which a character of the joined one stands."""
        return bisect_right(self.ends, offset)

    def holding(self, characters: str) -> Iterator[int]:
        """Positions of the texts in which some characters stand, in order. characters: without a line break."""
        found = self.text.find(characters)
        while found >= 0:
            position = self.place(found)
            yield position
            found = self.text.find(characters, self.ends[position])
