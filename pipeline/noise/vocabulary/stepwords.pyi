from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.vocabulary.wordtable import WordTable

def known_words(steps: Sequence[bytes], table: WordTable) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the numbers of the words of steps that a table knows, step by step, and where those of each step begin
    there, and where the last one's end. steps: the marks of their words, as `wordtable.word_marks` gives them."""

def path_sums(
    words: NDArray[np.int32],
    word_ends: NDArray[np.int32],
    steps: NDArray[np.int32],
    step_ends: NDArray[np.int64],
    nearest: int,
    near: NDArray[np.float64],
    far: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return two rows with a number for each path: sums over the different words of its last `nearest` steps by their
    weights in `near`, and over those of its other steps by their weights in `far`.

    words, word_ends: of the steps, as `known_words` gives them. steps: of the paths, one path behind the other;
    step_ends: where each path's begin, and where the last one's end.
    """

def shown_sums(
    weights: NDArray[np.float32], bias: NDArray[np.float64], *shown: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Return the sums of the weights of some words, a number for each column of `weights`, and the bias.

    weights: a row for each word. shown: places of words there; one that comes more than once counts once.
    """
