"""Columns of the elements around a block: their names, how large and how linked they are, where the title is."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.noise.columns import Column
from pipeline.noise.elements import Elements
from pipeline.noise.elementsums import container_columns, shared_elements
from pipeline.noise.groups import group_means, group_sizes
from pipeline.noise.paths import MARKS
from pipeline.noise.pathtable import bit_columns

_LEVELS = (1, 2, 3, 4, 6, 8)
_SHARES = (0.5, 0.8)
_INSIDE = tuple(f"in_{mark}" for mark in MARKS)
_NEARBY = tuple(f"near_{mark}" for mark in MARKS)
_CONTAINERS = (
    *(f"{what}^{up}" for up in _LEVELS for what in ("length", "link", "prose", "blocks", "noisy")),
    *("core50", "core50_levels", "core80", "core80_levels"),
)
NAMES = (
    *_INSIDE,
    *_NEARBY,
    *("depth", "hidden", "page_has_main", "page_has_article"),
    *("alike", "alike_length", "alike_link", "alike_prose"),
    *_CONTAINERS,
    *("title_shared", "title_levels", "after_core", "joint-1", "joint+1"),
)
"""The columns that tagless text does not have."""


def markup_columns(
    columns: Mapping[str, Column], elements: Elements | None, length: Column, prose_length: Column, noisy: Column
) -> dict[str, Column]:
    """Return the columns of `NAMES`.

    columns: of the blocks' wording and titles. elements: None for tagless text. length: in characters. prose_length:
    in characters of prose. noisy: 1 for phrases of menus and the like.
    """
    count = len(length)
    if elements is None or not count:
        absent = np.full(count, np.nan)
        return dict.fromkeys(NAMES, absent)
    link = columns["link_share"]
    prose = (prose_length > 0).astype(np.float64)
    found = _name_columns(elements)
    found["alike"] = np.log1p(group_sizes(elements.path_of))
    alike = group_means(elements.path_of, np.array([columns["length"], link, prose]))
    found["alike_length"], found["alike_link"], found["alike_prose"] = alike
    found["hidden"] = elements.marked("hidden").astype(np.float64)
    weights = np.array([length, length * link, prose_length, noisy])
    sums = container_columns(elements.numbers, elements.starts, len(elements.first_met), weights, _LEVELS, _SHARES)
    found |= zip(_CONTAINERS, sums, strict=True)
    inside = found["core80"] > 0
    first = int(np.argmax(inside))
    found["after_core"] = np.where(inside, 0.0, np.where(np.arange(count) > first, 1.0, -1.0))
    return found | _joint_columns(elements) | _title_columns(columns, elements)


def _name_columns(elements: Elements) -> dict[str, Column]:
    """What the elements are called: all of a block's, and the nearest three."""
    found = dict(zip(_INSIDE, bit_columns(elements.everywhere, elements.path_of, len(MARKS)), strict=True))
    found |= zip(_NEARBY, bit_columns(elements.near, elements.path_of, len(MARKS)), strict=True)
    found["depth"] = elements.path_steps.astype(np.float64)[elements.path_of]
    for name, mark in (("page_has_main", "in_main"), ("page_has_article", "in_article")):
        found[name] = np.full(len(elements.path_of), float(found[mark].any()))
    return found


def _joint_columns(elements: Elements) -> dict[str, Column]:
    """How many elements end between a block and its neighbours."""
    count = len(elements.path_of)
    joint = np.full(count + 1, -1.0)
    joint[1:count] = elements.depths[:-1] - shared_elements(elements.numbers, elements.starts)[1:]
    return {"joint-1": joint[:count], "joint+1": joint[1:]}


def _title_columns(columns: Mapping[str, Column], elements: Elements) -> dict[str, Column]:
    """How near a block stands to the page's title: elements around both, and those around the title alone."""
    fit = (columns["named"] == 0) & (columns["link_share"] < 0.5)
    for candidates in (
        (columns["level"] == 1) & fit,
        (columns["likest_title"] > 0) & fit,
        (columns["level"] == 2) & fit,
    ):
        if candidates.any():
            title = int(np.argmax(candidates))
            break
    else:
        absent = np.full(len(fit), np.nan)
        return {"title_shared": absent, "title_levels": absent}
    shared = shared_elements(elements.numbers, elements.starts, title)
    return {"title_shared": shared, "title_levels": float(elements.depths[title]) - shared}
