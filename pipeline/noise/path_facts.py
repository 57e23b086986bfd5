"""What the elements of a path say together, for all paths of a page at once. Blocks of a page share their paths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.noise.steps import Step

_NEAR = 3

Whole = NDArray[np.int64]


class PathFacts(NamedTuple):
    """What is known of the paths of a page, each field a number for every path.

    everywhere, near: bits of all its elements, and of the nearest three. noise, article: place of the outermost element
    that is named for noise, and of the outermost article; -1 where there is none. comment, paragraph, main: 1 where an
    element is named for comments, where the innermost is a paragraph, and where it leads through a `main` that is not
    its first element, and behind that through no menu, side note or form; else 0. beside: the most that one of its
    elements says of standing beside an article (`asides`).
    """

    everywhere: Whole
    near: Whole
    noise: Whole
    article: Whole
    comment: Whole
    paragraph: Whole
    main: Whole
    beside: Whole


def path_facts(steps: Sequence[Step], table: Whole, sizes: Whole) -> PathFacts:
    """Read the paths of a page.

    steps: the different ones, the last of them no step. table: which of them each path has, a row each, the innermost
    first, filled up with the last. sizes: how many steps each path has.
    """
    told = np.array([step.facts for step in steps], np.int64)
    bits, beside, noise, comment, article, main, turning, paragraph = told.T[:, table]
    main[np.arange(table.shape[1]) == sizes[:, None] - 1] = 0
    lead = _outermost(main, sizes)
    innermost_turn = sizes - 1 - turning.argmax(axis=1)
    turns = turning.any(axis=1) & (innermost_turn > lead)
    return PathFacts(
        everywhere=np.bitwise_or.reduce(bits, axis=1),
        near=np.bitwise_or.reduce(bits[:, :_NEAR], axis=1),
        noise=_outermost(noise, sizes),
        article=_outermost(article, sizes),
        comment=comment.max(axis=1),
        paragraph=paragraph[:, 0],
        main=((lead >= 0) & ~turns).astype(np.int64),
        beside=beside.max(axis=1),
    )


def _outermost(flags: Whole, sizes: Whole) -> Whole:
    """Place of the outermost flagged step of each path, counted from the outside; -1 where none is."""
    inside = flags.shape[1] - 1 - flags[:, ::-1].argmax(axis=1)
    return np.where(flags.any(axis=1), sizes - 1 - inside, -1)
