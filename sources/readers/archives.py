"""WARC archives: which pages they hold, and one page of them.

fastwarc finds the records; each is taken into memory as it stands and decoded apart from the stream. Decoding in the
stream would do both at once, but fastwarc 2.0 then ends in silence after a body that is chunked and compressed.
Nor does it tell an archive that ends in the middle from one that ends: `_torn` looks.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import BinaryIO, Literal

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from sources.errors import BrokenArchive, ReadError
from sources.page import PageKind
from sources.readers.files import fault, shown
from sources.readers.kinds import is_undeclared, kind_of_content, kind_of_type
from sources.readers.limits import MAX_BODY_BYTES

_GZIP_MARK = b"\x1f\x8b"
_READ_BYTES = 1 << 16
_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,8}\s*(?:;[^\r\n]{0,200})?\r?\n")


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page in an archive, body included. offset and skip: as in PageRef."""

    url: str
    body: bytes
    kind: PageKind
    content_type: str
    fetched_at: str | None
    offset: int
    skip: int


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record that cannot be read though the archive goes on."""

    url: str
    error: ReadError


def is_archive(name: str) -> bool:
    """True where a file's name says that it is a WARC archive."""
    return name.lower().endswith((".warc", ".warc.gz"))


def archived_pages(file: Path, skipped: Counter[str]) -> Iterator[ArchivedPage | BrokenRecord]:
    """The pages of an archive, in its order: HTTP responses with status 200 that are HTML or text.

    skipped: counts what is passed over, by reason. Raises ReadError where the file cannot be opened, and
    BrokenArchive, after the pages before, where it ends in the middle or is no WARC.
    """
    try:
        with file.open("rb") as stream:
            yield from _pages(file, stream, skipped)
    except OSError as error:
        raise fault(file, error) from error


def read_archived_page(file: Path, offset: int, skip: int) -> ArchivedPage:
    """One page of an archive. Raises ReadError where it is not there any more."""
    try:
        with file.open("rb") as stream:
            stream.seek(offset)
            for passed, record in enumerate(_records(file, stream)):
                if passed == skip:
                    page = _page(file, record, offset, skip, Counter())
                    if isinstance(page, ArchivedPage):
                        return page
                    break
    except OSError as error:
        raise fault(file, error) from error
    raise ReadError(f"{shown(file)}: no page at byte {offset}: changed since it was listed")


def _pages(file: Path, stream: BinaryIO, skipped: Counter[str]) -> Iterator[ArchivedPage | BrokenRecord]:
    last = 0
    count = 0
    with file.open("rb") as other:
        for count, record in enumerate(_records(file, stream), start=1):
            offset, skip = record.stream_pos, 0
            if not _starts_record(other, offset):
                offset, skip = 0, count - 1  # compressed as a whole: only its start can be found again
            last = offset
            page = _page(file, record, offset, skip, skipped)
            if page is not None:
                yield page
        if is_torn(other, last):
            raise BrokenArchive(f"{shown(file)}: ends in the middle of a record")
    if not count:
        raise BrokenArchive(f"{shown(file)}: not a WARC archive, or an empty one")


def _records(file: Path, stream: BinaryIO) -> Iterator[WarcRecord]:
    """Each record, unparsed. fastwarc answers broken headers with KeyError and ValueError as well as OSError."""
    records = iter(ArchiveIterator(stream, parse_http=False))
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except (OSError, KeyError, ValueError) as error:
            raise BrokenArchive(f"{shown(file)}: {str(error).strip(chr(39)) or 'broken record'}") from error
        yield record


