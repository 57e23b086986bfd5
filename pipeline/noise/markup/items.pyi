import numpy as np
from numpy.typing import NDArray

def find_items(
    numbers: NDArray[np.int32],
    starts: NDArray[np.int64],
    first_met: NDArray[np.int64],
    met_in: NDArray[np.int64],
    path_of: NDArray[np.int64],
    steps: NDArray[np.int32],
    path_ends: NDArray[np.int64],
    *,
    fewest: int,
    blocks: float,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return, for each block, the outermost item around it and the row that the item stands in; -1 where there is none.

    Brothers are elements that stand in the same element by the same step; they are items, and a row, where there are at
    least `fewest` with `blocks` blocks each, in the mean.
    numbers, starts, first_met, met_in: of `pathtable.number_lineages`. path_of: the path of each block. steps: the
    steps of each path as numbers, one path behind the other; path_ends: of `pathtable.split_paths`.
    """

def item_columns(
    items: NDArray[np.int64],
    rows: NDArray[np.int64],
    words: NDArray[np.float64],
    link: NDArray[np.float64],
    prose: NDArray[np.float64],
    heads: NDArray[np.uint8],
) -> NDArray[np.float64]:
    """Return what the row of a block's item is like, -1 for blocks in none.

    Eight columns: logarithm of its items, place of the block's own among them, logarithm of the words of an item,
    blocks of an item, share of words in links and in prose, share of items that hold a head, share of the page's words.

    items, rows: of `find_items`. words, link, prose: of each block how many words, which share of them stands in links,
    and whether it is prose. heads: whether it can be the head of an item.
    """
