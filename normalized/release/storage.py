"""Published releases on a storage that fsspec knows: object storage, a mounted disk, the memory of a test.

    <url>/20261121T231639Z-4f1c2ab09d3e/…     the files of a release; SHA256SUMS, which lists the others, comes last
    <url>/latest.json                         {"release": its name, "sums": SHA-256 of its SHA256SUMS}

Object storage cannot rename a folder in one step; it can write one object in one step. So a release is made in a
folder, copied file by file under its name, counted, and made the latest by that one object, last of all. Whoever
follows the pointer finds a whole release, whatever is killed when.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem
from fsspec.utils import get_protocol

from normalized.errors import CorruptRelease, StorageError, StorageUnknown
from normalized.files import UNFINISHED, commit_folder, json_text, sha256_of, sync, sync_tree, unfinished_folder
from normalized.release.folder import RELEASE_NAME, Release, point_to, read_release
from normalized.release.verify import SUMS, summed_files, verify_checksums

POINTER = "latest.json"


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the pointer says. release: name of the latest release. sums: SHA-256 of its SHA256SUMS."""

    release: str
    sums: str


@dataclass(frozen=True)
class ReleaseStorage:
    """A storage for releases. url: of fsspec, such as `s3://bucket/rathaus`; nothing is asked before a method is."""

    url: str

    def latest(self) -> Pointed | None:
        """What the pointer says, None where there is none yet. Raises StorageError."""
        with self._faults():
            try:
                content = self._fs.cat_file(f"{self._root}/{POINTER}")
            except FileNotFoundError:
                return None
        try:
            said = json.loads(content)
            if re.fullmatch(RELEASE_NAME, said["release"]):
                return Pointed(said["release"], said["sums"])
        except (ValueError, KeyError, TypeError):
            pass  # said in the same words as a name that is none
        raise StorageError(f"{self.url}/{POINTER} is no pointer to a release")

    def send(self, release: Release, *, after: Pointed | None) -> bool:
        """Copy a release there and point to it; False where the pointer names it already.

        after: what the pointer said when the release was begun. Raises StorageError where the storage does not take the
        release, or where the pointer has moved since, also while the files were on their way: then another machine has
        published, and is not overruled.
        """
        pointed = Pointed(release.name, sha256_of(release.path / SUMS))
        if self.latest() == pointed:
            return False
        self._refuse_if_moved(after)
        folder = f"{self._root}/{release.name}"
        files = [*summed_files(release.path), SUMS]
        with self._faults():
            for name in files:
                self._fs.put_file(str(release.path / name), f"{folder}/{name}")
            arrived = {path: said["size"] for path, said in self._fs.find(folder, detail=True).items()}
            for name in files:
                if arrived.get(f"{folder}/{name}") != (release.path / name).stat().st_size:
                    raise StorageError(f"{self.url}/{release.name}/{name} did not arrive whole")
            self._refuse_if_moved(after)  # once more: the files took minutes
            self._point(pointed)
        return True

    def fetch(self, pointed: Pointed, releases: Path) -> Release:
        """Copy the release that the pointer names into a folder of releases, where it is not there yet.

        Raises StorageError, and CorruptRelease where its files do not match their checksums.
        """
        final = releases / pointed.release
        if not final.is_dir():
            there = f"{self._root}/{pointed.release}"
            with unfinished_folder(releases) as folder, self._faults():
                self._bring(f"{there}/{SUMS}", folder / SUMS)
                if sha256_of(folder / SUMS) != pointed.sums:
                    raise CorruptRelease(f"{self.url}/{pointed.release}/{SUMS} is not what the pointer says")
                for name in summed_files(folder):
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    self._bring(f"{there}/{name}", folder / name)
                try:
                    verify_checksums(folder)
                except CorruptRelease as error:  # of the files there, not of their copies
                    raise CorruptRelease(error.message.replace(str(folder), f"{self.url}/{pointed.release}")) from error
                commit_folder(folder, final)
        return read_release(final)

    def _bring(self, there: str, here: Path) -> None:
        try:
            self._fs.get_file(there, str(here))
        except FileNotFoundError as error:
            missing = f"{self.url}{there.removeprefix(self._root)}"
            raise CorruptRelease(f"{missing} is gone, though {POINTER} names its release") from error

    def bring(self, releases: Path) -> Pointed | None:
        """Make the latest release there the latest one of a folder that has it not, for the next to be compared with.

        Gives what the pointer says. Raises as `fetch` does.
        """
        pointed = self.latest()
        if pointed is not None and not (releases / pointed.release).is_dir():
            point_to(releases, self.fetch(pointed, releases))
        return pointed

    def _refuse_if_moved(self, after: Pointed | None) -> None:
        now = self.latest()
        if now != after:
            raise StorageError(f"{self.url}: somebody else has published {now.release if now else ''} there; run again")

    def _point(self, pointed: Pointed) -> None:
        content = json_text(asdict(pointed)).encode()
        if not isinstance(self._fs, LocalFileSystem):
            self._fs.pipe_file(f"{self._root}/{POINTER}", content)  # one object, seen whole or not at all
            return
        # In a folder it is the other way round: a file that is being written can be seen, a renamed one is whole.
        root = Path(self._root)
        sync_tree(root / pointed.release)
        unfinished = root / f"{UNFINISHED}{POINTER}"
        unfinished.write_bytes(content)
        sync(unfinished)
        unfinished.replace(root / POINTER)
        sync(root)

    @cached_property
    def _opened(self) -> tuple[Any, str]:
        options = {"auto_mkdir": True} if get_protocol(self.url) in LocalFileSystem.protocol else {}
        try:
            fs, root = fsspec.core.url_to_fs(self.url, **options)
        except ImportError as error:
            ours = ": pip install 'rathaus[s3]'" if get_protocol(self.url) == "s3" else ""
            raise StorageUnknown(f"{self.url}: {' '.join(str(error).split())}{ours}") from error
        except ValueError as error:
            raise StorageError(f"{self.url}: {' '.join(str(error).split())}") from error
        return fs, root.rstrip("/")

    @property
    def _fs(self) -> Any:
        return self._opened[0]

    @property
    def _root(self) -> str:
        return self._opened[1]

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except storage_faults() as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise StorageError(f"{self.url}: {reason}") from error


def storage_faults() -> tuple[type[Exception], ...]:
    """What a storage raises that cannot be reached or does not let us in: OSError, and what s3fs lets through."""
    botocore: Any = sys.modules.get("botocore.exceptions")
    return (OSError, botocore.BotoCoreError, botocore.ClientError) if botocore else (OSError,)
