import numpy as np
from numpy.typing import NDArray

def distances(flags: NDArray[np.uint8], most: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how many places ago the last flag was set, and after how many the next one is; 0 where one is, never more
    than `most`."""
