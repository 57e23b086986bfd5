from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

Rule = TypeVar("Rule")

class Starts(Generic[Rule]):
    """Finds where figures and some words stand in texts, and which rules can fit there by what else stands there."""

    def __init__(
        self,
        words: Mapping[str, tuple[int, int, Sequence[Sequence[Rule]]]],
        numbers: Sequence[Sequence[Sequence[Rule]]],
        figure: int,
        folding: bytes,
    ) -> None:
        """words: of up to 64 letters from a to z in the folded text; of each what it is a sign of to what stands before
        it, and to what stands behind it, as bits, and its rules by the bits of what stands around it. numbers: the same
        for numbers of one to four figures, of each size those that end with 0 behind the others. figure: what a number
        is a sign of to what stands before it. folding: the table of `fold_by_table`, four bytes a character.

        Raises ValueError for other words and too few numbers.
        """

    def find(self, text: str) -> list[tuple[int, int, Sequence[Rule]]]:
        """Offset in the folded text, number of figures (0 for a word) and rules of each start at which some can fit.

        A word counts as a sign wherever it stands, but starts nothing where a letter or figure stands right before it.
        """
