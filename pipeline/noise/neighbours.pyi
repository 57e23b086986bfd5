import numpy as np
from numpy.typing import NDArray

def shifts(columns: NDArray[np.float64], offsets: tuple[int, ...], fill: float) -> NDArray[np.float64]:
    """Return each of the columns as it is some places further down (up, where negative): all of them for the first of
    `offsets`, then all for the next. fill: stands where there is no such place. A column is a row of `columns`."""

def window_means(
    columns: NDArray[np.float64], reaches: tuple[int, ...], weights: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """Return the means of each column over the places up to some reach away: all columns for the first of `reaches`,
    then all for the next. weights: of each place."""

def distances(flags: NDArray[np.uint8], most: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return, for each row of flags, how many places ago the last one was set, and after how many the next one is; 0
    where one is, never more than `most`."""

def runs(flags: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the number of the run of like flags that each place is in, and how many of its places stand before and
    behind it."""

def sums_between(flags: NDArray[np.uint8], column: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return two columns: the sum of a column behind the last place that is set, and before the next one that is, the
    place's own value with it; 0 where the place itself is set, and never less."""

def best_run(column: NDArray[np.float64]) -> tuple[int, int]:
    """Return the first and the last place of the stretch with the largest sum, of the first one of several."""
