"""When a page says it was published and modified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.head import PageHead
from pipeline.record import Block
from sources.page import Publisher


@dataclass(frozen=True, slots=True)
class PageDates:
    """EDTF of the day or moment of publication and of the last change, None where the page does not say."""

    published: str | None = None
    modified: str | None = None


def find_page_dates(head: PageHead, blocks: Sequence[Block], url: str, publisher: Publisher) -> PageDates:
    """Dates of a page as a whole."""
    return PageDates()
