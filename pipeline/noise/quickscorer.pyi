import numpy as np
from numpy.typing import NDArray

def leaf_sums(
    table: NDArray[np.float64],
    places: NDArray[np.int32],
    absent: float,
    borders: NDArray[np.float32],
    border_ends: NDArray[np.int32],
    roots: NDArray[np.int32],
    questions: NDArray[np.int32],
    below: NDArray[np.int32],
    leaves: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return, for each row, the sum of the leaves that the trees end in.

    table: columns of values, one behind the other. places: which of them is each feature's. absent: stands for NaN.
    borders: of the questions "is it above?", feature by feature, growing. border_ends: where the last one of each
    feature ends. roots: the node that each tree begins with. questions: the number of each node's question. below: the
    nodes that no and yes lead to; ~n is not a node but leaf n. leaves: their values.
    """
