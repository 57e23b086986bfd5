import numpy as np
from numpy.typing import NDArray

AROUND: tuple[str, ...]
CORE: tuple[str, ...]
KIN: tuple[str, ...]
"""Names of the columns, in the order of the rows that the functions fill. Each has as many numbers as there are
blocks; a ValueError is raised for others. guess: the first stage's probability of each block. weight: what it
counts."""

def guess_columns(
    guess: NDArray[np.float64],
    weight: NDArray[np.float64],
    same: NDArray[np.int64],
    numbers: NDArray[np.int32],
    starts: NDArray[np.int64],
    elements: int,
    columns: NDArray[np.float64],
) -> None:
    """Fill `AROUND`: the guesses of the neighbours, and the means of those around, of the page, of the blocks of the
    same group, and of those in the elements some steps above. same: number of each block's group. numbers, starts: of
    `pathtable.number_lineages`; elements: how many there are."""

def core_columns(
    guess: NDArray[np.float64],
    weight: NDArray[np.float64],
    gain: NDArray[np.float64],
    best: float,
    columns: NDArray[np.float64],
) -> None:
    """Fill `CORE`: how far a block is from what is sure, and from the stretch of blocks that gains most. gain: of each
    block. best: the F1 that can be expected."""

def path_columns(
    guess: NDArray[np.float64],
    weight: NDArray[np.float64],
    inside: NDArray[np.float64],
    path_of: NDArray[np.int64],
    columns: NDArray[np.float64],
) -> None:
    """Fill three columns: the share of what is likely to stay that stands inside the core; how much of it stands at a
    block's path, to the path that has most; the highest guess there. inside: whether a block stands in the core.
    path_of: number of each block's path."""

def kin_columns(
    guess: NDArray[np.float64],
    weight: NDArray[np.float64],
    kin: NDArray[np.int64],
    item: NDArray[np.int64],
    line: NDArray[np.int64],
    columns: NDArray[np.float64],
) -> None:
    """Fill `KIN`. kin, item, line: numbers of the groups that each block is of, -1 where it is of none; outside of
    items and their rows the block's own guess stands for theirs."""
