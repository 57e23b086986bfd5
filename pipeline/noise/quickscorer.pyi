import numpy as np
from numpy.typing import NDArray

def leaf_sums(
    columns: NDArray[np.float64],
    count: int,
    absent: float,
    borders: NDArray[np.float32],
    border_ends: NDArray[np.int32],
    closers: NDArray[np.int32],
    closer_ends: NDArray[np.int32],
    leaves: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return, for each row, the sum of the leaves that the trees end in.

    columns: the features' values, one feature's `count` rows behind the other's. absent: stands for NaN there.
    borders: of the questions "is it above?", feature by feature. border_ends: where the last one of each feature ends.
    closers: numbers of the questions that rule out a leaf, leaf by leaf and tree by tree; closer_ends: where each
    leaf's begin, and where the last one's end. leaves: their values, a row a tree. The last leaf of a tree that is
    used has no closers.
    """
