"""Columns of the elements around a block: their names, how large and how linked they are, where the title is."""

from __future__ import annotations

import numpy as np

from pipeline.noise.evidence.columns import Column, Columns
from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.elementsums import beside_title, container_columns, joint_columns
from pipeline.noise.markup.groups import group_means, group_sizes
from pipeline.noise.markup.paths import MARKS
from pipeline.noise.markup.pathtable import bit_columns

_LEVELS = (1, 2, 3, 4, 6, 8)
_SHARES = (0.5, 0.8)
_INSIDE = tuple(f"in_{mark}" for mark in MARKS)
_NEARBY = tuple(f"near_{mark}" for mark in MARKS)
_PAGE_MARKS = [MARKS.index("main"), MARKS.index("article")]
_CONTAINERS = (
    *(f"{what}^{up}" for up in _LEVELS for what in ("length", "link", "prose", "blocks", "noisy")),
    *("core50", "core50_levels", "core80", "core80_levels"),
)
_ALIKE = ("alike_length", "alike_link", "alike_prose")
_OF_PAGE = ("page_has_main", "page_has_article")
_ONE_BY_ONE = ("depth", "hidden", "alike", "after_core", "joint-1", "joint+1", "title_shared", "title_levels")
_NAMES = (*_INSIDE, *_NEARBY, *_OF_PAGE, *_ALIKE, *_CONTAINERS, *_ONE_BY_ONE)
"""The columns that tagless text does not have."""


def add_containers(
    columns: Columns, elements: Elements | None, length: Column, prose_length: Column, noisy: Column, hidden: Column
) -> None:
    """Add columns of the elements around.

    columns: of the blocks' wording and titles. elements: None for tagless text. length: in characters. prose_length:
    in characters of prose. noisy: 1 for phrases of menus and the like. hidden: 1 where nobody sees the block.
    """
    count = len(length)
    if elements is None or not count:
        columns.room(_NAMES)[:] = np.nan
        return
    inside = columns.room(_INSIDE)
    bit_columns(elements.everywhere, elements.path_of, inside)
    bit_columns(elements.near, elements.path_of, columns.room(_NEARBY))
    columns.room(_OF_PAGE)[:] = np.array([[inside[mark].any()] for mark in _PAGE_MARKS])
    link = columns["link_share"]
    alike = np.array([columns["length"], link, prose_length > 0])
    columns.room(_ALIKE)[:] = group_means(elements.path_of, alike)
    weights = np.array([length, length * link, prose_length, noisy])
    around, count_of = columns.room(_CONTAINERS), len(elements.first_met)
    container_columns(elements.numbers, elements.starts, count_of, weights, _LEVELS, _SHARES, around)
    own = columns.room(_ONE_BY_ONE)
    own[0] = elements.path_steps[elements.path_of]
    own[1] = hidden
    own[2] = np.log1p(group_sizes(elements.path_of))
    joint_columns(elements.numbers, elements.starts, columns["core80"], own[3:6])
    beside_title(
        elements.numbers,
        elements.starts,
        columns["level"],
        columns["likest_title"],
        link,
        columns["named"],
        own[6:],
    )
