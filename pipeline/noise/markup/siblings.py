"""Parts of a page that a template repeats: comments, answers, teasers, rows of a shop. Each of them is told by its kin.

Two blocks are kin where their paths are the same but for what a template counts ("comment-4711", "odd", "first"). An
item is an element with brothers of the same name, each of a few blocks: a comment with its author, date and text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block
from pipeline.noise.evidence.columns import Column, Columns, number_keys
from pipeline.noise.evidence.guesscolumns import KIN, kin_columns
from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.groups import group_means, group_sizes
from pipeline.noise.markup.items import find_items, item_columns
from pipeline.noise.markup.pathtable import number_paths, number_rows

_BROTHERS = 3
_BLOCKS = 1.5
_LINKED = 0.5
_FEW_WORDS = float(np.log(3.5))
_ITEM = tuple(f"item_{name}" for name in ("count", "place", "words", "blocks", "link", "prose", "headed", "share"))

NEEDED = ("words", "link_share", "prose", "functions", "ends_sentence")
"""The columns of `page_features` that `add_kin` reads."""
_KIN = tuple(f"kin_{name}" for name in NEEDED)


class Kinship(NamedTuple):
    """Which blocks of a page are alike.

    kin: number of the block's kin. item: number of the outermost item around it, row: number of the row of brothers
    that the item stands in; both -1 where there is none.
    """

    kin: NDArray[np.int64]
    item: NDArray[np.int64]
    row: NDArray[np.int64]


def kinship(blocks: Sequence[Block], elements: Elements | None = None) -> Kinship:
    """Find kin and items of a page. Tagless text has neither: a block is kin to those of its kind there.

    elements: those around the blocks, where they are known.
    """
    elements = elements or Elements(blocks)
    if not len(elements.numbers):
        none = np.full(len(blocks), -1, np.int64)
        return Kinship(number_keys([block.kind for block in blocks]), none, none)
    plain = number_paths([step.plain for step in elements.steps])[1].astype(np.int32)[elements.path_numbers]
    item, row = find_items(
        elements.numbers,
        elements.starts,
        elements.first_met,
        elements.met_in,
        elements.path_of,
        plain,
        elements.path_ends,
        fewest=_BROTHERS,
        blocks=_BLOCKS,
    )
    return Kinship(number_rows(plain, elements.path_ends)[elements.path_of], item, row)


def add_kin(columns: Columns, kinship: Kinship) -> None:
    """Add how many kin a block has, and what they and its item are like. columns: of `page_features`."""
    columns.room(("kin",))[0] = np.log1p(group_sizes(kinship.kin))
    columns.room(_KIN)[:] = group_means(kinship.kin, np.array([columns[name] for name in NEEDED]))
    heads = (columns["link_share"] > _LINKED) & (columns["words"] > _FEW_WORDS)
    words = np.expm1(columns["words"])
    columns.room(_ITEM)[:] = item_columns(
        kinship.item, kinship.row, words, columns["link_share"], columns["prose"], heads.view(np.uint8)
    )


def add_kin_guess(columns: Columns, kinship: Kinship, guess: Column) -> None:
    """Add what a first guess says of a block's kin, item and row: columns for the second stage."""
    weight = np.clip(np.expm1(columns["words"]), 1.0, 60.0)
    kin_columns(guess, weight, kinship.kin, kinship.item, kinship.row, columns.room(KIN))
