"""From the paths that a user gives to the files that may hold pages, in an order that depends on names alone."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sources.errors import NothingFound, ReadError
from sources.readers.archives import is_archive
from sources.readers.files import fault, shown
from sources.readers.kinds import is_other_format, suffix_of
from sources.readers.sidecar import SIDECAR_NAME

_GLOB_MARKS = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may hold a page, or that could not be looked at.

    path: absolute. given: the path or pattern of the user that led to it. is_link: True where the file is a link.
    """

    path: str
    given: str
    is_link: bool = False
    error: ReadError | None = None


def find_files(paths: Sequence[Path | str], skipped: Counter[str]) -> tuple[str, list[FoundFile]]:
    """Every file under the given files, folders and globs, once, sorted by its path's bytes; and the folder above all.

    Folders are read to the bottom; names that start with a dot and files whose name says that they are no page are
    counted in `skipped`. Links to folders are followed, each folder is entered once. The folder above all is the
    deepest that holds every path given: addresses of pages count from there.

    Raises ReadError where a path does not exist and NothingFound where it leads to no file, or no path is given.
    """
    if not paths:
        raise NothingFound("no file, folder or archive was named")
    found: dict[str, FoundFile] = {}
    folders: dict[str, str] = {}
    roots = []
    for given in paths:
        root, files = _files_of(str(given), skipped)
        if not files:
            raise NothingFound(f"{shown(given)}: no page in it")
        roots.append(root)
        for file in files:
            found.setdefault(_real(file, folders), file)
    return os.path.commonpath(roots), sorted(found.values(), key=lambda file: os.fsencode(file.path))


def _real(file: FoundFile, folders: dict[str, str]) -> str:
    """The path without links. folders: what is known of the files' folders, each of which is followed once."""
    if file.is_link:
        return os.path.realpath(file.path)
    folder, _, name = file.path.rpartition("/")
    real = folders.get(folder)
    if real is None:
        real = folders[folder] = os.path.realpath(folder or "/")
    return f"{real}/{name}"


def _files_of(given: str, skipped: Counter[str]) -> tuple[str, list[FoundFile]]:
    """The files of one given path, and the folder from which their addresses count."""
    if not given:
        raise ReadError("an empty path names nothing")  # it would mean the current folder
    path = Path(os.path.abspath(given))  # noqa: PTH100 (resolve() would follow links and change names)
    if path.root == "//":
        path = Path("/", *path.parts[1:])  # POSIX lets two slashes mean something else; Linux and macOS do not
    try:
        exists = os.path.lexists(path)
        is_folder = path.is_dir()
        path.stat() if exists else None
    except ValueError as error:
        raise ReadError(f"{shown(given)}: {error}") from error
    except OSError as error:
        raise fault(path, error) from error
    if is_folder:
        return str(path), list(_walk(str(path), given, skipped))
    if exists:
        return str(path.parent), [FoundFile(str(path), given, path.is_symlink())]
    if _GLOB_MARKS.isdisjoint(given):
        raise ReadError(f"{shown(given)}: no such file or folder")
    return _files_of_glob(path, given, skipped)


def _files_of_glob(pattern: Path, given: str, skipped: Counter[str]) -> tuple[str, list[FoundFile]]:
    fixed = Path(pattern.anchor)
    for part in pattern.parts[1:]:
        if not _GLOB_MARKS.isdisjoint(part):
            break
        fixed /= part
    matches = sorted(glob.glob(str(pattern), recursive=True), key=os.fsencode)  # noqa: PTH207 (absolute pattern)
    if not matches:
        raise NothingFound(f"{shown(given)}: nothing matches")
    files: list[FoundFile] = []
    for match in map(Path, matches):
        if match.is_dir():
            files.extend(_walk(str(match), given, skipped))
        elif _may_be_page(match.name, skipped):
            files.append(FoundFile(str(match), given, match.is_symlink()))
    return str(fixed), files


def _walk(top: str, given: str, skipped: Counter[str]) -> Iterator[FoundFile]:
    """Files under a folder. Real folders come first, so that a link never takes a file's name away from it."""
    entered: set[tuple[int, int]] = set()
    waiting = [top]
    linked: list[str] = []
    while waiting or linked:
        folder = waiting.pop() if waiting else linked.pop(0)
        try:
            state = os.stat(folder)  # noqa: PTH116 - paths are text here: a Path for each file takes as long as reading it
            if (state.st_dev, state.st_ino) in entered:
                skipped["folder: entered already"] += 1
                continue
            entered.add((state.st_dev, state.st_ino))
            entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield FoundFile(folder, given, error=fault(folder, error))
            continue
        for entry in entries:
            path = f"{folder.rstrip('/')}/{entry.name}"
            if entry.name.startswith("."):
                skipped["file: hidden"] += 1
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.is_symlink() and os.path.isdir(path):  # noqa: PTH112 - as above
                linked.append(path)
            elif _may_be_page(entry.name, skipped):
                yield FoundFile(path, given, entry.is_symlink())


def _may_be_page(name: str, skipped: Counter[str]) -> bool:
    if name == SIDECAR_NAME:
        return False
    if not is_archive(name) and is_other_format(name):
        skipped[f"file: {suffix_of(name)}"] += 1
        return False
    return True
