from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block, BlockKind

def read_fields(
    blocks: Sequence[Block], kinds: tuple[BlockKind, ...], outside: tuple[str, ...], mark: str
) -> NDArray[np.float64]:
    """Return six columns: each block's share of text in links, the place of its kind among `kinds`, its level, how
    many links it has, the share of them that begin like one of `outside`, and whether it has a mark."""

def text_lengths(blocks: Sequence[Block]) -> NDArray[np.int64]:
    """Return how many characters each block's text has."""
