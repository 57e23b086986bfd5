"""WARC archives: which records are pages, how their bodies are decoded, and what a broken one gives."""

from __future__ import annotations

import gzip
import hashlib
import io
import pickle
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sources.errors import BrokenArchive, NothingFound, ReadError
from sources.page import PageKind, RawPage
from sources.readers import Unreadable, list_pages, read_pages

DAY = "2024-03-05T06:07:08Z"


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:half], body[half:], b""))


class Archive:
    """An archive in the making; `write` adds a response."""

    def __init__(self, file: Path, *, compressed: bool = True) -> None:
        self.file = file
        self.stream = file.open("wb")
        self.writer = WARCWriter(self.stream, gzip=compressed)
        self.record("warcinfo", "", b"software: test\r\n", content_type="application/warc-fields")

    def record(self, kind: str, url: str, body: bytes, *, content_type: str = "application/warc-fields") -> None:
        record = self.writer.create_warc_record(url, kind, payload=io.BytesIO(body), warc_content_type=content_type)
        self.writer.write_record(record)

    def write(
        self,
        url: str,
        body: bytes,
        *,
        content_type: str | None = "text/html; charset=utf-8",
        status: str = "200 OK",
        fetched: str = DAY,
        kind: str = "response",
        headers: tuple[tuple[str, str], ...] = (),
    ) -> None:
        fields = [*headers, *([("Content-Type", content_type)] if content_type is not None else [])]
        http = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
        record = self.writer.create_warc_record(
            url, kind, payload=io.BytesIO(body), http_headers=http, warc_headers_dict={"WARC-Date": fetched}
        )
        self.writer.write_record(record)

    def close(self) -> Path:
        self.stream.close()
        return self.file


def page_of(number: int) -> bytes:
    return f"<html><body><h1>Page {number} of Olomouc</h1></body></html>".encode() * 20


