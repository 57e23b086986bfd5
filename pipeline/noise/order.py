"""Columns of what stands around a block in reading order: neighbours, runs of short lines, the heading above."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.columns import Column, blocks_since, shifts, windows
from pipeline.noise.phrases import BITS

_SHORT = float(np.log1p(60))
_ANNOUNCED = ("related", "news", "share", "legal", "widget", "toc", "menu", "languages")
_WINDOWS = {12: ("legal", "menu", "languages"), 6: ("share", "more"), 4: ("consent",)}


def order_columns(
    columns: Mapping[str, Column], prose_length: Column, noisy: Column, heading: NDArray[np.bool_]
) -> dict[str, Column]:
    """Columns of the blocks around, and of how far the next heading, prose or noise is.

    columns: of the blocks' wording. prose_length: characters of prose. noisy: 1 for phrases of menus and the like.
    """
    found: dict[str, Column] = {}
    prose = prose_length > 0
    level = columns["level"]
    beside = {
        "length": columns["length"],
        "link": columns["link_share"],
        "functions": columns["functions"],
        "noisy": noisy,
        "level": level,
    }
    table = np.array(list(beside.values()))
    for by in (-2, -1, 1, 2):
        found |= {f"{name}{by:+d}": column for name, column in zip(beside, shifts(table, by), strict=True)}
    around = {
        "length": columns["length"],
        "link": columns["link_share"],
        "prose": prose.astype(float),
        "noisy": noisy,
        "functions": columns["functions"],
    }
    for reach in (2, 5, 12):
        means = windows(list(around.values()), reach)
        found |= {f"{name}~{reach}": mean for name, mean in zip(around, means, strict=True)}
    distances = {
        "prose": prose,
        "heading": heading,
        "h1": level == 1,
        "noisy": noisy > 0,
        "sentence": columns["ends_sentence"] > 0,
        "rights": columns["rights"] > 0,
    }
    flags = np.array(list(distances.values()))
    since, until = blocks_since(flags), blocks_since(flags[:, ::-1])[:, ::-1]
    for name, before, behind in zip(distances, since, until, strict=True):
        found[f"since_{name}"] = before
        if name != "rights":
            found[f"until_{name}"] = behind
    return found


def run_columns(columns: Mapping[str, Column], prose: NDArray[np.bool_]) -> dict[str, Column]:
    """Runs of short lines that end no sentence: menus, lists, addresses. Their size, a line's place in them, and what
    share of them says how to reach somebody, begins with a capital, holds digits, or is a phrase of menus."""
    short = ~prose & (columns["length"] < _SHORT) & (columns["ends_sentence"] == 0)
    starts = np.flatnonzero(np.diff(short, prepend=~short[:1]))
    run = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(short))))
    size = np.bincount(run)
    place = np.arange(len(short)) - starts[run]
    found = {
        "run": np.where(short, np.log1p(size)[run], 0.0),
        "run_place": np.where(short, np.log1p(place), 0.0),
        "run_left": np.where(short, np.log1p(size[run] - 1 - place), 0.0),
    }
    reach = np.maximum(columns["at_sign"], columns["is_contact_line"])
    for name, column in (
        ("reach", reach),
        ("digits", (columns["digits"] > 0).astype(float)),
        ("lower", columns["starts_lower"]),
        ("words", columns["words"]),
        ("commas", (columns["commas"] > 0).astype(float)),
        ("functions", columns["functions"]),
    ):
        found[f"run_{name}"] = (np.bincount(run, column) / size)[run]
    return found


def section_columns(
    columns: Mapping[str, Column], heading: NDArray[np.bool_], bits: NDArray[np.int64]
) -> dict[str, Column]:
    """What the last heading (or the last line that says what a heading of links says) announced. bits: of phrases."""
    announces = heading | ((bits & (BITS["related"] | BITS["news"] | BITS["toc"])) > 0)
    place = np.arange(len(bits))
    last = np.maximum.accumulate(np.where(announces, place, -1))
    said = np.where(last >= 0, bits[last], 0)
    found = {f"under_{name}": ((said & BITS[name]) > 0).astype(float) for name in _ANNOUNCED}
    for reach, names in _WINDOWS.items():
        means = windows([columns[f"says_{name}"] for name in names], reach)
        found |= {f"{name}~{reach}": mean for name, mean in zip(names, means, strict=True)}
    return found
