"""Pages that crawls have brought in, and the names that their language versions share."""

from __future__ import annotations

from collections.abc import Mapping

from flows.errors import NothingToRead
from flows.intake.request import CrawledPages
from sources.catalogue import Catalogue, Source
from sources.crawler.contents import (
    GOOD_ALTERNATES_NAME,
    GOOD_NAME,
    archived_alternates,
    archived_pages_now,
    load_alternates,
    load_pages,
    stored_alternates,
    stored_pages,
)
from sources.crawler.translations import group_name, translation_groups
from sources.errors import SourceError
from sources.page import PageKind, RawPage
from sources.readers import PageList, PageRef, Unreadable


def list_crawled(crawled: CrawledPages, catalogue: Catalogue) -> PageList:
    """The pages that crawls have brought in. Raises ReadError where an archive cannot be read."""
    pages: list[PageRef | Unreadable] = []
    for source in catalogue:
        folder = crawled.folder / source
        if crawled.replay:
            pages += archived_pages_now(folder, source)
        else:
            pages += stored_pages(folder, source) if source in crawled.fresh else load_pages(folder / GOOD_NAME)
    return PageList(tuple(pages))


def find_translations(crawled: CrawledPages, sources: Mapping[str, Source]) -> dict[str, str]:
    """The name that a page shares with its versions in other languages, by page id; others are left out.

    Raises NothingToRead where an archive cannot be read.
    """
    found = {}
    for name, source in sources.items():
        folder = crawled.folder / name
        try:
            if crawled.replay:
                alternates = archived_alternates(folder)
            elif name in crawled.fresh:
                alternates = stored_alternates(folder)
            else:
                alternates = load_alternates(folder / GOOD_ALTERNATES_NAME)
        except SourceError as error:
            raise NothingToRead(str(error)) from error
        for url, others in translation_groups(alternates, source.languages).items():
            page_id = RawPage(source=name, url=url, body=b"", kind=PageKind.HTML).page_id
            found[page_id] = group_name((url, *others))
    return found
