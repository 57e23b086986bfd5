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

def undetermine(rows: NDArray[np.float32], letters: NDArray[np.int32], fewest: int) -> None:
    """Give all of a row to its last column where a text has fewer letters, in place. letters: of each row's text.

    Raises ValueError where there are not as many of them as rows.
    """

def clear_words(
    rows: NDArray[np.float32], counts: NDArray[np.int32], columns: int, clear: float, most: int
) -> NDArray[np.float32]:
    """For each of the first columns how many words the rows have of which it is the highest value, and a clear one.

    counts: words of each row's text. clear: the least value. most: words of one row that count.
    Raises ValueError where there are fewer columns, or none, or not as many counts as rows.
    """
