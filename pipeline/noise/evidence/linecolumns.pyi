import numpy as np
from numpy.typing import NDArray

ASKED: tuple[str, ...]
"""Names of the columns of `page_features` that are read, in the order of the rows."""
LINES: tuple[str, ...]
"""Names of the columns that are filled, in the order of the rows."""

def line_columns(asked: NDArray[np.float64], columns: NDArray[np.float64]) -> None:
    """Fill `LINES`: what the lines of a text without tags tell together.

    asked: the columns `ASKED`. Filled are means over the lines around ("again" are lines that the page has more than
    once, "few" those of few words, "lone" paragraphs with short lines above and below, "uneven" is the standard
    deviation of the length's logarithm); copies; teasers; the parts of the text that paragraphs make; and the gaps
    between paragraphs. Raises ValueError where there is not a row for each column, and a number for each line.
    """
