import numpy as np
from numpy.typing import NDArray

ROWS: tuple[str, ...]
"""Names of what `lexicon_rows` gives. path: near and far together; without more: all three. -2 to +2: of the block so
many places further down. ~2, ~4, ~6: means over so many blocks before and behind. page: over the page, longer blocks
counting for more. most: the highest. rank: the block's place among all from lowest to highest, 0 to 1."""

def lexicon_rows(
    near: NDArray[np.float64], far: NDArray[np.float64], text: NDArray[np.float64], lengths: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return a row for each of `ROWS` with a number for each block.

    near, far, text: sums of `Lexicon`, multiples of the same small power of two: their own sums are exact. lengths: of
    the blocks' texts.
    """
