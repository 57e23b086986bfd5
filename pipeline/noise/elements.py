"""The elements around a page's blocks: each step of a path is read once, however many blocks stand there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block
from pipeline.noise.steps import NO_STEP, Step, read_step

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

_BESIDE = frozenset(("nav", "aside", "footer", "header", "form", "dialog"))
_NEAR = 3


class Elements:
    """Paths and lineages of the blocks of one page.

    paths: the different paths, in the order in which they come. path_of: for each block, the place of its path there.
    segments: the different steps of all paths, the last of them no step. steps: what each of them says. table: the
    steps of each path, a row each, right to left: the innermost element first, filled up with the last of `steps`. What
    is known of each path, as a row or an entry for each of `paths`, is a property below.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        known: dict[str, int] = {}
        self.path_of: Whole = np.array([known.setdefault(block.path, len(known)) for block in blocks], np.int64)
        self.paths = tuple(known)
        segments = [path.split("/") if path else [] for path in known]
        self.path_steps: Whole = np.array([len(each) for each in segments], np.int64)
        different: dict[str, int] = {}
        numbers = [different.setdefault(one, len(different)) for one in chain.from_iterable(segments)]
        self.segments = (*different, "")
        self.steps: tuple[Step, ...] = (*map(read_step, different), NO_STEP)
        self.table: Whole = np.full((len(segments), max(map(len, segments), default=1) or 1), len(different), np.int64)
        rows = np.repeat(np.arange(len(segments)), self.path_steps)
        self._places = np.arange(len(numbers)) - np.repeat(
            np.cumsum(self.path_steps) - self.path_steps, self.path_steps
        )
        self.table[rows, self.path_steps[rows] - 1 - self._places] = numbers

    @cached_property
    def everywhere(self) -> Whole:
        """Bits of all elements of each path."""
        return np.asarray(np.bitwise_or.reduce(self._bits[self.table], axis=1))

    @cached_property
    def near(self) -> Whole:
        """Bits of the nearest three elements of each path."""
        return np.asarray(np.bitwise_or.reduce(self._bits[self.table[:, :_NEAR]], axis=1))

    @cached_property
    def _bits(self) -> Whole:
        return np.array([step.bits for step in self.steps], np.int64)

    @cached_property
    def noise(self) -> Whole:
        """Place of the outermost element of each path that is named for noise, -1 where there is none."""
        return self._outermost([step.noise for step in self.steps])

    @cached_property
    def article(self) -> Whole:
        """Place of the outermost article of each path, -1 where there is none."""
        return self._outermost([step.tag == "article" for step in self.steps])

    @cached_property
    def comment(self) -> Flags:
        """True for paths with an element named for comments."""
        return np.asarray(np.array([step.comment for step in self.steps])[self.table].any(axis=1))

    @cached_property
    def paragraph(self) -> Flags:
        """True for paths whose innermost element is a paragraph."""
        return np.asarray(np.array([step.tag == "p" for step in self.steps])[self.table[:, 0]])

    @cached_property
    def main(self) -> Flags:
        """True for paths through a `main`, and behind that through no menu, side note or form."""
        main = self._outermost([step.tag == "main" for step in self.steps], first=1)
        if (main < 0).all():
            return np.zeros(len(main), np.bool_)
        beside = self._places_of([step.tag in _BESIDE for step in self.steps]).max(axis=1)
        return np.asarray((main >= 0) & (beside <= main))

    @cached_property
    def depths(self) -> Whole:
        """How many elements each block's lineage has."""
        return np.array([len(block.lineage) for block in self._blocks], np.int64)

    @cached_property
    def numbers(self) -> Whole:
        """The lineages of all blocks, one behind the other."""
        lineages = chain.from_iterable([block.lineage for block in self._blocks])
        return np.fromiter(lineages, np.int64, int(self.depths.sum()))

    @cached_property
    def rows(self) -> Whole:
        """Which block each of `numbers` is of."""
        return np.repeat(np.arange(len(self.depths)), self.depths)

    @cached_property
    def starts(self) -> Whole:
        """Where each block's lineage begins in `numbers`."""
        return np.asarray(np.cumsum(self.depths) - self.depths)

    def marked(self, mark: str) -> Flags:
        """True for the blocks that have a mark ("hidden")."""
        return np.array([mark in block.marks for block in self._blocks], np.bool_)

    def inner(self, up: int) -> Whole:
        """Number of the element `up` steps above each block, 1 for its own; of the outermost where there are fewer."""
        if not len(self.numbers):
            return np.zeros(len(self.depths), np.int64)
        place = self.starts + np.maximum(0, self.depths - up)
        return self.numbers[np.minimum(place, len(self.numbers) - 1)]

    def owners(self, places: Whole) -> Whole:
        """Number of the element around each block that stands at a place of its path, -1 where there is none.

        places: for each of `paths`.
        """
        if not len(self.numbers):
            return np.full(len(self.depths), -1)
        at = places[self.path_of]
        there = (at >= 0) & (at < self.depths)
        return np.where(there, self.numbers[np.where(there, self.starts + at, 0)], -1)

    def _places_of(self, wanted: Sequence[bool], first: int = 0) -> Whole:
        """The places, from the outside, of steps that are wanted, from the `first` on; -1 for all others."""
        places = self.path_steps[:, None] - 1 - np.arange(self.table.shape[1])
        return np.where(np.array(wanted)[self.table] & (places >= first), places, -1)

    def _outermost(self, wanted: Sequence[bool], first: int = 0) -> Whole:
        if not any(wanted):
            return np.full(len(self.paths), -1)
        places = self._places_of(wanted, first)
        found = np.where(places < 0, np.iinfo(np.int64).max, places).min(axis=1)
        return np.where(places.max(axis=1) < 0, -1, found)
