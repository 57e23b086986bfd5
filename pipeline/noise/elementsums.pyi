import numpy as np
from numpy.typing import NDArray

def container_columns(
    numbers: NDArray[np.int32],
    starts: NDArray[np.int64],
    elements: int,
    weights: NDArray[np.float64],
    levels: tuple[int, ...],
    shares: tuple[float, ...],
    columns: NDArray[np.float64],
) -> None:
    """Fill columns of what the elements around each block hold.

    Five columns for each of `levels`, the element so many steps above (1 is the block's own): logarithm of its length,
    share of that in links, share of the page's prose, logarithm of its blocks, share of these that are noisy. Then two
    for each of `shares`: whether the innermost element with that share of the page's prose is around the block, and how
    many elements that stand around the block have less.
    numbers, starts: of `pathtable.number_lineages`; elements: how many there are. weights: of each block the length,
    that in links, that of prose, and 1 where it is noisy, a row each.
    """

def shared_elements(numbers: NDArray[np.int32], starts: NDArray[np.int64], other: int = -1) -> NDArray[np.float64]:
    """Return how many elements around each block are around another one as well; the one before it where none is named.

    numbers, starts: of `pathtable.number_lineages`.
    """

def core_places(
    numbers: NDArray[np.int32], starts: NDArray[np.int64], elements: int, gain: NDArray[np.float64], slack: float
) -> NDArray[np.float64]:
    """Return where each block stands to the core of a page, the element whose blocks gain most together.

    Four columns: whether it is inside; how many elements around the core are not around the block, and the other way
    round; -1 before the core, 1 behind it. numbers, starts, elements: as for `container_columns`. gain: of each block.
    slack: an element may gain so much less than another one and still be the core, where it stands further in.
    """
