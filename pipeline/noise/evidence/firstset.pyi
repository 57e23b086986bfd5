import numpy as np
from numpy.typing import NDArray

def first_set(table: NDArray[np.float64], places: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return, for each row, which of some columns is the first one above 0; how many they are where none is.

    table: columns, one behind the other. places: where those that are asked about stand there. NaN is not above 0.
    """
