from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.vocabulary.wordtable import WordTable

FIELDS: tuple[str, ...]
"""What is counted: the rows of `count_texts`, as `characters.count_characters` describes them."""

def count_texts(
    texts: Sequence[str], kinds: NDArray[np.uint8], lower: NDArray[np.uint16], functions: WordTable, read: int
) -> NDArray[np.float64]:
    """Return a row for each of `FIELDS`, with a number for each text.

    kinds: of each character of the Basic Multilingual Plane, as `characters` numbers them. lower: its lower case, 0
    where that is more than a table of single letters can tell. functions: words of running text in lower case.
    read: clocks and years are looked for in so many characters.
    """
