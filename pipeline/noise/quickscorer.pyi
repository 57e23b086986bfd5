import numpy as np
from numpy.typing import NDArray

def leaf_sums(
    table: NDArray[np.float64],
    places: NDArray[np.int32],
    absent: float,
    borders: NDArray[np.float32],
    border_ends: NDArray[np.int32],
    closers: NDArray[np.int32],
    closer_ends: NDArray[np.int32],
    leaves: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return, for each row, the sum of the leaves that the trees end in.

    table: columns of values, one behind the other. places: which of them is each feature's. absent: stands for NaN.
    borders: of the questions "is it above?", feature by feature. border_ends: where the last one of each feature ends.
    closers: numbers of the questions that rule out a leaf, leaf by leaf and tree by tree; closer_ends: where each
    leaf's begin, and where the last one's end. leaves: their values, a row a tree. The last leaf of a tree that is
    used has no closers.
    """
