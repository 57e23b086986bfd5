"""What the readers of pages are given and give back, whichever way they read."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.block import Block
from pipeline.head import PageHead
from pipeline.limits import Limits
from pipeline.record import PageIssue

_NO_HEAD = PageHead()


@dataclass(frozen=True, slots=True)
class BlockWalk:
    """What one page's markup or text gave: its blocks, its head, and issues about what was cut."""

    blocks: tuple[Block, ...]
    head: PageHead = _NO_HEAD
    issues: tuple[PageIssue, ...] = ()


def too_many_blocks(limits: Limits) -> PageIssue:
    """The issue that says that the rest of a page was not read."""
    message = f"what comes after the first {limits.max_blocks} blocks was not read"
    return PageIssue("blocks", "too-many-blocks", message)


def too_deep(depth: int, limits: Limits) -> PageIssue:
    """The issue that says that elements were nested above the limit."""
    message = f"elements are nested {depth} deep; those below {limits.max_depth} were read as if at that depth"
    return PageIssue("blocks", "too-deep", message)


def markup_cut(length: int, limit: int) -> PageIssue:
    """The issue that says that the end of a page's markup was not read."""
    message = f"the page has {length} characters of markup; those after {limit} were not read"
    return PageIssue("blocks", "markup-cut", message)
