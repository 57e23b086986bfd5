"""Readers that bring pages from disk: files, folders, globs and WARC archives.

`list_pages` says what is there without keeping a single body; each `PageRef` of it reads its own page when asked,
in whatever process. `read_pages` does both, one page at a time.
"""

from __future__ import annotations

from sources.readers.listing import list_pages, read_pages
from sources.readers.reference import PageList, PageRef, Unreadable

__all__ = ["PageList", "PageRef", "Unreadable", "list_pages", "read_pages"]
