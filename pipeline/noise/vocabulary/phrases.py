"""Which phrases of menus, consent boxes, footers and widgets a line shows, in whatever language it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.languages import all_languages
from pipeline.noise.vocabulary.folding import Folding
from pipeline.noise.vocabulary.linelookup import line_bits, lines_ending_alike, phrase_rows
from pipeline.noise.vocabulary.wordcut import Lines, cut_lines, cut_words
from pipeline.noise.vocabulary.wordtable import PhraseTree

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

_PLAIN = str.maketrans(
    {"ł": "l", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"}
    | {
        letter: base
        for letter in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
        if (base := unicodedata.normalize("NFD", letter)[0]) != letter and base.isascii()
    }
)
READ = 90
"""Characters of a line that are looked at: a longer line may begin with a phrase, it is none."""
_LONGEST = 8
_LONGEST_ROW = 300
"""Characters of the longest row of phrases between signs."""
_SEPARATORS = re.compile(r"[|•·»›]")
_MENU_SIGN = re.compile(r"[|»›]")
_MENU_PARTS, _MENU_WORDS = 4, 4
"""Parts between such signs from which a line is a menu, whatever they say, and words of the longest one. Lists of
places have other signs: of the lines of corpora/municipal and tests/towns none that is text has four such parts."""
_JOINT = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
"""Where a text lost what parted two words: "ImprintPrivacy"."""
_JOINED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zß-öø-ÿ].)")
"""The capital behind such a joint: capitals are few, and are looked for first."""
_STEERING = BITS["skip"] | BITS["share"] | BITS["menu"] | BITS["legal"] | BITS["login"]
"""What two phrases without a sign between them have to be: "News Archive" is a heading, "Top Print" is none."""
_FILLERS = ("a", "e", "x", "mail", "pdf", *map(str, range(1, 31)))
"""What stands in a row of phrases in any language: sizes of letters, kinds of file, numbers of pages."""
_ALONE = "°"
"""A degree sign counts as a word."""


@cache
def _folding() -> Folding:
    return Folding(lambda text: text.casefold().translate(_PLAIN))


def fold_words(text: str) -> list[str]:
    """The words of a text without case, accents and punctuation. A degree sign counts as a word."""
    return cut_words(text, _folding(), _ALONE)


def read_lines(texts: Sequence[str], longest: int = READ) -> Lines:
    """`fold_words` of the first characters of each text, for compiled code that looks them up."""
    return cut_lines(texts, longest, _folding(), _ALONE)


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """Phrases of all languages together: a page in one language has a menu in another often enough.

    whole, beginning, word: folded phrase to the bits of its categories. functions: words of running text, lower case.
    """

    whole: Mapping[str, int]
    beginning: Mapping[str, int]
    word: Mapping[str, int]
    functions: frozenset[str]
    _tree: PhraseTree = field(init=False, repr=False, compare=False)
    _bits: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]] = field(init=False, repr=False, compare=False)
    _fillers: NDArray[np.uint8] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tables: tuple[Iterable[str], ...] = (self.whole, self.beginning, self.word, _FILLERS)
        tree = PhraseTree([phrase.split() for table in tables for phrase in table])
        whole, beginning = np.zeros(tree.size, np.int64), np.zeros(tree.size, np.int64)
        for phrases, of_nodes in ((self.whole, whole), (self.beginning, beginning)):
            for phrase, bits in phrases.items():
                of_nodes[tree.node(phrase.split())] = bits
        anywhere = np.array([self.word.get(word, 0) for word in tree.words.numbers], np.int64)
        fillers = np.array([word in _FILLERS for word in tree.words.numbers], np.uint8)
        object.__setattr__(self, "_tree", tree)
        object.__setattr__(self, "_fillers", fillers)
        object.__setattr__(self, "_bits", (whole, beginning, anywhere))

    def match(self, lines: Lines) -> NDArray[np.int64]:
        """For each line, bits of the categories whose phrases it is, begins with or (for single words) contains.

        lines: of `read_lines`.
        """
        return line_bits(lines, self._tree, *self._bits, READ, _LONGEST)

    def may_lead_below(self, lines: Lines, longest: int) -> list[int]:
        """Places of lines that begin with the first word of a phrase and may end with the words of the shorter line
        below. lines: of `read_lines`. longest: letters of such a line."""
        return lines_ending_alike(lines, self._tree, READ, longest)

    def rows(
        self, texts: Sequence[str], lines: Lines, parted: NDArray[np.bool_], joined: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        """True for a line that is several phrases in a row: "Print | Send to a friend | Top", "Top of page Print",
        "back 1 2 3 next", "ImprintPrivacy".

        Between signs at least half of the parts, and two, have to be phrases: a footer has an address among them.
        lines: of `read_lines`. parted: which texts may have such a sign. joined: which may have words that have lost
        what parted them: those with capitals inside of words.
        """
        found = phrase_rows(lines, self._tree, self._bits[0], _STEERING, self._fillers, READ, _LONGEST)
        for place in np.flatnonzero(parted).tolist():
            if not found[place] and len(texts[place]) <= _LONGEST_ROW:
                found[place] = self._is_row(texts[place])
        for place in np.flatnonzero(joined).tolist():
            if not found[place] and len(texts[place]) <= _LONGEST_ROW:
                found[place] = self._is_glued(texts[place])
        return found

    def _is_row(self, text: str) -> bool:
        """True for phrases between signs, and for four parts or more of a few words without figures."""
        parts = [part for part in _SEPARATORS.split(text) if part.strip()]
        if len(parts) < 2:
            return False
        if self._are_said(parts):
            return True
        steps = [part for part in _MENU_SIGN.split(text) if part.strip()]
        # Where the line begins with the sign it is a table's row in Markdown.
        return (
            len(steps) >= _MENU_PARTS
            and not text.startswith("|")
            and all(len(step.split()) <= _MENU_WORDS and not any(map(str.isdecimal, step)) for step in steps)
        )

    def _is_glued(self, text: str) -> bool:
        """True for phrases without anything between them, and for a way from the home page: "HomeTown hallCouncil"."""
        if _JOINED.search(text) is None:
            return False
        parts = _JOINT.split(text)
        return len(parts) > 1 and (self._are_said(parts) or bool(self._of_whole(parts[0]) & BITS["menu"]))

    def _are_said(self, parts: Sequence[str]) -> bool:
        """True where at least half of some parts, and two, are phrases."""
        spare = min(len(parts) - 2, len(parts) // 2)
        for part in parts:
            if spare < 0:
                break
            spare -= self._of_whole(part) == 0
        return spare >= 0

    def _of_whole(self, part: str) -> int:
        return self.whole.get(" ".join(fold_words(part[:READ])), 0)


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
    return PhraseBook(whole, beginning, word, frozenset(functions))


def phrase_bits(line: str) -> int:
    """`PhraseBook.match` of one line by the book of all languages."""
    return int(phrase_book().match(read_lines([line]))[0])
