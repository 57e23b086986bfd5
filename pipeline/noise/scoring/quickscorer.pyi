import numpy as np
from numpy.typing import NDArray

LEAF: int

def leaf_sums(
    table: NDArray[np.float64],
    places: NDArray[np.int32],
    absent: float,
    borders: NDArray[np.float32],
    border_ends: NDArray[np.int32],
    nodes: NDArray[np.uint32],
    leaves: NDArray[np.float32],
) -> NDArray[np.float64]:
    """Return, for each row, the sum of the leaves that the trees end in.

    table: columns of values, one behind the other. places: which of them is each feature's. absent: stands for NaN.
    borders: of the questions "is it above?", feature by feature, growing. border_ends: where the last one of each
    feature ends. nodes: those of each tree, each behind the one that leads to it, noughts behind the last: the lowest
    16 bits are the number of its question, the next 8 the node that no leads to, the highest 8 that of yes; `LEAF` + n
    is not a node but leaf n. leaves: their values, a row for each tree, with room for the most that a tree may have.
    Sums of numbers of 16 bits are exact, in whatever order.
    """
