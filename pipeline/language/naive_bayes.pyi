import numpy as np
from numpy.typing import NDArray

def posterior(
    likelihoods: NDArray[np.float64], drawn: list[int], smoothing: float, certain: float, often: int
) -> list[float]:
    """The probability of each class, all of them as probable at first, by features as they were drawn.

    likelihoods: a row for each feature, a column for each of at most 64 classes. drawn: rows, in their order.
    smoothing: added to every likelihood; above 0. often: after how many features the probabilities are made to sum up
    to 1, the first time after the first one; once one of them is above `certain`, no more features are read.

    Raises IndexError for a row that is not there.
    """
