"""Which phrases of menus, consent boxes, footers and widgets a line shows, in whatever language it is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.languages import all_languages

CATEGORIES = (
    "skip",
    "menu",
    "breadcrumb",
    "languages",
    "consent",
    "more",
    "related",
    "news",
    "legal",
    "share",
    "search",
    "login",
    "widget",
    "toc",
    "anywhere",
)
"""The lists of `pipeline.languages.schema.NoiseWords` that hold phrases, in the order of their bits."""

BITS = {name: 1 << place for place, name in enumerate(CATEGORIES)}

_WORD = re.compile(r"\w+|°")
_PLAIN = str.maketrans(
    {"ł": "l", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"}
    | {
        letter: base
        for letter in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
        if (base := unicodedata.normalize("NFD", letter)[0]) != letter and base.isascii()
    }
)
_READ = 90
"""Characters of a line that are looked at: a longer line may begin with a phrase, it is none."""
_LONGEST = 8
_LONGEST_ROW = 300
"""Characters of the longest row of phrases between signs."""
_SEPARATORS = re.compile(r"[|•·»›]")
_STEERING = BITS["skip"] | BITS["share"] | BITS["menu"] | BITS["legal"] | BITS["login"]
"""What two phrases without a sign between them have to be: "News Archive" is a heading, "Top Print" is none."""


def fold_words(text: str) -> list[str]:
    """The words of a text without case, accents and punctuation. A degree sign counts as a word."""
    text = text.casefold()
    if not text.isascii():
        text = text.translate(_PLAIN)
    return _WORD.findall(text)


@lru_cache(maxsize=8_192)
def line_words(line: str) -> tuple[str, ...]:
    """`fold_words` of a line's first 90 characters: several features of a block ask for them."""
    return tuple(fold_words(line[:_READ]))


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """Phrases of all languages together: a page in one language has a menu in another often enough.

    whole, beginning, word: folded phrase to the bits of its categories. first: the first words of `beginning`.
    functions: words of running text, lower case.
    """

    whole: dict[str, int]
    beginning: dict[str, int]
    word: dict[str, int]
    first: frozenset[str]
    functions: frozenset[str]

    def match(self, line: str) -> int:
        """Bits of the categories whose phrases the line is, begins with or (for single words) contains."""
        words = line_words(line)
        if not words:
            return 0
        found = self.whole.get(" ".join(words), 0) if len(line) <= _READ else 0
        if words[0] in self.first:
            start = ""
            for word in words[:_LONGEST]:
                start = f"{start} {word}" if start else word
                found |= self.beginning.get(start, 0)
        if not self.word.keys().isdisjoint(words):
            for word in words:
                found |= self.word.get(word, 0)
        return found

    def is_row(self, line: str) -> bool:
        """True for a line that is several phrases in a row: "Print | Send to a friend | Top", "Top of page Print".

        Between signs at least half of the parts, and two, have to be phrases: a footer has an address among them.
        """
        if len(line) > _LONGEST_ROW:
            return False
        parts = _SEPARATORS.split(line)
        if len(parts) > 1:
            said = sum(" ".join(line_words(part)) in self.whole for part in parts)
            return said >= max(2, len(parts) / 2)
        words = line_words(line)
        if len(line) > _READ or not 1 < len(words) <= _LONGEST:
            return False
        return any(
            self.whole.get(" ".join(words[:cut]), 0) & _STEERING
            and self.whole.get(" ".join(words[cut:]), 0) & _STEERING
            for cut in range(1, len(words))
        )


@cache
def phrase_book() -> PhraseBook:
    """The phrases of every language file."""
    whole: dict[str, int] = {}
    beginning: dict[str, int] = {}
    word: dict[str, int] = {}
    functions: set[str] = set()
    for language in all_languages().values():
        functions.update(language.noise.functions)
        for category, bit in BITS.items():
            for phrase in getattr(language.noise, category):
                key = " ".join(fold_words(phrase))
                if category == "anywhere":
                    word[key] = word.get(key, 0) | bit
                elif phrase.endswith("*"):
                    beginning[key] = beginning.get(key, 0) | bit
                else:
                    whole[key] = whole.get(key, 0) | bit
    first = frozenset(key.split(" ", 1)[0] for key in beginning)
    return PhraseBook(whole, beginning, word, first, frozenset(functions))


@lru_cache(maxsize=32_768)
def phrase_bits(line: str) -> int:
    """`PhraseBook.match` of the book of all languages; the lines of a site's menus come again on every page."""
    return phrase_book().match(line)


@lru_cache(maxsize=32_768)
def is_phrase_row(line: str) -> bool:
    """`PhraseBook.is_row` of the book of all languages."""
    return phrase_book().is_row(line)
