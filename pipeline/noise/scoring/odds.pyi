import numpy as np
from numpy.typing import NDArray

def less_likely(
    probability: NDArray[np.float64], against: NDArray[np.float64], weight: float = 1.0
) -> NDArray[np.float64]:
    """Return the probabilities with log-odds lower by what speaks against each, times a weight.

    What is surer than one in a million counts as one in a million: it can still be talked out of. Raises ValueError
    where there are not as many of one as of the other.
    """

def mean_odds(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probabilities whose log-odds are the means of two. Raises ValueError as above."""

def f1_of_beginnings(
    probability: NDArray[np.float64],
    weight: NDArray[np.float64],
    order: NDArray[np.int64],
    doubts: NDArray[np.float64],
    shares: NDArray[np.float64],
    widened: float,
) -> NDArray[np.float64]:
    """Return the F1 to be expected of each beginning of a row of blocks: of its first, its first two, and so on.

    probability: that each block is content. weight: what it counts. order: the blocks' places in the row. doubts: by
    how much log-odds all of them may be wrong together, shares: how likely each such doubt is; widened: what the
    log-odds grow by first. One doubt of 0 and `widened` 1 take the probabilities as they are. Raises ValueError where
    sizes differ or a place is no block's.
    """
