"""Every limit of the pipeline, in one place. Each has a reason; `rathaus doctor` prints them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one page from costing more than a page may cost.

    max_body_bytes: a larger body is refused (`OversizePage`). 20 MiB is 250 times the median page of a crawl.
    max_blocks: blocks after this one are dropped and an issue "too-many-blocks" says how many.
    max_block_characters: a longer run of text is cut into blocks of this length at a blank, if there is one.
    max_depth: elements nested deeper are read as if they stood at this depth.
    max_markup_characters: HTML after this character is not read, and an issue "markup-cut" says so: the tree of a page
        takes 15 times its length in memory.
    max_slow_characters: the same where lxml gives up and the slow parser takes over, 15 microseconds a tag.
    """

    max_body_bytes: int = 20 * 1024 * 1024
    max_blocks: int = 20_000
    max_block_characters: int = 20_000
    max_depth: int = 400
    max_markup_characters: int = 4_000_000
    max_slow_characters: int = 300_000


DEFAULT_LIMITS = Limits()
