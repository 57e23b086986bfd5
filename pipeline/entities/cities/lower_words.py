"""Which words stand in lower case on a page too: a name does not, a noun at the head of a sentence may."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.record import Document

_LOWER = re.compile(r"(?<![\w'’.-])[a-zß-öø-ÿ\u0101-\u024f]\w+")
_MOST_SEARCHES = 64
"""From so many questions on, all words are gathered once: a page of thousands of names would be searched for each."""
_MOST_INSIDE = 20
"""From so many places on where a word stands inside others, all words are gathered too."""


class LowerWords:
    """The words of a document's kept blocks that stand in lower case, looked for as they are asked for."""

    def __init__(self, document: Document) -> None:
        self._text = document.kept_texts.text
        self._known: dict[str, bool] = {}

    def __contains__(self, word: object) -> bool:
        """True where the word stands in the text as it is given, in lower case and whole."""
        if not isinstance(word, str):
            return False
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._holds(word)
        return known

    def _holds(self, word: str) -> bool:
        if len(self._known) >= _MOST_SEARCHES:
            return word in self._all
        found = -1
        for _ in range(_MOST_INSIDE):
            found = self._text.find(word, found + 1)
            if found < 0:
                return False
            match = _LOWER.match(self._text, found)
            if match is not None and match.end() == found + len(word):
                return True
        return word in self._all

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(_LOWER.findall(self._text))
