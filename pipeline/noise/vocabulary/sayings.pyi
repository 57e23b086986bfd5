from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.vocabulary.folding import Folding

def find_repeats(
    texts: Sequence[str], longest: int, folding: Folding, most: int, far: int, never: int
) -> NDArray[np.float64]:
    """Return four rows, with a number for each text.

    Texts are the same whose first `longest` letters are, once folded and with each number as 0. The rows: how many are
    the same as this one; the how manieth of them it is, both up to `most`; how many places after the one before, up to
    `far`, `never` for the first; 1 for one that came before letter by letter, else 0.
    """

def said_in(texts: Sequence[str], whole: str, longer_than: int, longest: int, folding: Folding) -> NDArray[np.float64]:
    """Return 1 for each text of more than `longer_than` letters whose first `longest` are in `whole`, else 0.

    They are folded, and a run of blanks is one; `whole` is so already.
    """
