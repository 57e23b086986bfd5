import numpy as np
from numpy.typing import NDArray

def renumbered(groups: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """Number groups in the order in which they come, and say how many there are; what is in none (-1) stays so."""

def group_sizes(groups: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return, for each row, how many rows its group has; 0 where it is in none (-1)."""

def group_means(groups: NDArray[np.int64], columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return, for each row, the mean of each column over the rows of its group; -1 where it is in none (-1). columns: a
    row for each of them."""
