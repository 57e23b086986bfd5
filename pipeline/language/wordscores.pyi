from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LETTERS_OF_NGRAM: int
"""Of the longest n-gram that is no whole word."""
LETTERS_OF_WORD: int
"""Those that are read of a word."""

class WordScores:
    """The weights of n-grams, and the scores of texts by them."""

    def __init__(
        self,
        names: Sequence[str],
        shapes: Sequence[str],
        weights: NDArray[np.int8],
        scale: float,
        bias: NDArray[np.float32],
    ) -> None:
        """names: the n-grams, all different, and the words that have weights of their own, with their edges ("<an>").

        shapes: the names of a small word, one with a capital, one in capitals and a number. weights: a row for each
        name, a column for each of at most 16 classes. scale: what a weight is multiplied by. bias: of each class.

        Raises ValueError where the sizes do not agree, or a name is too long or has a letter above U+0FFE.
        """

    def scores(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.int32]]:
        """For each text the sum of its words' weights, a row a text; its tokens; the letters of those but numbers.

        A word's weights are those of the n-grams that `pipeline.language.ngrams.ngrams_of` lists. Of a text 40 tokens
        are read, evenly spaced over it: more do not change the answer on the langid corpus.
        """
