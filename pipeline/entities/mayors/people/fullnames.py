"""The full names on a page, found by a part of one: a look-up reads few of them, however long the page is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from pipeline.block import Block
from pipeline.entities.names import is_given, is_initial, is_known_first_name, is_part, is_particle, normal_form

_LONGEST_LEAD = 120
"""Characters of the three words that may stand before a surname."""
_LONGEST_ADDRESS = 20
"""Characters of a form of address before a name."""
_SHARED = 3
"""Letters that two inflected forms of one word share at least."""


class FullNames:
    """The full names of a page's mayors, and those of others in its text.

    full: the mayors' names in the order of the page, each as often as it stands there. blocks: the kept blocks.
    """

    def __init__(self, full: Sequence[str], blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._by_last_word: dict[str, list[str]] = defaultdict(list)
        self._by_surname: dict[str, list[str]] = defaultdict(list)
        self._by_first_name: dict[str, list[str]] = defaultdict(list)
        self._in_text: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        for name in dict.fromkeys(full):
            words = name.split()
            self._by_last_word[words[-1].casefold()].append(name)
            self._by_first_name[_stem(words[0])].append(name)
        for name in reversed(dict.fromkeys(reversed(full))):
            self._by_surname[_stem(name.split()[-1])].append(name)

    def longer(self, name: str) -> str:
        """The first longer name that ends with one, empty where none does: "Korsgaard Lauritsen" is Mette Korsgaard
        Lauritsen."""
        same = self._by_last_word.get(name.rsplit(maxsplit=1)[-1].casefold(), ())
        return next((longer for longer in same if longer.endswith(f" {name}")), "")

    def with_particle(self, surname: str) -> str:
        """The full name for a surname that begins with a particle, which is small behind a first name; empty where the
        page has none."""
        folded = f" {surname.casefold()}"
        same = self._by_last_word.get(surname.rsplit(maxsplit=1)[-1].casefold(), ())
        known = next((name for name in same if name.casefold().endswith(folded)), "")
        return known or self.in_text(surname) or self.in_text(surname[0].lower() + surname[1:])

    def owner(self, surname: str) -> str:
        """The mayor who has a surname, by its very form or another of its endings, of several the last; else the person
        whom the text names with it; empty where it is nobody's."""
        near = self._by_surname.get(_stem(surname), ())
        owners = [name for name in near if same_word(name.split()[-1], surname)]
        exact = [name for name in owners if name.split()[-1].casefold() == surname.casefold()]
        return (exact or owners or [self.in_text(surname)])[-1]

    def alike(self, name: str) -> str:
        """The first name on the page that begins with a known first name and differs from one in endings alone; empty
        where there is none."""
        parts = name.split()
        for other in self._by_first_name.get(_stem(parts[0]), ()):
            words = other.split()
            if len(words) != len(parts) or not is_given(words[0]):
                continue
            if all(same_word(ours, theirs) for ours, theirs in zip(parts, words, strict=True)):
                return other
        return ""

    def in_text(self, surname: str) -> str:
        """The full name with a known first name that the text has for a surname, empty where it has none."""
        if surname not in self._in_text:
            self._in_text[surname] = _read(surname, self._text)
        return self._in_text[surname]

    def addressed(self, name: str) -> str:
        """The word right before the first mention of a full name in the text, empty where none stands there."""
        if name not in self._addresses:
            place = self._text.find(name)
            before = self._text[max(0, place - _LONGEST_ADDRESS) : place].split() if place > 0 else []
            self._addresses[name] = before[-1] if before else ""
        return self._addresses[name]

    @cached_property
    def _text(self) -> str:
        return "\n".join([block.text for block in self._blocks])


def same_word(one: str, other: str) -> bool:
    """True where two words differ in their ending only, by at most three letters."""
    one, other = one.casefold(), other.casefold()
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= max(_SHARED, min(len(one), len(other)) - 2) and max(len(one), len(other)) - shared <= 3


def _stem(word: str) -> str:
    """The letters that two forms of a word have in common at least."""
    return word.casefold()[:_SHARED]


def _read(surname: str, text: str) -> str:
    pattern = re.compile(rf"(?<![\w'’.-])((?:[^\W\d_][\w'’.-]*+[ \u00a0]){{1,3}}){re.escape(surname)}(?!\w)")
    place, read = text.find(surname), 0
    while place >= 0:
        match = pattern.search(text, max(read, place - _LONGEST_LEAD), place + len(surname) + 1)
        read = match.end() if match is not None else read
        place = text.find(surname, place + 1)
        first = _first_names(match[1].split() if match is not None else (), surname)
        if first:
            return normal_form(" ".join([*first, surname]))
    return ""


def _first_names(words: Iterable[str], surname: str) -> Sequence[str]:
    """Of the words before a surname those from the first known first name on, none where others stand between."""
    words = list(words)
    for start, word in enumerate(words):
        parts = words[start:]
        known = is_given(word) or (" " in surname and is_known_first_name(word))
        if known and all(is_part(part) or is_initial(part) or is_particle(part) for part in parts):
            return parts
    return ()
