"""Which pages of a source stand in its archive: by the state of its crawls, or by the archive alone."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType
from pydantic import TypeAdapter, ValidationError

from sources.crawler.pages import DROPPED
from sources.crawler.state import STATE_NAME, CrawlState
from sources.crawler.urls import fold
from sources.errors import BrokenArchive, ReadError
from sources.page import PageKind
from sources.readers.archives import is_torn, read_archived_page
from sources.readers.reference import PageRef, Unreadable

ARCHIVE_FOLDER = "archive"
GOOD_NAME = "good.json"
"""The pages of the last crawl of a source that raised no alarm: what releases are made of."""

GOOD_ALTERNATES_NAME = "good-alternates.json"
"""What these pages say of their language versions."""

Alternates = dict[str, dict[str, str]]
"""Addresses of a page's versions by language tag, by the page's own address."""

_REFS = TypeAdapter(list[PageRef])
_ALTERNATES = TypeAdapter(Alternates)
_HREFLANG = re.compile(rb"^hreflang: (\S+) (\S+)\r$", re.MULTILINE)
_PAGE = re.compile(rb"^verdict: page\r$", re.MULTILINE)


def stored_pages(folder: Path, source: str) -> list[PageRef]:
    """The pages of a source as its state has them, in the order of their addresses; none before the first crawl.

    folder: the source's own.
    """
    if not (folder / STATE_NAME).is_file():
        return []
    state = CrawlState(folder)
    try:
        return [
            PageRef(
                source=source,
                url=known.url,
                kind=PageKind(known.kind),
                path=str(folder / ARCHIVE_FOLDER / known.file),
                size=known.size,
                digest=known.digest,
                content_type=known.content_type,
                fetched_at=known.fetched_at,
                offset=known.offset,
            )
            for known in state.contents()
        ]
    finally:
        state.close()


def stored_alternates(folder: Path) -> Alternates:
    """What the stored pages say of their language versions, by address."""
    if not (folder / STATE_NAME).is_file():
        return {}
    state = CrawlState(folder)
    try:
        return {known.url: json.loads(known.translations) for known in state.contents()}
    finally:
        state.close()


def archived_pages_now(folder: Path, source: str) -> list[PageRef | Unreadable]:
    """The same pages, found by reading the archive from its first record to its last; the state is not asked.

    A file that ends in the middle, as that of a crawl that was killed does, gives the pages before and stands in the
    list itself. Raises BrokenArchive where a record is none, ReadError where a page cannot be read.
    """
    standing, torn = _standing(folder)
    pages = [_reference(source, url, file, offset) for url, file, offset, _ in standing]
    return [*pages, *(Unreadable(str(file), _end_of(file), source=source) for file in torn)]


def archived_alternates(folder: Path) -> Alternates:
    """What these pages say of their language versions, by address."""
    return {
        url: {tag.decode(): version.decode() for tag, version in _HREFLANG.findall(fields)}
        for url, _, _, fields in _standing(folder)[0]
    }


def _standing(folder: Path) -> tuple[list[tuple[str, Path, int, bytes]], list[Path]]:
    """Address, file, offset and metadata of each page that stands at the archive's end, sorted; and files that end in
    the middle.
    """
    standing: dict[str, tuple[str, Path, int, bytes]] = {}
    torn = []
    for file in sorted((folder / ARCHIVE_FOLDER).glob("*.warc.gz")):
        response: tuple[str, int] | None = None
        last = 0
        for kind, url, offset, fields in _records(file):
            last = offset
            if kind == WarcRecordType.response:
                response = url, offset
            elif kind == WarcRecordType.metadata:
                key = fold(url)
                if DROPPED.encode() in fields:
                    standing.pop(key, None)
                elif response is not None and response[0] == url and _PAGE.search(fields):
                    standing[key] = (url, file, response[1], fields)
                response = None
        with file.open("rb") as stream:
            if is_torn(stream, last):
                torn.append(file)
    return sorted(standing.values()), torn


def _end_of(file: Path) -> BrokenArchive:
    return BrokenArchive(f"{file.name}: ends in the middle of a record")


def _records(file: Path) -> Iterator[tuple[WarcRecordType, str, int, bytes]]:
    try:
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=False):
                is_metadata = record.record_type == WarcRecordType.metadata
                fields = record.reader.read() if is_metadata else b""
                url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
                yield record.record_type, url, record.stream_pos, fields
    except (OSError, KeyError, ValueError) as error:
        raise BrokenArchive(f"{file.name}: {str(error) or 'broken record'}") from error


def _reference(source: str, url: str, file: Path, offset: int) -> PageRef:
    page = read_archived_page(file, offset, 0)
    return PageRef(
        source=source,
        url=url,
        kind=page.kind,
        path=str(file),
        size=len(page.body),
        digest=hashlib.sha256(page.body).hexdigest(),
        content_type=page.content_type,
        fetched_at=page.fetched_at,
        offset=offset,
    )


def save_pages(file: Path, pages: Iterable[PageRef]) -> None:
    """Write a list of pages, whole or not at all; their archives are named as they lie under the file's folder."""
    below = [replace(page, path=str(Path(page.path).relative_to(file.parent))) for page in pages]
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_bytes(_REFS.dump_json(below, indent=1))
    unfinished.replace(file)


def load_pages(file: Path) -> list[PageRef]:
    """Read a list of pages; empty where there is none. Raises ReadError where the file is no such list."""
    try:
        pages = _REFS.validate_json(file.read_bytes())
    except FileNotFoundError:
        return []
    except (OSError, ValidationError) as error:
        raise ReadError(f"{file}: no list of pages") from error
    return [replace(page, path=str(file.parent / page.path)) for page in pages]


def save_alternates(file: Path, alternates: Alternates) -> None:
    """Write what pages say of their language versions, whole or not at all."""
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(alternates, ensure_ascii=False, indent=1, sort_keys=True), "utf-8")
    unfinished.replace(file)


def load_alternates(file: Path) -> Alternates:
    """Read it; empty where there is none. Raises ReadError where the file is something else."""
    try:
        return _ALTERNATES.validate_json(file.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValidationError) as error:
        raise ReadError(f"{file}: no list of language versions") from error
