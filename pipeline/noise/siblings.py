"""Parts of a page that a template repeats: comments, answers, teasers, rows of a shop. Each of them is told by its kin.

Two blocks are kin where their paths are the same but for what a template counts ("comment-4711", "odd", "first"). An
item is an element with brothers of the same name, each of a few blocks: a comment with its author, date and text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block
from pipeline.noise.columns import Column, number_keys
from pipeline.noise.elements import Elements

_MAY_COUNT = re.compile(r"\d|odd|even|alt|first|last|active|selected|current|highlighted")
_COUNTED = re.compile(
    r"[#.](?:[^#.\[\]\d]*\d[^#.\[\]]*|odd|even|alt|first|last|active|selected|current|highlighted)(?=[#.\[]|$)"
)
_BROTHERS = 3
_BLOCKS = 1.5
_LINKED = 0.5
_ITEM = ("count", "place", "words", "blocks", "link", "prose", "headed", "share")

NEEDED = ("words", "link_share", "prose", "functions", "ends_sentence")
"""The columns of `page_features` that `kin_columns` reads."""


@dataclass(frozen=True)
class Kinship:
    """Which blocks of a page are alike.

    kin: number of the block's kin. item: number of the outermost item around it, row: number of the row of brothers
    that the item stands in; both -1 where there is none.
    """

    kin: NDArray[np.int64]
    item: NDArray[np.int64]
    row: NDArray[np.int64]

    @cached_property
    def inside(self) -> NDArray[np.bool_]:
        """True for the blocks in items."""
        return self.item >= 0

    @cached_property
    def items(self) -> NDArray[np.int64]:
        """The items of those blocks, numbered without gaps."""
        return _numbered(self.item[self.inside])

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """The rows of those blocks, numbered without gaps."""
        return _numbered(self.row[self.inside])


@lru_cache(maxsize=16_384)
def plain_step(segment: str) -> str:
    """A step of a path without ids and classes that a template counts: those with digits, "odd", "first"."""
    return _COUNTED.sub("", segment) if _MAY_COUNT.search(segment) else segment


def kinship(blocks: Sequence[Block], elements: Elements | None = None) -> Kinship:
    """Find kin and items of a page. Tagless text has neither: a block is kin to those of its kind there.

    elements: those around the blocks, where they are known.
    """
    elements = elements or Elements(blocks)
    if not len(elements.numbers):
        none = np.full(len(blocks), -1, np.int64)
        return Kinship(number_keys([block.kind for block in blocks]), none, none)
    plain = number_keys(map(plain_step, elements.segments))[elements.table]
    kin = number_keys([steps.tobytes() for steps in plain])[elements.path_of]
    # Where each element is first met, the element above it there, and its own step.
    numbers = elements.numbers
    first = np.full(int(numbers.max()) + 1, -1)
    first[numbers[::-1]] = np.arange(len(numbers))[::-1]
    met = first[first >= 0]
    block = elements.rows[met]
    depth = met - elements.starts[block]
    above = np.where(depth > 0, numbers[met - 1], 0)
    path = elements.path_of[block]
    step = plain[path, elements.path_steps[path] - 1 - depth]
    # Brothers: elements with the same step in the same element.
    _, brothers = np.unique(above * (int(plain.max()) + 1) + step, return_inverse=True)
    count = np.bincount(brothers)
    around = np.bincount(numbers)[numbers[met]]
    alike = (count >= _BROTHERS) & (np.bincount(brothers, around) >= _BLOCKS * count)
    row_of = np.full(len(first), -1)
    row_of[numbers[met]] = np.where(alike[brothers], brothers, -1)
    # The outermost item around each block.
    inside = np.flatnonzero(row_of[numbers] >= 0)[::-1]
    item = np.full(len(blocks), -1)
    item[elements.rows[inside]] = numbers[inside]
    return Kinship(kin, item, np.where(item >= 0, row_of[item], -1))


def kin_columns(kinship: Kinship, columns: Mapping[str, Column]) -> dict[str, Column]:
    """Return how many kin a block has, and what they and its item are like. columns: of `page_features`."""
    kin = kinship.kin
    size = np.bincount(kin)
    found = {"kin": np.log1p(size)[kin]}
    for name in NEEDED:
        found[f"kin_{name}"] = (np.bincount(kin, columns[name]) / size)[kin]
    inside = kinship.inside
    if not inside.any():
        return found | {f"item_{name}": np.full(len(kin), -1.0) for name in _ITEM}
    item, row = kinship.items, kinship.rows
    words = np.expm1(columns["words"])
    own, linked = words[inside], (words * columns["link_share"])[inside]
    row_of = np.zeros(int(item.max()) + 1, np.int64)
    row_of[item] = row
    items = np.bincount(row_of)
    first = np.concatenate(([0], np.cumsum(items)))[:-1]
    order = np.argsort(row_of, kind="stable")
    place = np.empty(len(row_of), np.int64)
    place[order] = np.arange(len(row_of)) - first[row_of[order]]
    heads = np.zeros(len(row_of))
    np.maximum.at(heads, item, ((columns["link_share"] > _LINKED) & (columns["words"] > np.log(3.5)))[inside])
    in_row = np.maximum(np.bincount(row, own), 1.0)
    values = {
        "count": np.log1p(items)[row],
        "place": (place / items[row_of])[item],
        "words": np.log1p(in_row / items)[row],
        "blocks": (np.bincount(row) / items)[row],
        "link": (np.bincount(row, linked) / in_row)[row],
        "prose": (np.bincount(row, own * columns["prose"][inside]) / in_row)[row],
        "headed": (np.bincount(row_of, heads) / items)[row],
        "share": (in_row / max(1.0, float(words.sum())))[row],
    }
    for name, value in values.items():
        column = np.full(len(kin), -1.0)
        column[inside] = value
        found[f"item_{name}"] = column
    return found


def kin_guess(kinship: Kinship, guess: Column, words: Column) -> dict[str, Column]:
    """Return what a first guess says of a block's kin, item and row: columns for the second stage.

    words: how many words each block has, as a logarithm.
    """
    kin = kinship.kin
    weight = np.clip(np.expm1(words), 1.0, 60.0)
    spoken = guess * weight
    most = np.zeros(int(kin.max()) + 1 if len(kin) else 0)
    np.maximum.at(most, kin, guess)
    found = {
        "guess_kin": (np.bincount(kin, spoken) / np.bincount(kin, weight))[kin],
        "guess_kin_most": most[kin],
        "guess_item": guess.copy(),
        "guess_row": guess.copy(),
        "guess_row_share": np.full(len(kin), -1.0),
    }
    inside = kinship.inside
    if inside.any():
        for name, group in (("item", kinship.items), ("row", kinship.rows)):
            sums = np.bincount(group, spoken[inside])
            found[f"guess_{name}"][inside] = (sums / np.bincount(group, weight[inside]))[group]
            if name == "row":
                found["guess_row_share"][inside] = (sums / max(1e-9, float(spoken.sum())))[group]
    return found


def _numbered(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """The same groups, numbered without gaps."""
    return np.unique(numbers, return_inverse=True)[1]
