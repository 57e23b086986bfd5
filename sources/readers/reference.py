"""What a reader hands out: a reference to a page, and a fault in a page's place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import overload

from sources.errors import ReadError, SourceError
from sources.page import PageKind, RawPage, page_id_of
from sources.readers.archives import read_archived_page
from sources.readers.files import read_body, shown


@dataclass(frozen=True, slots=True)
class PageRef:
    """Where a page lies and what is known of it without its body. Small, and survives pickling.

    source, url, kind, content_type, fetched_at: as in RawPage.
    path: the file, or the archive that holds the page.
    size: bytes of the body. digest: SHA-256 of the body, in hexadecimal.
    offset: byte of the archive at which to start reading, None for a page in a file of its own.
    skip: records to pass over from there; above 0 only in an archive that was compressed as a whole.
    page_id: the page's name in every table, that of the page that `read` gives; worked out once, for it is asked often.
    """

    source: str
    url: str
    kind: PageKind
    path: str
    size: int
    digest: str
    content_type: str = ""
    fetched_at: str | None = None
    offset: int | None = None
    skip: int = 0
    page_id: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "page_id", page_id_of(self.source, self.url))

    def read(self) -> RawPage:
        """The page with its body.

        Raises ReadError where the file is gone, cannot be read, or holds other bytes than when it was listed.
        """
        if self.offset is None:
            body = read_body(self.path)
        else:
            body = read_archived_page(Path(self.path), self.offset, self.skip).body
        if hashlib.sha256(body).hexdigest() != self.digest:
            raise ReadError(f"{shown(self.path)}: changed since it was listed")
        return RawPage(
            source=self.source,
            url=self.url,
            body=body,
            kind=self.kind,
            content_type=self.content_type,
            fetched_at=self.fetched_at,
        )


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A page that could not be read, in the place where it would stand; the pages around it are read.

    path: the file or archive. error: what is wrong. url: the page's address where it was known, else empty.
    source: whose page it is, empty where that is not known.
    """

    path: str
    error: SourceError
    url: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PageList(Sequence[PageRef]):
    """The pages of a run, in an order that depends on names alone. As a sequence it holds the readable ones.

    entries: pages and faults, in order.
    skipped: what was passed over on purpose and how often ("archive record: revisit", "file: .css", "http status 404").
    """

    entries: tuple[PageRef | Unreadable, ...]
    skipped: Mapping[str, int] = field(default_factory=dict)
    pages: tuple[PageRef, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        readable = tuple(entry for entry in self.entries if isinstance(entry, PageRef))
        object.__setattr__(self, "pages", readable)

    @property
    def unreadable(self) -> tuple[Unreadable, ...]:
        """The faults alone, in order."""
        return tuple(entry for entry in self.entries if isinstance(entry, Unreadable))

    @overload
    def __getitem__(self, index: int) -> PageRef: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[PageRef, ...]: ...
    def __getitem__(self, index: int | slice) -> PageRef | tuple[PageRef, ...]:
        return self.pages[index]

    def __len__(self) -> int:
        return len(self.pages)

    def __iter__(self) -> Iterator[PageRef]:
        return iter(self.pages)
