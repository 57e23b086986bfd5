"""The elements around a page's blocks: each path is read once, however many blocks stand there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block
from pipeline.noise.markup import stepreader as told
from pipeline.noise.markup.pathtable import (
    elements_at,
    innermost_steps,
    number_lineages,
    number_paths,
    outermost_steps,
    path_unions,
    split_paths,
)
from pipeline.noise.markup.steps import read_step

Whole = NDArray[np.int64]
Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]
_NEAR = 3


class Elements:
    """Paths and lineages of the blocks of one page.

    paths: the different paths, in the order in which they come. path_of: for each block, the place of its path there.
    segments: the different steps of all paths. steps: what each of these says. path_numbers: which of them each path
    has, the outermost first, one path behind the other; path_ends: where each path begins there, and where the last
    one ends.
    numbers: the elements around each block, the outermost first, one block behind the other; starts: where each block's
    begin there, and where the last one's end. Elements are numbered in document order, without gaps. first_met: where
    in `numbers` each of them stands first, met_in: in which block.
    everywhere, near, innermost: what all steps of a path say, and its nearest three, and its last (`stepreader`), as
    bits.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.paths, self.path_of = number_paths([block.path for block in blocks])
        self.segments, self.path_numbers, self.path_ends = split_paths(self.paths)
        self.steps = tuple(map(read_step, self.segments))
        self._says: Whole = np.array([step.says for step in self.steps], np.int64)
        self.everywhere = path_unions(self._says, self.path_numbers, self.path_ends, len(self.path_numbers))
        self.near = path_unions(self._says, self.path_numbers, self.path_ends, _NEAR)
        self.innermost = path_unions(self._says, self.path_numbers, self.path_ends, 1)
        lineages = [block.lineage for block in blocks]
        self.numbers, self.starts, self.first_met, self.met_in = number_lineages(lineages)

    @cached_property
    def path_steps(self) -> Whole:
        """How many steps each path has."""
        return self.path_ends[1:] - self.path_ends[:-1]

    @cached_property
    def main(self) -> Flags:
        """For each path, whether it leads through a `main` that is not its first element, and behind that through no
        menu, side note or form."""
        lead = outermost_steps(self._says, self.path_numbers, self.path_ends, told.MAIN, 1)
        turn = innermost_steps(self._says, self.path_numbers, self.path_ends, told.TURNING)
        return np.asarray((lead >= 0) & (turn <= lead))

    def say(self, bits: int) -> Flags:
        """For each block, whether a step of its path says one of some things."""
        return np.asarray((self.everywhere & bits > 0)[self.path_of])

    def outermost(self, bits: int, says: Whole | None = None) -> Whole:
        """Place of the outermost step of each path that says one of some things, -1 where there is none.

        says: what each of `segments` says, as bits; what `steps` do where it is not given.
        """
        return outermost_steps(self._says if says is None else says, self.path_numbers, self.path_ends, bits)

    def owners(self, bits: int) -> Whole:
        """The outermost element around each block that says one of some things, -1 where there is none."""
        return elements_at(self.outermost(bits), self.path_of, self.numbers, self.starts)
