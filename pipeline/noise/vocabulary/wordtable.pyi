from collections.abc import Iterable, Mapping, Sequence

def word_marks(words: Sequence[str]) -> bytes:
    """Return the marks of words, each a hash of 64 bits."""

class WordTable:
    """Words, numbered in the order in which they come, that compiled code finds by their marks.

    A mark is a hash of 64 bits: two words that share one would be taken for the same. numbers: of each word. longest:
    how many letters the longest has.
    """

    longest: int
    numbers: Mapping[str, int]

    def __init__(self, words: Iterable[str]) -> None:
        """words: one may come twice; an empty one is none."""

    def __len__(self) -> int: ...

class PhraseTree:
    """Phrases, word by word: a trie. Its root is 0; each further word of a phrase leads to a node, again a number.

    words: of all phrases. size: how many nodes there are.
    """

    words: WordTable
    size: int

    def __init__(self, phrases: Iterable[Sequence[str]]) -> None:
        """phrases: each a row of words that are not empty."""

    def node(self, phrase: Sequence[str]) -> int:
        """The node that a row of words leads to, -1 where no phrase begins so."""
