"""Text to blocks: HTML or tagless text becomes a list of headings, paragraphs, items, rows and address lines."""

from __future__ import annotations

from pipeline.blocks.markup import read_markup
from pipeline.blocks.plain import read_plain
from pipeline.blocks.walk import BlockWalk
from pipeline.limits import Limits
from pipeline.selectors import Selectors
from sources.page import PageKind

__all__ = ["BlockWalk", "Selectors", "read_blocks"]


def read_blocks(text: str | bytes, kind: PageKind, limits: Limits, *, selectors: Selectors | None = None) -> BlockWalk:
    """Return the page's blocks in reading order, what its head says, and what was cut.

    text: the decoded page, in characters or in UTF-8. selectors: CSS selectors with which a source names its content
    and its noise; only HTML has use for them. Raises BlockError where no parser can read the markup.
    """
    if kind is PageKind.TEXT:
        return read_plain(text if isinstance(text, str) else text.decode("utf-8"), limits)
    return read_markup(text.encode("utf-8", "replace") if isinstance(text, str) else text, limits, selectors)
