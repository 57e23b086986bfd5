"""Columns of the elements around a block: their names, how large and how linked they are, where the title is."""

from __future__ import annotations

import numpy as np

from pipeline.noise.columns import Column, Columns
from pipeline.noise.elements import Elements
from pipeline.noise.elementsums import container_columns, shared_elements
from pipeline.noise.groups import group_means, group_sizes
from pipeline.noise.paths import MARKS
from pipeline.noise.pathtable import bit_columns

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
    columns: Columns, elements: Elements | None, length: Column, prose_length: Column, noisy: Column
) -> None:
    """Add columns of the elements around.

    columns: of the blocks' wording and titles. elements: None for tagless text. length: in characters. prose_length:
    in characters of prose. noisy: 1 for phrases of menus and the like.
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
    within = columns["core80"] > 0
    after = np.where(within, 0.0, np.where(np.arange(count) > np.argmax(within), 1.0, -1.0))
    # How many elements end between a block and its neighbours.
    joint = np.full(count + 1, -1.0)
    joint[1:count] = elements.depths[:-1] - shared_elements(elements.numbers, elements.starts)[1:]
    own = columns.room(_ONE_BY_ONE)
    own[0] = elements.path_steps[elements.path_of]
    own[1] = elements.marked("hidden")
    own[2] = np.log1p(group_sizes(elements.path_of))
    own[3], own[4], own[5] = after, joint[:count], joint[1:]
    own[6], own[7] = _beside_title(columns, elements)


def _beside_title(columns: Columns, elements: Elements) -> tuple[Column | float, Column | float]:
    """How near a block stands to the page's title: elements around both, and those around the title alone."""
    fit = (columns["named"] == 0) & (columns["link_share"] < 0.5)
    for candidates in (
        (columns["level"] == 1) & fit,
        (columns["likest_title"] > 0) & fit,
        (columns["level"] == 2) & fit,
    ):
        if candidates.any():
            title = int(np.argmax(candidates))
            shared = shared_elements(elements.numbers, elements.starts, title)
            return shared, elements.depths[title] - shared
    return np.nan, np.nan
