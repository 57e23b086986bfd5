"""Columns of the elements around a block: their names, how large and how linked they are, where the title is."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.columns import Column
from pipeline.noise.elements import Elements
from pipeline.noise.paths import MARKS

_LEVELS = (1, 2, 3, 4, 6, 8)
_CORES = (("core50", 0.5), ("core80", 0.8))
NAMES = (
    *(f"{where}_{mark}" for mark in MARKS for where in ("in", "near")),
    *("depth", "hidden", "page_has_main", "page_has_article"),
    *("alike", "alike_length", "alike_link", "alike_prose"),
    *(f"{what}^{up}" for up in _LEVELS for what in ("length", "link", "prose", "blocks", "noisy")),
    *("title_shared", "title_levels"),
    *("core50", "core80", "core50_levels", "core80_levels", "after_core", "joint-1", "joint+1"),
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
    same, link = elements.path_of, columns["link_share"]
    found = _name_columns(elements)
    members = np.bincount(same)
    found |= {
        "alike": np.log1p(members)[same],
        "alike_length": (np.bincount(same, columns["length"]) / members)[same],
        "alike_link": (np.bincount(same, link) / members)[same],
        "alike_prose": (np.bincount(same, prose_length > 0) / members)[same],
        "hidden": elements.marked("hidden").astype(np.float64),
    }
    found |= _container_columns(elements, length, link, prose_length, noisy)
    table = _lineages(elements)
    found |= _joint_columns(elements, table)
    found |= _title_columns(columns, elements, table)
    return found


def _name_columns(elements: Elements) -> dict[str, Column]:
    """What the elements are called: all of a block's, and the nearest three."""
    same = elements.path_of
    places = np.arange(len(MARKS))[:, None]
    inside = ((elements.everywhere >> places) & 1).astype(float)[:, same]
    nearby = ((elements.near >> places) & 1).astype(float)[:, same]
    found = {f"in_{mark}": column for mark, column in zip(MARKS, inside, strict=True)}
    found |= {f"near_{mark}": column for mark, column in zip(MARKS, nearby, strict=True)}
    found["depth"] = elements.path_steps.astype(np.float64)[same]
    for name, mark in (("page_has_main", "main"), ("page_has_article", "article")):
        found[name] = np.full(len(same), float(found[f"in_{mark}"].any()))
    return found


def _container_columns(
    elements: Elements, length: Column, link: Column, prose_length: Column, noisy: Column
) -> dict[str, Column]:
    """Size and link density of the elements around a block, and where the element with most of the prose is."""
    count = len(length)
    depths, flat, row = elements.depths, elements.numbers, elements.rows
    size = int(flat.max()) + 1 if len(flat) else 1
    found: dict[str, Column] = {}

    def total(column: Column) -> Column:
        return np.asarray(np.bincount(flat, weights=column[row], minlength=size), np.float64)

    lengths, linked, spoken = total(length), total(length * link), total(prose_length)
    members, noise = np.bincount(flat, minlength=size).astype(np.float64), total(noisy)
    page_spoken = max(1.0, float(prose_length.sum()))
    of_element = (
        np.log1p(lengths),
        linked / np.maximum(1.0, lengths),
        spoken / page_spoken,
        np.log1p(members),
        noise / np.maximum(1.0, members),
    )
    for up in _LEVELS:
        own = elements.inner(up)
        for what, values in zip(("length", "link", "prose", "blocks", "noisy"), of_element, strict=True):
            found[f"{what}^{up}"] = values[own]
    for name, share in _CORES:
        big = spoken >= share * page_spoken
        # Serial numbers grow in document order, so the deepest element that is big enough has the largest one.
        core = int(np.flatnonzero(big)[-1]) if big.any() else -1
        inside = np.asarray(np.bincount(row, weights=(flat == core), minlength=count), np.float64)
        found[name] = inside
        found[f"{name}_levels"] = np.asarray(depths - np.bincount(row, weights=big[flat], minlength=count), np.float64)
        if name == "core80":
            first = int(np.argmax(inside > 0)) if inside.any() else 0
            found["after_core"] = np.where(inside > 0, 0.0, np.where(np.arange(count) > first, 1.0, -1.0))
    return found


def _lineages(elements: Elements) -> NDArray[np.int64]:
    """The lineages as a table, one row a block, filled up with -1.

    An element's serial number stands at one depth only, so two blocks share as many as stand at the same places.
    """
    depths, flat = elements.depths, elements.numbers
    table = np.full((len(depths), int(depths.max())), -1, np.int64)
    table[elements.rows, np.arange(len(flat)) - np.repeat(elements.starts, depths)] = flat
    return table


def _joint_columns(elements: Elements, table: NDArray[np.int64]) -> dict[str, Column]:
    """How many elements end between a block and its neighbours."""
    count = len(table)
    joint = np.full(count + 1, -1.0)
    joint[1:count] = elements.depths[:-1] - ((table[1:] == table[:-1]) & (table[1:] >= 0)).sum(axis=1)
    return {"joint-1": joint[:count], "joint+1": joint[1:]}


def _title_columns(columns: Mapping[str, Column], elements: Elements, table: NDArray[np.int64]) -> dict[str, Column]:
    """How near a block stands to the page's title: elements around both, and those around the title alone."""
    fit = (columns["named"] == 0) & (columns["link_share"] < 0.5)
    for candidates in (
        (columns["level"] == 1) & fit,
        (columns["likest_title"] > 0) & fit,
        (columns["level"] == 2) & fit,
    ):
        places = np.flatnonzero(candidates)
        if len(places):
            break
    else:
        absent = np.full(len(table), np.nan)
        return {"title_shared": absent, "title_levels": absent}
    title = table[places[0]]
    shared = ((table == title) & (title >= 0)).sum(axis=1).astype(np.float64)
    return {"title_shared": shared, "title_levels": float(elements.depths[places[0]]) - shared}
