"""The contents of a source's archive, found by reading it from its first record to its last; the state is not asked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from sources.crawler.contents import ARCHIVE_FOLDER, Contents
from sources.crawler.job import Verdict
from sources.crawler.missed import Missed, is_in_vain, still
from sources.crawler.pages import DROPPED
from sources.crawler.urls import fold
from sources.errors import BrokenArchive
from sources.readers.archives import is_torn, read_archived_page
from sources.readers.reference import PageRef, Unreadable

_HREFLANG = re.compile(r"^hreflang: (\S+) (\S+)$", re.MULTILINE)
_VERDICT = re.compile(rf"^verdict: ({'|'.join(Verdict)})$", re.MULTILINE)
_REASON = re.compile(r"^reason: (.+)$", re.MULTILINE)


def archived(folder: Path, source: str) -> Contents:
    """What the archive holds. folder: the source's own.

    A file that ends in the middle, as that of a crawl that was killed does, gives the pages before and stands in the
    list itself. Raises BrokenArchive where a record is none, ReadError where a page cannot be read.
    """
    walk = _Walk()
    torn = []
    for file in sorted((folder / ARCHIVE_FOLDER).glob("*.warc.gz")):
        last = 0
        for kind, url, offset, date, fields in _records(file):
            last = offset
            walk.take(file, kind, url, offset, date, fields)
        with file.open("rb") as stream:
            if is_torn(stream, last):
                error = BrokenArchive(f"{file.name}: ends in the middle of a record")
                torn.append(Unreadable(str(file), error, source=source))
    standing = sorted(walk.standing.values(), key=itemgetter(0))
    return Contents(
        pages=tuple(_reference(source, url, file, offset) for url, file, offset, _ in standing),
        alternates={url: alternates for url, _, _, alternates in standing},
        missed=tuple(sorted(walk.missed.values(), key=lambda missed: missed.url)),
        torn=tuple(torn),
    )


class _Walk:
    """What stands after the records so far. standing: address, file, offset and language versions of each page."""

    def __init__(self) -> None:
        self.standing: dict[str, tuple[str, Path, int, dict[str, str]]] = {}
        self.missed: dict[str, Missed] = {}
        self._urls: dict[str, str] = {}
        self._response: tuple[str, int] | None = None

    def take(self, file: Path, kind: WarcRecordType, url: str, offset: int, date: str, fields: str) -> None:
        """The next record. A metadata record says what the response before it was."""
        if kind == WarcRecordType.response:
            self._response = url, offset
        elif kind == WarcRecordType.metadata:
            verdict = _VERDICT.search(fields)
            if verdict is not None:
                self._judge(file, url, date, Verdict(verdict[1]), fields)
            self._response = None

    def _judge(self, file: Path, url: str, date: str, verdict: Verdict, fields: str) -> None:
        key = fold(url)
        if DROPPED in fields:
            self.standing.pop(key, None)
        elif verdict == Verdict.PAGE and self._response is not None and self._response[0] == url:
            self.standing[key] = (url, file, self._response[1], dict(_HREFLANG.findall(fields)))
            self._urls[key] = url
        url = self._urls.setdefault(key, url)  # as the state does: the address under which a page was first known
        said = _REASON.search(fields)
        reason = said[1] if said else ""
        if is_in_vain(verdict, reason):
            missed = Missed(url, verdict, reason, date)
            self.missed[key] = still(missed, self.missed.get(key))
        else:
            self.missed.pop(key, None)


def _records(file: Path) -> Iterator[tuple[WarcRecordType, str, int, str, str]]:
    """Kind, address, offset and date of each record, and what a metadata record says, in lines that end with "\\n"."""
    try:
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=False):
                is_metadata = record.record_type == WarcRecordType.metadata
                fields = record.reader.read().decode("utf-8", "replace").replace("\r\n", "\n") if is_metadata else ""
                url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
                yield record.record_type, url, record.stream_pos, record.headers.get("WARC-Date") or "", fields
    except (OSError, KeyError, ValueError) as error:
        raise BrokenArchive(f"{file.name}: {str(error).strip(chr(39)) or 'broken record'}") from error


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
