"""Columns of what stands around a block in reading order: neighbours, runs of short lines, the heading above."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.columns import Column
from pipeline.noise.groups import group_means
from pipeline.noise.neighbours import distances, runs, shifts, window_means
from pipeline.noise.phrases import BITS

_SHORT = float(np.log1p(60))
_STEPS, _REACHES, _FAR = (-2, -1, 1, 2), (2, 5, 12), 200.0
_BESIDE = tuple(f"{name}{by:+d}" for by in _STEPS for name in ("length", "link", "functions", "noisy", "level"))
_AROUND = tuple(f"{name}~{reach}" for reach in _REACHES for name in ("length", "link", "prose", "noisy", "functions"))
_SINCE = tuple(f"since_{name}" for name in ("prose", "heading", "h1", "noisy", "sentence", "rights"))
_UNTIL = tuple(f"until_{name}" for name in ("prose", "heading", "h1", "noisy", "sentence"))
_IN_RUN = tuple(f"run_{name}" for name in ("reach", "digits", "lower", "words", "commas", "functions"))
_ANNOUNCED = ("related", "news", "share", "legal", "widget", "toc", "menu", "languages")
_ANNOUNCED_BITS = np.array([BITS[name] for name in _ANNOUNCED], np.int64)[:, None]
_UNDER = tuple(f"under_{name}" for name in _ANNOUNCED)
_WINDOWS = {12: ("legal", "menu", "languages"), 6: ("share", "more"), 4: ("consent",)}


def order_columns(
    columns: Mapping[str, Column], prose_length: Column, noisy: Column, heading: NDArray[np.bool_]
) -> dict[str, Column]:
    """Columns of the blocks around, and of how far the next heading, prose or noise is.

    columns: of the blocks' wording. prose_length: characters of prose. noisy: 1 for phrases of menus and the like.
    """
    prose, noise = prose_length > 0, noisy > 0
    length, link, functions, level = (columns[name] for name in ("length", "link_share", "functions", "level"))
    found = dict(zip(_BESIDE, shifts(np.array([length, link, functions, noisy, level]), _STEPS, -1.0), strict=True))
    around = np.array([length, link, prose, noisy, functions])
    found |= zip(_AROUND, window_means(around, _REACHES), strict=True)
    flags = np.array([prose, heading, level == 1, noise, columns["ends_sentence"] > 0, columns["rights"] > 0])
    since, until = distances(flags.view(np.uint8), _FAR)
    found |= zip(_SINCE, since, strict=True)
    found |= zip(_UNTIL, until[: len(_UNTIL)], strict=True)
    return found


def run_columns(columns: Mapping[str, Column], prose: NDArray[np.bool_]) -> dict[str, Column]:
    """Runs of short lines that end no sentence: menus, lists, addresses. Their size, a line's place in them, and what
    share of them says how to reach somebody, begins with a capital, holds digits, or is a phrase of menus."""
    short = ~prose & (columns["length"] < _SHORT) & (columns["ends_sentence"] == 0)
    run, place, left = runs(short.view(np.uint8))
    found = {
        "run": np.where(short, np.log1p(place + left + 1), 0.0),
        "run_place": np.where(short, np.log1p(place), 0.0),
        "run_left": np.where(short, np.log1p(left), 0.0),
    }
    reach = np.maximum(columns["at_sign"], columns["is_contact_line"])
    digits, commas = columns["digits"] > 0, columns["commas"] > 0
    told = np.array([reach, digits, columns["starts_lower"], columns["words"], commas, columns["functions"]])
    return found | dict(zip(_IN_RUN, group_means(run, told), strict=True))


def section_columns(
    columns: Mapping[str, Column], heading: NDArray[np.bool_], bits: NDArray[np.int64]
) -> dict[str, Column]:
    """What the last heading (or the last line that says what a heading of links says) announced. bits: of phrases."""
    announces = heading | ((bits & (BITS["related"] | BITS["news"] | BITS["toc"])) > 0)
    place = np.arange(len(bits))
    last = np.maximum.accumulate(np.where(announces, place, -1))
    said = np.where(last >= 0, bits[last], 0)
    found = dict(zip(_UNDER, ((said & _ANNOUNCED_BITS) > 0).astype(np.float64), strict=True))
    for reach, names in _WINDOWS.items():
        means = window_means(np.array([columns[f"says_{name}"] for name in names]), (reach,))
        found |= {f"{name}~{reach}": mean for name, mean in zip(names, means, strict=True)}
    return found
