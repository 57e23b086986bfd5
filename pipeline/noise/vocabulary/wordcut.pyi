from collections.abc import Sequence

from pipeline.noise.vocabulary.folding import Folding

class Lines:
    """The words of some lines, in arrays that compiled code reads: their letters, and the marks that tables know."""

    def __len__(self) -> int: ...

def cut_lines(texts: Sequence[str], longest: int, folding: Folding, alone: str) -> Lines:
    r"""Cut the first `longest` letters of each text into words.

    Words are what `\w+` matches in the folded text. alone: a sign that is a word by itself too.
    """

def cut_words(text: str, folding: Folding, alone: str) -> list[str]:
    """Return the words of a whole text, cut in the same way."""
