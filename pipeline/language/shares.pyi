import numpy as np
from numpy.typing import NDArray

def below_highest(rows: NDArray[np.float32]) -> None:
    """Take the highest value of each row from all of its values, in place."""

def to_shares(rows: NDArray[np.float32]) -> None:
    """Divide the values of each row by their sum, in place."""

def best_of(rows: NDArray[np.float32], columns: int) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The column of each row's highest value, the first one where several have it, and the value.

    columns: how many of the first ones count. Raises ValueError where there are fewer, or none.
    """
