import numpy as np
from numpy.typing import NDArray

OWN: tuple[str, ...]
PLACES: tuple[str, ...]
AROUND: tuple[str, ...]
RUN: tuple[str, ...]
"""Names of the columns, in the order of the rows that the functions fill. Each has as many numbers as there are
blocks; a ValueError is raised for others."""

def own_columns(
    chars: NDArray[np.float64],
    fields: NDArray[np.float64],
    bits: NDArray[np.int64],
    named: NDArray[np.uint8],
    kinds: int,
    categories: int,
    own: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Fill `OWN`, whether each block is of each kind, and whether it says what each category of phrases does. "length"
    and "words" are left as they are counted.

    chars: of `textcounts`. fields: of `blockfields`. bits: of phrases. named: whether an element around the block is
    named for noise. Returns how many characters of prose a block has outside of links, and 1 for each phrase.
    """

def place_columns(length: NDArray[np.float64], prose_length: NDArray[np.float64], places: NDArray[np.float64]) -> None:
    """Fill `PLACES`: where each block stands between the first and the last. length: in characters."""

def around_columns(
    own: NDArray[np.float64],
    prose_length: NDArray[np.float64],
    noisy: NDArray[np.float64],
    heading: int,
    around: NDArray[np.float64],
) -> None:
    """Fill `AROUND`: the neighbours, what is usual around, and how far prose, headings and noise are. own: of
    `own_columns`. heading: the row there that tells headings."""

def run_columns(length: NDArray[np.float64], own: NDArray[np.float64], contact: int, runs: NDArray[np.float64]) -> None:
    """Fill `RUN`: runs of short lines that end no sentence, which are menus, lists, addresses. Their size, a line's
    place in them, and what share of their lines says how to reach somebody, holds digits, begins with a small letter,
    has commas; with words and function words in the mean. contact: the row of `own` that tells contact lines."""

def section_columns(
    own: NDArray[np.float64],
    bits: NDArray[np.int64],
    heading: int,
    announces: int,
    announced: NDArray[np.int64],
    windows: NDArray[np.int64],
    sections: NDArray[np.float64],
) -> None:
    """Fill what the last heading, or the last line that has a bit of `announces`, announced: whether it has each of the
    bits `announced`; then the means of some rows of `own` around. windows: pairs of a row and how far around."""
