"""The archive: rotated by size, cut back to its last commit, read by anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.crawler.archive import Archive, ArchiveBroken, Position, cut_tail
from sources.crawler.exchange import Exchange
from sources.readers import list_pages


def exchange(number: int) -> Exchange:
    body = f"<html><title>{number}</title><p>Seite {number} {'x' * 500}</html>".encode()
    return Exchange(
        url=f"https://feltgen.example/../{number}?a=%2f..",
        request_headers=((b"Host", b"feltgen.example"),),
        status=200,
        reason="OK",
        version="HTTP/1.1",
        headers=((b"Content-Type", b"text/html"), (b"X-Lines", b"a\r\n b")),
        wire=body,
        body=body,
        date="2026-11-22T08:00:00Z",
        peer="203.0.113.7",
        seconds=0.1,
    )


def write(folder: Path, numbers: range, start: Position | None = None, largest: int = 2_000) -> Position:
    archive = Archive(folder, "lu-feltgen", start or Position(), largest=largest, software="rathaus")
    for number in numbers:
        archive.write_response(exchange(number), "verdict: page\r\n")
    position = archive.flush()
    archive.close()
    return position


def test_files_are_rotated_by_size_and_named_by_number(tmp_path: Path) -> None:
    position = write(tmp_path, range(9))
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"lu-feltgen-{number:08d}.warc.gz" for number in range(1, len(names) + 1)]
    assert len(names) > 2
    assert position.file == names[-1]
    assert len(list_pages([tmp_path], "lu-feltgen")) == 9


def test_what_stands_behind_the_last_commit_is_cut_off(tmp_path: Path) -> None:
    committed = write(tmp_path, range(3))
    whole = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    write(tmp_path, range(3, 8), committed)
    last = tmp_path / committed.file
    with last.open("ab") as stream:
        stream.write(b"\x1f\x8b torn")
    assert cut_tail(tmp_path, committed) > 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == whole
    assert cut_tail(tmp_path, committed) == 0


def test_nothing_committed_means_nothing_kept(tmp_path: Path) -> None:
    write(tmp_path, range(2))
    cut_tail(tmp_path, Position())
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_lost_what_was_committed_is_broken(tmp_path: Path) -> None:
    committed = write(tmp_path, range(3))
    (tmp_path / committed.file).unlink()
    with pytest.raises(ArchiveBroken, match=committed.file):
        cut_tail(tmp_path, committed)
