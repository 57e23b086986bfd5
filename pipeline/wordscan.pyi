from collections.abc import Callable, Iterable, Sequence

def in_word(character: str) -> bool:
    r"""True for what a regular expression calls `\w`."""

def is_letter(character: str) -> bool:
    r"""True for a character of a word that is neither a digit nor a low line: `[^\W\d_]`."""

class WordScan:
    """Finds every occurrence of some literal words, as they are spelt.

    An automaton (Aho and Corasick, "Efficient string matching: an aid to bibliographic search", CACM 18, 1975) knows
    the first five letters of the words. What it stops at is compared with the words that begin so, in their order:
    then a thousand words have a table that stays in the processor's nearer caches.
    """

    def __init__(
        self,
        words: Iterable[str],
        before: Callable[[str], bool] | None,
        behind: Callable[[str], bool] | None,
        *,
        folded: bool = False,
    ) -> None:
        """words: an empty one is found nowhere. before, behind: true for a character that may not stand right before or
        behind a word, None where any may; `in_word` and `is_letter` cost no call. folded: whether capitals of a text
        are read as small letters, one for one ("İ" as "i", "Σ" as "σ" wherever it stands); the words are small then.

        Raises ValueError for words that begin with 65,535 different letters.
        """

    def found(self, text: str) -> list[tuple[int, int, int]]:
        """Every occurrence, those that overlap too, in the order of their ends, the longest first: the word's place
        among all in order, each taken once, and its first and last offset, end exclusive."""

    def among(self, texts: Sequence[str]) -> list[tuple[int, int]]:
        """For every occurrence in some texts the place of the text, these in order, and the word's place as above."""
