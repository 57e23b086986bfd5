"""Columns of what stands around a block in reading order: neighbours, runs of short lines, the heading above."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.columns import Column, Columns
from pipeline.noise.groups import group_means
from pipeline.noise.neighbours import distances, runs, shifts, window_means
from pipeline.noise.phrases import BITS

_SHORT = float(np.log1p(60))
_STEPS, _REACHES, _FAR = (-2, -1, 1, 2), (2, 5, 12), 200.0
_BESIDE = tuple(f"{name}{by:+d}" for by in _STEPS for name in ("length", "link", "functions", "noisy", "level"))
_AROUND = tuple(f"{name}~{reach}" for reach in _REACHES for name in ("length", "link", "prose", "noisy", "functions"))
_SINCE = tuple(f"since_{name}" for name in ("prose", "heading", "h1", "noisy", "sentence", "rights"))
_UNTIL = tuple(f"until_{name}" for name in ("prose", "heading", "h1", "noisy", "sentence"))
_RUN = ("run", "run_place", "run_left")
_IN_RUN = tuple(f"run_{name}" for name in ("reach", "digits", "lower", "words", "commas", "functions"))
_ANNOUNCED = ("related", "news", "share", "legal", "widget", "toc", "menu", "languages")
_ANNOUNCES = BITS["related"] | BITS["news"] | BITS["toc"]
_ANNOUNCED_BITS = np.array([BITS[name] for name in _ANNOUNCED], np.int64)[:, None]
_UNDER = tuple(f"under_{name}" for name in _ANNOUNCED)
_WINDOWS = {12: ("legal", "menu", "languages"), 6: ("share", "more"), 4: ("consent",)}


def add_order(columns: Columns, prose_length: Column, noisy: Column, heading: NDArray[np.bool_]) -> None:
    """Add columns of the blocks around, and of how far the next heading, prose or noise is.

    columns: of the blocks' wording. prose_length: characters of prose. noisy: 1 for phrases of menus and the like.
    """
    prose = prose_length > 0
    length, link, functions, level = (columns[name] for name in ("length", "link_share", "functions", "level"))
    around = np.array([length, link, functions, noisy, level, prose])
    columns.room(_BESIDE)[:] = shifts(around[:-1], _STEPS, -1.0)
    columns.room(_AROUND)[:] = window_means(around[[0, 1, 5, 3, 2]], _REACHES)
    flags = np.array([prose, heading, level == 1, noisy > 0, columns["ends_sentence"] > 0, columns["rights"] > 0])
    since, until = distances(flags.view(np.uint8), _FAR)
    columns.room(_SINCE)[:] = since
    columns.room(_UNTIL)[:] = until[: len(_UNTIL)]


def add_runs(columns: Columns, prose: NDArray[np.bool_]) -> None:
    """Add columns of runs of short lines that end no sentence: menus, lists, addresses. Their size, a line's place in
    them, and what share of them says how to reach somebody, begins with a capital, holds digits, or is a phrase of
    menus."""
    short = ~prose & (columns["length"] < _SHORT) & (columns["ends_sentence"] == 0)
    run, place, left = runs(short.view(np.uint8))
    columns.room(_RUN)[:] = np.log1p(np.array([place + left + 1, place, left])) * short
    reach = np.maximum(columns["at_sign"], columns["is_contact_line"])
    digits, commas = columns["digits"] > 0, columns["commas"] > 0
    told = np.array([reach, digits, columns["starts_lower"], columns["words"], commas, columns["functions"]])
    columns.room(_IN_RUN)[:] = group_means(run, told)


def add_sections(columns: Columns, heading: NDArray[np.bool_], bits: NDArray[np.int64]) -> None:
    """Add what the last heading (or the last line that says what a heading of links says) announced. bits: of
    phrases."""
    announces = heading | ((bits & _ANNOUNCES) > 0)
    last = np.maximum.accumulate(np.where(announces, np.arange(len(bits)), -1))
    said = np.where(last >= 0, bits[last], 0)
    columns.room(_UNDER)[:] = (said & _ANNOUNCED_BITS) > 0
    for reach, names in _WINDOWS.items():
        says = np.array([columns[f"says_{name}"] for name in names])
        columns.room([f"{name}~{reach}" for name in names])[:] = window_means(says, (reach,))
