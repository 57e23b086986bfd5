"""The elements around a page's blocks: each path is read once, however many blocks stand there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block
from pipeline.noise.path_facts import path_facts
from pipeline.noise.steps import read_step

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Elements:
    """Paths and lineages of the blocks of one page.

    paths: the different paths, in the order in which they come. path_of: for each block, the place of its path there.
    path_steps: how many steps each path has. segments: the different steps of all paths, the last of them no step.
    steps: what each of these says. table: the steps of each path, a row each, right to left: the innermost element
    first, filled up with the last. everywhere, near, noise, article, comment, paragraph, main, beside: the fields of
    `PathFacts`.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._inner: dict[int, Whole] = {}
        known: dict[str, int] = {}
        self.path_of: Whole = np.array([known.setdefault(block.path, len(known)) for block in blocks], np.int64)
        self.paths = tuple(known)
        split = [path.split("/") if path else [] for path in known]
        self.path_steps: Whole = np.array([len(steps) for steps in split], np.int64)
        self.segments = (*dict.fromkeys(chain.from_iterable(split)), "")
        self.steps = tuple(map(read_step, self.segments))
        self.table = self._tabled(split)
        facts = path_facts(self.steps, self.table, self.path_steps)
        self.everywhere, self.near, self.noise, self.article = facts[:4]
        self.comment, self.paragraph, self.main, self.beside = facts[4:]

    def _tabled(self, split: Sequence[Sequence[str]]) -> Whole:
        number = {segment: place for place, segment in enumerate(self.segments)}
        numbers = [number[one] for path in split for one in path]
        sizes = self.path_steps
        table = np.full((len(sizes), max(1, int(sizes.max(initial=0)))), len(number) - 1, np.int64)
        rows = np.repeat(np.arange(len(sizes)), sizes)
        table[rows, np.cumsum(sizes)[rows] - 1 - np.arange(len(numbers))] = numbers
        return table

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
        if up not in self._inner:
            if not len(self.numbers):
                return np.zeros(len(self.depths), np.int64)
            place = self.starts + np.maximum(0, self.depths - up)
            self._inner[up] = self.numbers[np.minimum(place, len(self.numbers) - 1)]
        return self._inner[up]

    def owners(self, places: Whole) -> Whole:
        """Number of the element around each block that stands at a place of its path, -1 where there is none.

        places: for each of `paths`.
        """
        if not len(self.numbers):
            return np.full(len(self.depths), -1)
        at = places[self.path_of]
        there = (at >= 0) & (at < self.depths)
        return np.where(there, self.numbers[np.where(there, self.starts + at, 0)], -1)