def _page(
    file: Path, record: WarcRecord, offset: int, skip: int, skipped: Counter[str]
) -> ArchivedPage | BrokenRecord | None:
    if record.record_type != WarcRecordType.response:
        skipped[f"archive record: {record.record_type}"] += 1
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    length = _length(record)
    if length is None:
        raise BrokenArchive(f"{shown(file)}: {url or 'a record'} does not say how long it is")
    if length > MAX_BODY_BYTES:
        return BrokenRecord(url, ReadError(f"{shown(file)}: {url}: larger than {MAX_BODY_BYTES:,} bytes"))
    try:
        block = record.reader.read()
    except (OSError, ValueError) as error:
        raise BrokenArchive(f"{shown(file)}: {error}") from error
    if len(block) < length:
        raise BrokenArchive(f"{shown(file)}: ends in the middle of {url}")
    if not url or not record.is_http:
        skipped["archive record: response that is not of HTTP"] += 1
        return None
    try:
        answer = _parsed(block, "none")
        status = answer.http_headers.status_code
        content_type = answer.http_headers.get("Content-Type") or ""
        if status != 200:
            skipped[f"http status {status or 'missing'}"] += 1
            return None
        kind = kind_of_type(content_type)
        if kind is None and not is_undeclared(content_type):
            skipped[f"content type {content_type.split(';')[0].strip().lower()}"] += 1
            return None
        body = _body(block)
    except (OSError, ValueError, KeyError) as error:
        return BrokenRecord(url, ReadError(f"{shown(file)}: {url}: {error}"))
    if len(body) > MAX_BODY_BYTES:
        return BrokenRecord(url, ReadError(f"{shown(file)}: {url}: larger than {MAX_BODY_BYTES:,} bytes"))
    kind = kind or kind_of_content(body)
    if kind is None:
        skipped["content type not declared, binary"] += 1
        return None
    return ArchivedPage(url, body, kind, content_type, _fetched_at(record), offset, skip)


def _length(record: WarcRecord) -> int | None:
    value = (record.headers.get("Content-Length") or "").strip()
    return int(value) if value.isdecimal() else None


def _parsed(block: bytes, auto_decode: Literal["none", "content", "all"]) -> WarcRecord:
    """A record's block as an HTTP response, apart from the stream that it came from."""
    response = WarcRecord()
    response.init_headers(WarcRecordType.response, content_length=len(block))
    response.is_http = True
    response.set_bytes_content(block)
    response.parse_http(auto_decode=auto_decode)
    return response


def _body(block: bytes) -> bytes:
    """The body with chunks and compression undone, cut above MAX_BODY_BYTES.

    Some crawlers store the decoded body under the headers of the encoded one: where a coding cannot be undone, but the
    body is readable without, it stands as it is. Raises OSError or ValueError where it is not.
    """
    try:
        return _parsed(block, "all").reader.read(MAX_BODY_BYTES + 1)
    except (OSError, ValueError):
        plain = _parsed(block, "none").reader.read(MAX_BODY_BYTES + 1)
        if _CHUNK_SIZE.match(plain) or kind_of_content(plain) is None:
            raise
        return plain


def _fetched_at(record: WarcRecord) -> str | None:
    """The record's time as ISO 8601 in UTC, to the second; None where the archive does not say."""
    if not record.headers.get("WARC-Date"):
        return None
    try:
        return record.record_date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError, AttributeError):
        return None


def _starts_record(stream: BinaryIO, offset: int) -> bool:
    stream.seek(offset)
    return stream.read(5).startswith((_GZIP_MARK, b"WARC/"))


def is_torn(stream: BinaryIO, last: int) -> bool:
    """True where the record that starts at `last` does not end, or something that is no record follows it."""
    stream.seek(last)
    start = stream.read(len(_GZIP_MARK))
    stream.seek(last)
    return _torn_gzip(stream) if start == _GZIP_MARK else _torn_plain(stream)


def _torn_gzip(stream: BinaryIO) -> bool:
    member = zlib.decompressobj(wbits=31)
    try:
        while not member.eof:
            chunk = member.unconsumed_tail or stream.read(_READ_BYTES)
            if not chunk:
                return True
            member.decompress(chunk, _READ_BYTES)
    except zlib.error:
        return True
    return bool(member.unused_data.strip(b"\0") or stream.read(1).strip(b"\0"))


def _torn_plain(stream: BinaryIO) -> bool:
    length = 0
    line = stream.readline(_READ_BYTES)
    if not line:
        return False
    while line.strip():
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            length = int(value)
        line = stream.readline(_READ_BYTES)
    if not line:
        return True
    here = stream.tell()
    size = stream.seek(0, 2)
    if here + length > size:
        return True
    stream.seek(here + length)
    return bool(stream.read(_READ_BYTES).strip())