@pytest.fixture(params=["crawl.warc", "crawl.warc.gz"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    return Archive(tmp_path / request.param, compressed=request.param.endswith(".gz"))


def bodies(file: Path) -> list[bytes]:
    return [entry.body for entry in read_pages([file], "cz-olomouc") if isinstance(entry, RawPage)]


def test_responses_are_pages_in_the_archives_order(archive: Archive) -> None:
    for number in (3, 1, 2):
        archive.write(f"https://www.olomouc.eu/{number}", page_of(number))
    listed = list_pages([archive.close()], "cz-olomouc")
    assert [page.url[-1] for page in listed] == ["3", "1", "2"]
    first = listed[0]
    assert (first.source, first.kind, first.fetched_at) == ("cz-olomouc", PageKind.HTML, DAY)
    assert first.content_type == "text/html; charset=utf-8"
    assert first.digest == hashlib.sha256(page_of(3)).hexdigest()
    assert pickle.loads(pickle.dumps(first)).read().body == page_of(3)
    assert [page.read().body for page in reversed(listed)] == [page_of(2), page_of(1), page_of(3)]
    assert bodies(archive.file) == [page_of(3), page_of(1), page_of(2)]


def test_every_coding_of_a_body_is_undone_and_the_archive_goes_on(archive: Archive) -> None:
    page = page_of(1)
    brotli = io.BytesIO()
    with BrotliWriter(brotli) as writer:
        writer.write(page)
    archive.write("https://x.example/plain", page)
    archive.write("https://x.example/chunked", chunked(page), headers=(("Transfer-Encoding", "chunked"),))
    archive.write("https://x.example/gzip", gzip.compress(page), headers=(("Content-Encoding", "gzip"),))
    archive.write("https://x.example/brotli", brotli.getvalue(), headers=(("Content-Encoding", "br"),))
    both = (("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
    archive.write("https://x.example/both", chunked(gzip.compress(page)), headers=both)
    archive.write("https://x.example/last", page)
    assert bodies(archive.close()) == [page] * 6


def test_a_body_that_cannot_be_decoded_is_a_fault_and_the_archive_goes_on(archive: Archive) -> None:
    archive.write("https://x.example/a", page_of(1))
    archive.write("https://x.example/bad", b"\x1f\x8b rubbish", headers=(("Content-Encoding", "gzip"),))
    archive.write("https://x.example/b", page_of(2))
    first, second, third = read_pages([archive.close()], "cz-olomouc")
    assert isinstance(first, RawPage)
    assert isinstance(second, Unreadable)
    assert second.url == "https://x.example/bad"
    assert isinstance(third, RawPage)


def test_a_body_stored_decoded_under_the_headers_of_the_encoded_one_stands_as_it_is(archive: Archive) -> None:
    archive.write("https://x.example/a", page_of(1), headers=(("Content-Encoding", "gzip"),))
    archive.write("https://x.example/b", page_of(2), headers=(("Transfer-Encoding", "chunked"),))
    archive.write("https://x.example/c", b"fff\r\nshort", headers=(("Transfer-Encoding", "chunked"),))
    entries = list(read_pages([archive.close()], "cz-olomouc"))
    assert [entry.body for entry in entries if isinstance(entry, RawPage)] == [page_of(1), page_of(2)]
    assert [entry.url for entry in entries if isinstance(entry, Unreadable)] == ["https://x.example/c"]


def raw_record(answer: bytes, length: bytes | None = None, url: bytes = b"https://x.example/") -> bytes:
    """A response record written by hand, for what no archive writer would write."""
    head = (
        b"WARC/1.0",
        b"WARC-Type: response",
        b"WARC-Target-URI: " + url,
        b"Content-Length: " + (b"%d" % len(answer) if length is None else length),
        b"Content-Type: application/http; msgtype=response",
    )
    return b"\r\n".join((*head, b"", answer, b"", b""))


ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Olomouc</p>"


@pytest.mark.parametrize("length", [b"abc", b"-5", b"", b"1e3", b"9" * 30])
def test_a_record_that_lies_about_its_length_is_a_broken_archive(tmp_path: Path, length: bytes) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(raw_record(ANSWER))
    assert len(list_pages([file], "cz-olomouc")) == 1
    file.write_bytes(raw_record(ANSWER, length))
    listed = list_pages([file], "cz-olomouc")
    assert len(listed) == 0
    assert isinstance(listed.unreadable[-1].error, BrokenArchive)


@pytest.mark.parametrize(
    "answer", [b"", b"\r\n\r\n", b"HTTP/1.1 abc\r\n\r\nx", b"garbage without end", b"HTTP/1.1 200"]
)
def test_an_answer_without_sense_is_no_page_and_the_archive_goes_on(tmp_path: Path, answer: bytes) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(raw_record(answer, url=b"https://x.example/a") + raw_record(ANSWER, url=b"https://x.example/b"))
    listed = list_pages([file], "cz-olomouc")
    assert listed[-1].url == "https://x.example/b"
    assert listed.unreadable == ()


def test_what_is_no_page_is_passed_over_and_counted(archive: Archive) -> None:
    archive.write("https://x.example/", page_of(1))
    archive.write("https://x.example/gone", page_of(2), status="404 Not Found")
    archive.write("https://x.example/moved", b"", status="301 Moved Permanently")
    archive.write("https://x.example/logo", b"\x89PNG", content_type="image/png")
    archive.write("https://x.example/same", b"", kind="revisit")
    archive.record("dns", "dns:x.example", b"x.example 1 IN A 127.0.0.1", content_type="text/dns")
    archive.record("response", "dns:x.example", b"x.example 1 IN A 127.0.0.1", content_type="text/dns")
    listed = list_pages([archive.close()], "cz-olomouc")
    assert [page.url for page in listed] == ["https://x.example/"]
    assert listed.skipped == {
        "archive record: response that is not of HTTP": 1,
        "archive record: revisit": 1,
        "archive record: unknown": 1,
        "archive record: warcinfo": 1,
        "content type image/png": 1,
        "http status 301": 1,
        "http status 404": 1,
    }


def test_content_decides_where_the_server_does_not_say(archive: Archive) -> None:
    archive.write("https://x.example/1", page_of(1), content_type=None)
    archive.write("https://x.example/2", b"Plain words.", content_type="application/octet-stream")
    archive.write("https://x.example/3", b"\x89PNG\r\n", content_type=None)
    archive.write("https://x.example/4", b"Plain words.", content_type="text/plain")
    archive.write("https://x.example/5", b"", content_type="text/html")
    listed = list_pages([archive.close()], "cz-olomouc")
    assert [page.kind for page in listed] == [PageKind.HTML, PageKind.TEXT, PageKind.TEXT, PageKind.HTML]
    assert listed.skipped["content type not declared, binary"] == 1
    assert listed[3].size == 0


def test_the_latest_fetch_of_an_address_stands(archive: Archive) -> None:
    archive.write("https://x.example/", page_of(1), fetched="2024-01-01T00:00:00Z")
    archive.write("https://x.example/", page_of(3), fetched="2024-03-01T00:00:00Z")
    archive.write("https://x.example/", page_of(2), fetched="2024-02-01T00:00:00Z")
    archive.write("https://x.example/other", page_of(4))
    assert bodies(archive.close()) == [page_of(3), page_of(4)]
    assert list_pages([archive.file], "cz-olomouc").skipped["older fetch of the same page"] == 2


def test_a_torn_tail_keeps_the_pages_before_it(archive: Archive) -> None:
    for number in range(4):
        archive.write(f"https://x.example/{number}", page_of(number))
    whole = archive.close().read_bytes()
    for cut in (5, 60, len(whole) // 4 + 5):
        archive.file.write_bytes(whole[:-cut])
        entries = list(read_pages([archive.file], "cz-olomouc"))
        assert isinstance(entries[-1], Unreadable), cut
        assert isinstance(entries[-1].error, BrokenArchive)
        assert isinstance(entries[0], RawPage)
        assert [entry.body for entry in entries if isinstance(entry, RawPage)] == [
            page_of(number) for number in range(sum(isinstance(entry, RawPage) for entry in entries))
        ]


def test_wherever_an_archive_is_cut_it_is_said(archive: Archive) -> None:
    """Every cut is seen, even where the reader below ends in silence; a cut between two records cannot be."""
    archive.write("https://x.example/a", page_of(1))
    first_ends = archive.stream.tell()
    archive.write("https://x.example/b", page_of(2))
    whole = archive.close().read_bytes()
    for kept in range(first_ends + 1, len(whole) - 4, 7):
        archive.file.write_bytes(whole[:kept])
        listed = list_pages([archive.file], "cz-olomouc")
        assert listed[0].url == "https://x.example/a"
        assert len(listed.unreadable) == 1, kept


def test_rubbish_in_the_middle_keeps_the_pages_before_it(archive: Archive) -> None:
    archive.write("https://x.example/a", page_of(1))
    first_ends = archive.stream.tell()
    archive.write("https://x.example/b", page_of(2))
    whole = archive.close().read_bytes()
    archive.file.write_bytes(whole[:first_ends] + b"rubbish" + whole[first_ends:])
    listed = list_pages([archive.file], "cz-olomouc")
    assert [page.url for page in listed] == ["https://x.example/a"]
    assert isinstance(listed.unreadable[0].error, BrokenArchive)


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG" * 50, b"hello\r\n" * 50, gzip.compress(b"hello\r\n" * 50)],
    ids=["empty", "picture", "text", "compressed text"],
)
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_file_that_is_no_archive_is_a_fault_beside_the_others(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "page.html").write_bytes(page_of(1))
    listed = list_pages([tmp_path], "cz-olomouc")
    assert len(listed) == 1
    assert isinstance(listed.unreadable[0].error, BrokenArchive)
    assert "\n" not in str(listed.unreadable[0].error)


def test_an_archive_without_a_page_is_nothing_found(archive: Archive) -> None:
    archive.write("https://x.example/gone", page_of(1), status="404 Not Found")
    with pytest.raises(NothingFound, match="no page in it"):
        list_pages([archive.close()], "cz-olomouc")


def test_an_archive_that_was_compressed_as_a_whole_is_read_from_its_start(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "plain.warc", compressed=False)
    for number in range(5):
        archive.write(f"https://x.example/{number}", page_of(number))
    whole = tmp_path / "whole.warc.gz"
    whole.write_bytes(gzip.compress(archive.close().read_bytes()))
    assert bodies(whole) == [page_of(number) for number in range(5)]
    assert list_pages([whole], "cz-olomouc").unreadable == ()
    assert {page.offset for page in list_pages([whole], "cz-olomouc")} == {0}


def test_an_archive_that_changed_since_it_was_listed_is_a_fault(archive: Archive) -> None:
    archive.write("https://x.example/", page_of(1))
    (page,) = list_pages([archive.close()], "cz-olomouc")
    archive.file.write_bytes(b"")
    with pytest.raises(ReadError, match="changed since it was listed"):
        page.read()


def test_pages_yaml_names_the_source_of_an_archive_and_no_more(archive: Archive) -> None:
    archive.write("https://x.example/", page_of(1))
    file = archive.close()
    sidecar = file.parent / "pages.yaml"
    sidecar.write_text(f"{file.name}: {{source: cz-olomouc}}")
    assert list_pages([file.parent])[0].source == "cz-olomouc"
    sidecar.write_text(f"{file.name}: {{source: cz-olomouc, url: 'https://x.example/'}}")
    (fault,) = list_pages([file.parent]).unreadable
    assert "only the source can be said" in str(fault.error)


def test_a_bomb_is_a_fault(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sources.readers.archives.MAX_BODY_BYTES", 10_000)
    archive.write("https://x.example/bomb", gzip.compress(b"<p>" * 100_000), headers=(("Content-Encoding", "gzip"),))
    archive.write("https://x.example/big", b"<p>" * 100_000)
    archive.write("https://x.example/", page_of(1))
    listed = list_pages([archive.close()], "cz-olomouc")
    assert len(listed) == 1
    assert [str(entry.error).endswith("larger than 10,000 bytes") for entry in listed.unreadable] == [True, True]
