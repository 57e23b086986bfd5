"""A release on a storage that cannot rename is whole, or nobody is pointed to it: the pointer is written last."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fsspec.core import url_to_fs
from fsspec.implementations.memory import MemoryFileSystem

from normalized.errors import CorruptRelease, StorageError
from normalized.files import write_json
from normalized.release import Release, ReleaseCounts, latest_release
from normalized.release.folder import describe, release_name
from normalized.release.storage import POINTER, ReleaseStorage
from normalized.release.verify import SUMS, write_checksums
from tests.normalized.factory import NOON

FILES = {"parquet/cities.parquet": b"PAR1", "csv/cities.csv": b"area_id\r\n", "changes.jsonl": b""}


def made(releases: Path, content: str) -> Release:
    """A folder that looks like a release, with some small files."""
    digest = hashlib.sha256(content.encode()).hexdigest()
    name = release_name(NOON, digest)
    release = Release(name, releases / name, NOON, digest, ReleaseCounts({}, {}, 0, 0, 0))
    for file, body in FILES.items():
        (release.path / file).parent.mkdir(parents=True, exist_ok=True)
        (release.path / file).write_bytes(body + content.encode())
    write_json(release.path / "release.json", describe(release))
    write_checksums(release.path)
    return release


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(params=["memory", "file", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> ReleaseStorage:
    """An empty storage: objects in memory, files in a folder that is not there yet, or objects in a bucket of S3."""
    if request.param == "s3":
        return ReleaseStorage(f"{request.getfixturevalue('bucket')}/rathaus")
    return ReleaseStorage(f"memory://{tmp_path.name}" if request.param == "memory" else (tmp_path / "far").as_uri())


@pytest.fixture
def memory(tmp_path: Path) -> ReleaseStorage:
    return ReleaseStorage(f"memory://{tmp_path.name}")


def test_what_was_sent_is_what_is_fetched(storage: ReleaseStorage, tmp_path: Path) -> None:
    assert storage.latest() is None
    release = made(tmp_path / "here", "one")
    assert storage.send(release, after=None)
    pointed = storage.latest()
    assert pointed is not None
    assert pointed.release == release.name
    fetched = storage.fetch(pointed, tmp_path / "there")
    assert fetched.name == release.name
    assert files_of(fetched.path) == files_of(release.path)


def test_a_release_that_the_pointer_names_and_that_is_gone_is_said(storage: ReleaseStorage, tmp_path: Path) -> None:
    release = made(tmp_path / "here", "one")
    storage.send(release, after=None)
    pointed = storage.latest()
    assert pointed is not None
    fs, root = url_to_fs(storage.url)
    fs.rm(f"{root}/{release.name}", recursive=True)
    gone = re.escape(f"{storage.url}/{release.name}/SHA256SUMS is gone, though latest.json names its release")
    with pytest.raises(CorruptRelease, match=gone):
        storage.fetch(pointed, tmp_path / "there")


def test_what_is_there_is_not_sent_again(
    memory: ReleaseStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = made(tmp_path / "here", "one")
    memory.send(release, after=None)
    monkeypatch.setattr(MemoryFileSystem, "put_file", None)
    assert memory.send(release, after=memory.latest()) is False


@pytest.mark.parametrize("writes", range(len(FILES) + 3))
def test_whoever_is_killed_after_any_object_leaves_the_former_release_the_latest(
    memory: ReleaseStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    former, later = made(tmp_path / "here", "one"), made(tmp_path / "here", "two")
    memory.send(former, after=None)
    before = memory.latest()
    assert before is not None
    left = iter(range(writes))

    def dying(write: Callable[..., object]) -> Callable[..., object]:
        def until(*arguments: object, **options: object) -> object:
            if next(left, None) is None:
                raise KeyboardInterrupt
            return write(*arguments, **options)

        return until

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(MemoryFileSystem, "put_file", dying(MemoryFileSystem.put_file))
        patch.setattr(MemoryFileSystem, "pipe_file", dying(MemoryFileSystem.pipe_file))
        memory.send(later, after=before)
    assert memory.latest() == before
    assert files_of(memory.fetch(before, tmp_path / "there").path) == files_of(former.path)

    assert memory.send(later, after=before)
    after = memory.latest()
    assert after is not None
    assert files_of(memory.fetch(after, tmp_path / "there").path) == files_of(later.path)


def test_a_file_that_arrives_cut_off_is_found_before_the_pointer(
    memory: ReleaseStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(fs: MemoryFileSystem, local: str, there: str) -> None:
        fs.pipe_file(there, Path(local).read_bytes()[:-1])

    monkeypatch.setattr(MemoryFileSystem, "put_file", half)
    with pytest.raises(StorageError, match=r"/changes.jsonl did not arrive whole"):
        memory.send(made(tmp_path / "here", "one"), after=None)
    assert memory.latest() is None


def test_who_published_in_the_meantime_is_not_overruled(storage: ReleaseStorage, tmp_path: Path) -> None:
    storage.send(made(tmp_path / "a", "one"), after=None)
    begun = storage.latest()
    faster = made(tmp_path / "b", "two")
    storage.send(faster, after=begun)
    with pytest.raises(StorageError, match=f"somebody else has published {faster.name}"):
        storage.send(made(tmp_path / "a", "three"), after=begun)
    pointed = storage.latest()
    assert pointed is not None
    assert pointed.release == faster.name


def test_who_publishes_while_files_are_on_their_way_is_not_overruled(
    memory: ReleaseStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slower, faster = made(tmp_path / "a", "one"), made(tmp_path / "b", "two")
    put_file = MemoryFileSystem.put_file

    def overtaken(fs: MemoryFileSystem, local: str, there: str) -> None:
        put_file(fs, local, there)
        if there.endswith(f"{slower.name}/{SUMS}"):
            memory.send(faster, after=None)

    monkeypatch.setattr(MemoryFileSystem, "put_file", overtaken)
    with pytest.raises(StorageError, match=f"somebody else has published {faster.name}"):
        memory.send(slower, after=None)
    pointed = memory.latest()
    assert pointed is not None
    assert pointed.release == faster.name


def test_a_new_machine_brings_the_latest_release_and_one_that_has_it_keeps_its_own(
    storage: ReleaseStorage, tmp_path: Path
) -> None:
    release = made(tmp_path / "old", "one")
    storage.send(release, after=None)
    new = tmp_path / "new"
    assert storage.bring(new) == storage.latest()
    latest = latest_release(new)
    assert latest is not None
    assert latest.name == release.name
    assert storage.bring(tmp_path / "old") == storage.latest()
    assert latest_release(tmp_path / "old") is None  # it has the release, and whoever published it points to it


@pytest.mark.parametrize("name", ["csv/cities.csv", SUMS])
def test_what_was_changed_there_is_not_fetched(memory: ReleaseStorage, tmp_path: Path, name: str) -> None:
    release = made(tmp_path / "here", "one")
    memory.send(release, after=None)
    pointed = memory.latest()
    assert pointed is not None
    MemoryFileSystem().pipe_file(f"/{tmp_path.name}/{release.name}/{name}", b"changed")
    with pytest.raises(CorruptRelease, match=f"{memory.url}/{release.name}/{name} "):
        memory.fetch(pointed, tmp_path / "there")
    assert list((tmp_path / "there").iterdir()) == []


def test_a_list_of_files_that_leads_elsewhere_writes_nothing_there(memory: ReleaseStorage, tmp_path: Path) -> None:
    release = made(tmp_path / "here", "one")
    (release.path / SUMS).write_text(f"{'0' * 64}  ../../outside.txt\n", encoding="utf-8")
    memory.send(made(tmp_path / "other", "one"), after=None)
    there = f"/{tmp_path.name}"
    MemoryFileSystem().pipe_file(f"{there}/{release.name}/{SUMS}", (release.path / SUMS).read_bytes())
    sums = hashlib.sha256((release.path / SUMS).read_bytes()).hexdigest()
    MemoryFileSystem().pipe_file(f"{there}/{POINTER}", json.dumps({"release": release.name, "sums": sums}).encode())
    pointed = memory.latest()
    assert pointed is not None
    with pytest.raises(CorruptRelease, match="no file of a release"):
        memory.fetch(pointed, tmp_path / "there")


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"release": "../../etc", "sums": ""}', b'{"release": 7}'])
def test_a_pointer_that_is_none_is_said(memory: ReleaseStorage, tmp_path: Path, content: bytes) -> None:
    MemoryFileSystem().pipe_file(f"/{tmp_path.name}/{POINTER}", content)
    with pytest.raises(StorageError, match="no pointer to a release"):
        memory.latest()


def test_a_bucket_that_is_not_there_is_one_line(bucket: str, tmp_path: Path) -> None:
    nowhere = ReleaseStorage(f"{bucket}-none/rathaus")
    assert nowhere.latest() is None
    with pytest.raises(StorageError, match=f"^{bucket}-none/rathaus: ") as caught:
        nowhere.send(made(tmp_path / "here", "one"), after=None)
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("url", ["nowhere://bucket", "gs://bucket/rathaus"])
def test_a_storage_that_nobody_knows_or_that_needs_a_package_is_one_line(url: str) -> None:
    with pytest.raises(StorageError, match=f"^{url}: ") as caught:
        ReleaseStorage(url).latest()
    assert "\n" not in caught.value.message


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StorageError, match="Not a directory"):
        ReleaseStorage((tmp_path / "file" / "far").as_uri()).send(made(tmp_path / "here", "one"), after=None)
