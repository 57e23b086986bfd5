"""Is a published release still what it was? Checksums, then the gate's checks, then the counts of `release.json`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath

import duckdb

from normalized.errors import CorruptRelease
from normalized.exports.tables import ReleaseTables
from normalized.files import sha256_of
from normalized.release.folder import read_release
from normalized.release.gate import check_tables
from normalized.schema import TABLES

SUMS = "SHA256SUMS"


def write_checksums(folder: Path) -> None:
    """Write `SHA256SUMS` over every other file below `folder`, in the form that `sha256sum --check` reads."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [f"{sha256_of(folder / name)}  {name}\n" for name in files if name != SUMS]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def summed_files(path: Path) -> list[str]:
    """The files that `SHA256SUMS` of a release lists, sorted. Raises CorruptRelease where it cannot be read."""
    return sorted(_sums(path))


def _sums(path: Path) -> dict[str, str]:
    try:
        lines = (path / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorruptRelease(f"{path / SUMS} cannot be read: {error}") from error
    named = {line[66:]: line[:64] for line in lines}
    for name in named:
        if not name or PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise CorruptRelease(f"{path / SUMS} names {name!r}, which is no file of a release")
    return named


def verify_checksums(path: Path) -> None:
    """Compare every file with its checksum. Raises CorruptRelease."""
    named = _sums(path)
    for name, expected in named.items():
        file = path / name
        if not file.is_file():
            raise CorruptRelease(f"{file} is missing")
        if sha256_of(file) != expected:
            raise CorruptRelease(f"{file} does not match its checksum")
    there = {file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file()}
    if extra := there - set(named) - {SUMS}:
        raise CorruptRelease(f"{path} holds a file that is not in {SUMS}: {min(extra)}")


@contextmanager
def reading_releases(*paths: Path) -> Iterator[None]:
    """Raise CorruptRelease, with the file's name, where DuckDB fails within the block and one of these releases is not
    what it was. To compare all checksums beforehand would take as long as to read a release.
    """
    try:
        yield
    except duckdb.Error:
        for path in paths:
            verify_checksums(path)
        raise


def verify_release(path: Path) -> None:
    """Compare every file with its checksum, run the gate, and count the rows of every table.

    Raises CorruptRelease or GateError.
    """
    verify_checksums(path)
    with (
        tempfile.TemporaryDirectory() as scratch,
        closing(ReleaseTables.from_parquet(path / "parquet", Path(scratch))) as tables,
    ):
        check_tables(tables, path / "parquet")
        counted = {defined.name: tables.count(defined) for defined in TABLES}
    said = read_release(path).counts.tables
    for name in sorted({*counted, *said}):
        if counted.get(name) != said.get(name):
            raise CorruptRelease(
                f"{path / 'release.json'} counts {said.get(name)} rows of {name}, not {counted.get(name)}"
            )
