"""The raw page as a crawl archived it: found, decoded, and made harmless."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Protocol

import nh3

from normalized.inspector.reading import Row
from sources.crawler.contents import good_pages
from sources.errors import SourceError
from sources.page import PageKind, RawPage

SHOWN = 1_000_000
"""Characters of a raw page that are shown at most."""

_SOURCE = re.compile(r"[a-z0-9][a-z0-9-]*")

_TAGS = frozenset(nh3.ALLOWED_TAGS) - {"img", "map", "area"}


class Archive(Protocol):
    """Where raw pages are kept."""

    def find(self, page: Row) -> RawPage | None:
        """The page with the bytes that the release read, None where they are not kept. page: a row of `pages`."""
        ...


class NoArchive:
    """Nothing is kept."""

    def find(self, page: Row) -> RawPage | None:
        """None, always."""
        return None


class CrawlArchive:
    """The WARC archives below the folder of the crawls."""

    def __init__(self, crawls: Path) -> None:
        self._crawls = crawls

    def find(self, page: Row) -> RawPage | None:
        """See `Archive`. A page that was crawled anew since is not the one that was read: None.

        Raises SourceError where the archive is there and cannot be read.
        """
        if _SOURCE.fullmatch(page["source"]) is None:
            return None
        for reference in good_pages(self._crawls / page["source"]):
            if reference.url == page["url"] and reference.digest == page["digest"]:
                return reference.read()
        return None


def find_raw(archive: Archive, page: Row) -> RawPage | None:
    """The raw page, None where it is not kept or what is kept cannot be read any more."""
    try:
        return archive.find(page)
    except SourceError:
        # The view says that the page is not there; `rathaus replay` says what is wrong with an archive.
        return None


def source_text(raw: RawPage, charset: str | None) -> str:
    """The page's source. charset: the encoding in which the release read it."""
    try:
        name = codecs.lookup(charset or "utf-8").name
    except LookupError:
        name = "utf-8"
    return raw.body.decode(name, "replace")[:SHOWN]


def harmless(raw: RawPage, charset: str | None) -> str:
    """The page as HTML that runs nothing, loads nothing and leads nowhere: elements of text, without attributes."""
    text = source_text(raw, charset)
    if raw.kind is PageKind.TEXT:
        return f"<pre>{nh3.clean_text(text)}</pre>"
    return nh3.clean(text, tags=set(_TAGS), attributes={}, link_rel=None)
