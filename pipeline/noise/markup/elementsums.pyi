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

def joint_columns(
    numbers: NDArray[np.int32],
    starts: NDArray[np.int64],
    within: NDArray[np.float64],
    columns: NDArray[np.float64],
) -> None:
    """Fill three columns: 0 for the blocks within the core, -1 for those before the first of them, else 1; how many
    elements end between a block and the one before it, and the one behind it, -1 where there is none.

    numbers, starts: of `pathtable.number_lineages`.
    """

def beside_title(
    numbers: NDArray[np.int32],
    starts: NDArray[np.int64],
    level: NDArray[np.float64],
    likest: NDArray[np.float64],
    link: NDArray[np.float64],
    named: NDArray[np.float64],
    columns: NDArray[np.float64],
) -> None:
    """Fill two columns of how near a block stands to the page's title: elements around both, and those around the title
    alone. NaN where no block is one: a heading of the first level, or else the block that is most like the window's
    title, or else a heading of the second level.

    numbers, starts: of `pathtable.number_lineages`. level: of headings. likest: 1 where it is most like the title.
    link, named: a title has no more than half in links, and is in no element named for noise.
    """

def outline_columns(
    article: NDArray[np.int64],
    articles: int,
    comment: NDArray[np.uint8],
    paragraph: NDArray[np.uint8],
    spoken: NDArray[np.float64],
    columns: NDArray[np.float64],
) -> None:
    """Fill nine columns: number of the block's article, how many there are, its prose to that of the one with most;
    comments before the block, all of them, their share of the prose, prose before the first; whether the block is a
    paragraph, and the share of the prose in them. Numbers of comments and amounts of prose are logarithms.

    article: number of the one around each block, -1 for none. spoken: characters of prose of each block.
    """

def core_places(
    numbers: NDArray[np.int32], starts: NDArray[np.int64], elements: int, gain: NDArray[np.float64], slack: float
) -> NDArray[np.float64]:
    """Return where each block stands to the core of a page, the element whose blocks gain most together.

    Four columns: whether it is inside; how many elements around the core are not around the block, and the other way
    round; -1 before the core, 1 behind it. numbers, starts, elements: as for `container_columns`. gain: of each block.
    slack: an element may gain so much less than another one and still be the core, where it stands further in.
    """
