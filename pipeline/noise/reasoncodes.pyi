import numpy as np
from numpy.typing import NDArray

TOLD: tuple[str, ...]
"""The columns that are asked beside the clues."""

def reason_codes(
    told: NDArray[np.float64],
    clue: NDArray[np.int64],
    clues: int,
    keep: NDArray[np.uint8],
    first: int,
    last: int,
) -> NDArray[np.int64]:
    """Return, for each block, which of the reasons is its own: those of its place, then the clues, then what stays.

    told: the columns of `TOLD`, a row each. clue: of `clues` which is the first one that a block shows; `clues` for
    none. keep: which blocks stay. first, last: of these; the places above stand before the first, those below behind
    the last.
    """
