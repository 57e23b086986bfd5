"""The archive of a source: WARC 1.1 files, gzip, one member a record, written by warcio.

What counts is what was committed: `state.py` keeps up to which byte of which file the archive is whole. What stands
behind it when a crawl starts was torn or half done by a kill, and is cut off. Names are serial numbers; nothing of an
address is in them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sources.crawler.exchange import Exchange, Header
from sources.errors import SourceError

_CHUNKED = b"transfer-encoding"
_CODED_TWO_WAYS = "deflate"
"""Servers mean zlib's format or bare deflate by it, and readers of WARC files guess one: it is kept undone."""

_KEPT_OF_ERRORS = 64 * 1024
"""Bytes of the body of a response other than 200 that are kept."""

FIELDS_TYPE = "application/warc-fields"
REVISIT_SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
REVISIT_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class ArchiveBroken(SourceError):
    """An archive file is shorter than what was committed to it, or gone."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where the archive ends. file: name of the last file, empty before the first. size: its bytes."""

    file: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a response lies.

    file: name in the archive's folder. offset: byte at which its record starts. payload: digest that the record says.
    """

    file: str
    offset: int
    payload: str = ""


def cut_tail(folder: Path, committed: Position) -> int:
    """Cut everything behind the committed end of an archive; gives the bytes that were cut.

    Raises ArchiveBroken where less is there than was committed.
    """
    cut = 0
    for path in sorted(folder.glob("*.warc.gz")):
        size = path.stat().st_size
        if path.name > committed.file:
            path.unlink()
            cut += size
        elif path.name == committed.file and size > committed.size:
            os.truncate(path, committed.size)
            cut += size - committed.size
    if committed.file:
        last = folder / committed.file
        size = last.stat().st_size if last.is_file() else 0
        if size < committed.size:
            raise ArchiveBroken(f"{last.name}: {size:,} bytes of {committed.size:,}: changed since it was written")
    return cut


class Archive:
    """Appends records. Nothing counts before `flush`, whose Position is for the caller to commit.

    folder: made where it is missing. prefix: start of every file name. largest: bytes at which the next file begins.
    software: for the record `warcinfo`.
    """

    def __init__(self, folder: Path, prefix: str, start: Position, *, largest: int, software: str) -> None:
        self._folder, self._prefix, self._largest, self._software = folder, prefix, largest, software
        self._folder.mkdir(parents=True, exist_ok=True)
        self._name, self._size = start.file, start.size
        self._stream: BinaryIO | None = None

    def write_response(self, exchange: Exchange, fields: str) -> Stored:
        """Request, response and metadata. fields: lines "name: value" of the metadata record."""
        if exchange.status in (200, 203):
            decoded = _CODED_TWO_WAYS in exchange.header("content-encoding").lower()
            body = exchange.body if decoded else exchange.wire
            return self._write(exchange, "response", _http_headers(exchange, decoded=decoded), body, {}, fields)
        body = exchange.wire[:_KEPT_OF_ERRORS]
        extra = {} if len(body) == len(exchange.wire) else {"WARC-Truncated": "length"}
        return self._write(exchange, "response", _http_headers(exchange), body, extra, fields)

    def write_revisit(self, exchange: Exchange, fields: str, *, payload: str, first_date: str) -> Stored:
        """Request, revisit and metadata. payload: digest that the kept body's record says; first_date: its time."""
        profile = REVISIT_NOT_MODIFIED if exchange.status == 304 else REVISIT_SAME
        extra = {
            "WARC-Profile": profile,
            "WARC-Refers-To-Target-URI": exchange.url,
            "WARC-Refers-To-Date": first_date,
            "WARC-Payload-Digest": payload,
        }
        return self._write(exchange, "revisit", _http_headers(exchange), b"", extra, fields)

    def write_verdict(self, exchange: Exchange, fields: str) -> Stored:
        """Request and metadata alone: what came back is no content, and is not kept."""
        return self._write(exchange, "", _http_headers(exchange), b"", {}, fields)

    def write_note(self, url: str, date: str, fields: str) -> None:
        """Metadata alone, of an address that gave no answer. date: ISO 8601 UTC time."""
        stream, block = self._open(), BytesIO()
        writer = WARCWriter(block, gzip=True, warc_version="WARC/1.1")
        writer.write_record(_metadata(writer, url, fields, {"WARC-Date": date}))
        self._append(stream, block)

    def flush(self) -> Position:
        """Bring what was written to the disk; gives where the archive now ends."""
        if self._stream is not None:
            self._stream.flush()
            os.fsync(self._stream.fileno())
        return Position(self._name, self._size)

    def close(self) -> None:
        """Close the file. What was not flushed and committed does not count."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _write(
        self, exchange: Exchange, kind: str, http: StatusAndHeaders, body: bytes, extra: dict[str, str], fields: str
    ) -> Stored:
        stream = self._open()
        block = BytesIO()
        writer = WARCWriter(block, gzip=True, warc_version="WARC/1.1")
        record = None
        payload = f"sha256:{hashlib.sha256(body).hexdigest()}"
        offset = self._size
        if kind:
            headers = {
                "WARC-Date": exchange.date,
                "WARC-IP-Address": exchange.peer,
                "WARC-Payload-Digest": payload,
                **extra,
            }
            headers = {name: value for name, value in headers.items() if value}
            record = writer.create_warc_record(
                exchange.url,
                kind,
                payload=BytesIO(body),
                length=len(body),
                http_headers=http,
                warc_headers_dict=headers,
            )
            writer.write_record(record)
        first = None if record is None else record.rec_headers.get_header("WARC-Record-ID")
        concurrent = {"WARC-Date": exchange.date} | ({"WARC-Concurrent-To": first} if first else {})
        writer.write_record(
            writer.create_warc_record(
                exchange.url,
                "request",
                payload=BytesIO(b""),
                length=0,
                http_headers=_request_headers(exchange),
                warc_headers_dict=dict(concurrent),
            )
        )
        writer.write_record(_metadata(writer, exchange.url, fields, concurrent))
        self._append(stream, block)
        return Stored(self._name, offset, payload)

    def _append(self, stream: BinaryIO, block: BytesIO) -> None:
        written = block.getvalue()
        stream.write(written)
        self._size += len(written)

    def _open(self) -> BinaryIO:
        if self._stream is not None and self._size < self._largest:
            return self._stream
        if self._stream is not None:
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._stream.close()
            self._stream = None
        if self._name and self._size < self._largest:
            self._stream = (self._folder / self._name).open("ab")
            return self._stream
        serial = int(self._name[len(self._prefix) + 1 :].split(".", 1)[0]) + 1 if self._name else 1
        self._name, self._size = f"{self._prefix}-{serial:08d}.warc.gz", 0
        self._stream = (self._folder / self._name).open("wb")
        block = BytesIO()
        writer = WARCWriter(block, gzip=True, warc_version="WARC/1.1")
        info = {"software": self._software, "format": "WARC File Format 1.1", "robots": "obey"}
        writer.write_record(writer.create_warcinfo_record(self._name, info))
        self._stream.write(block.getvalue())
        self._size = len(block.getvalue())
        return self._stream


def _metadata(writer: WARCWriter, url: str, fields: str, headers: dict[str, str]) -> ArcWarcRecord:
    said = fields.encode()
    return writer.create_warc_record(
        url,
        "metadata",
        payload=BytesIO(said),
        length=len(said),
        warc_content_type=FIELDS_TYPE,
        warc_headers_dict=dict(headers),
    )


def _http_headers(exchange: Exchange, *, decoded: bool = False) -> StatusAndHeaders:
    """Status and headers as they came. Chunks are undone, so the header that announces them changes its name.

    decoded: the coding is undone as well, and its header changes its name too.
    """
    undone = {_CHUNKED, *((b"content-encoding", b"content-length") if decoded else ())}
    renamed: list[Header] = [
        (b"X-Archive-Orig-" + name if name.lower() in undone else name, value) for name, value in exchange.headers
    ]
    return StatusAndHeaders(
        f"{exchange.status} {_one_line(exchange.reason)}".strip(), _texts(renamed), protocol=exchange.version
    )


def _request_headers(exchange: Exchange) -> StatusAndHeaders:
    path = exchange.url.split("://", 1)[1]
    path = path[path.index("/") :] if "/" in path else "/"
    return StatusAndHeaders(f"GET {path} HTTP/1.1", _texts(exchange.request_headers), is_http_request=True)


def _texts(headers: Sequence[Header]) -> list[tuple[str, str]]:
    return [(_one_line(name.decode("latin-1")), _one_line(value.decode("latin-1"))) for name, value in headers]


def _one_line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ").replace("\0", " ")
