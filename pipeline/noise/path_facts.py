"""What the elements of a path say together. Blocks of a page, and pages of a site, share their paths."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pipeline.noise.asides import NOTHING
from pipeline.noise.steps import read_step

_BESIDE = frozenset(("nav", "aside", "footer", "header", "form", "dialog"))
_NEAR = 3


class PathFacts(NamedTuple):
    """What is known of a path, in whole numbers.

    everywhere, near: bits of all its elements, and of the nearest three. steps: how many elements it has. noise,
    article: place of the outermost element that is named for noise, and of the outermost article; -1 where there is
    none. comment, paragraph, main: 1 where an element is named for comments, where the innermost is a paragraph, and
    where it leads through a `main`, and behind that through no menu, side note or form; else 0. beside: the
    most that one of its elements says of standing beside an article (`asides`).
    """

    everywhere: int
    near: int
    steps: int
    noise: int
    article: int
    comment: int
    paragraph: int
    main: int
    beside: int


@lru_cache(maxsize=16_384)
def read_path(path: str) -> PathFacts:
    """Read a path as `pipeline.blocks` writes it; the empty one, of tagless text, has no elements."""
    if not path:
        return PathFacts(0, 0, 0, -1, -1, 0, 0, 0, NOTHING)
    steps = [read_step(segment) for segment in path.split("/")]
    everywhere = near = comment = main = 0
    noise = article = -1
    for place, (tag, bits, is_noise, is_comment, _, _) in enumerate(steps):
        everywhere |= bits
        if is_noise and noise < 0:
            noise = place
        if is_comment:
            comment = 1
        if tag == "article":
            article = place if article < 0 else article
        elif tag == "main":
            main = main or int(place > 0)
        elif main > 0 and tag in _BESIDE:
            main = -1
    for step in steps[-_NEAR:]:
        near |= step.bits
    paragraph = int(steps[-1].tag == "p")
    beside = max(step.beside for step in steps)
    return PathFacts(everywhere, near, len(steps), noise, article, comment, paragraph, max(0, main), beside)
