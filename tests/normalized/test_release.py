"""A release is whole, checked and immutable; the pointer is swapped last; the same input gives the same bytes."""

from __future__ import annotations

import json
import resource
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from frictionless import Package, system

from normalized import (
    CorruptPart,
    CorruptRelease,
    GateError,
    MissingPart,
    PageResult,
    PartStore,
    Release,
    ReleaseError,
    latest_release,
    list_releases,
    publish_release,
    verify_release,
)
from normalized.release import publish as publishing
from normalized.release.verify import write_checksums
from normalized.schema import TABLES
from pipeline.record import MentionType
from tests.normalized.factory import NOON, SOURCES, PageWriter, lookup, publish, store_parts, three_towns

LATER = NOON + timedelta(days=1)


def one_more_page() -> PageResult:
    """A page that the first release does not have."""
    return (
        PageWriter("fr-metz", "agenda")
        .block("Le 14 juillet 2026 à Metz.")
        .mention(MentionType.DATE, "14 juillet 2026", "2026-07-14")
        .result()
    )


def tables_of(release: Release) -> dict[str, bytes]:
    """The bytes of every table in its three forms."""
    return {
        f"{form}/{path.name}": path.read_bytes()
        for form in ("parquet", "jsonl", "csv")
        for path in (release.path / form).iterdir()
    }


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("published")


@pytest.fixture(scope="module")
def release(root: Path) -> Release:
    return publish(root, [three_towns()])


def test_frictionless_finds_the_package_valid(release: Release) -> None:
    with system.use_context(trusted=True):
        report = Package(str(release.path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert [task.name for task in report.tasks] == [table.name for table in TABLES]


def test_the_database_of_a_first_release_does_not_depend_on_the_clock(release: Release, tmp_path: Path) -> None:
    other = publish(tmp_path, [three_towns()], published_at=LATER)
    assert (other.path / "rathaus.sqlite").read_bytes() == (release.path / "rathaus.sqlite").read_bytes()


def test_the_name_is_time_and_content(release: Release) -> None:
    assert release.name == f"20260301T120000Z-{release.content_hash[:12]}"
    assert release.path.name == release.name
    assert release.is_new


def test_a_time_in_another_zone_is_the_same_time(release: Release, tmp_path: Path) -> None:
    there = NOON.astimezone(timezone(timedelta(hours=5)))
    assert publish(tmp_path, [three_towns()], published_at=there).name == release.name


def test_a_time_without_a_zone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="time zone"):
        publish(tmp_path, [three_towns()], published_at=datetime(2026, 3, 1))  # noqa: DTZ001


def test_it_counts_what_it_holds(release: Release) -> None:
    counts = release.counts
    assert counts.tables["pages"] == 4
    assert counts.tables["partnerships"] == 4
    assert counts.mentions == {"city": 6, "date": 2, "email": 1, "mayor": 1, "phone": 1}
    assert (counts.pages_failed, counts.blocks_kept, counts.blocks_stripped) == (1, 7, 1)


def test_the_latest_release_can_be_found_and_listed(release: Release, root: Path) -> None:
    latest = latest_release(root / "releases")
    assert latest == replace(release, is_new=False)
    assert list_releases(root / "releases") == [latest]
    assert (root / "releases" / "latest" / "release.json").is_file()


def test_nothing_was_published_yet(tmp_path: Path) -> None:
    assert latest_release(tmp_path / "releases") is None
    assert list_releases(tmp_path / "releases") == []


def test_a_folder_that_is_no_release_is_not_listed(release: Release, root: Path) -> None:
    (root / "releases" / "lost+found").mkdir()
    assert [found.name for found in list_releases(root / "releases")] == [release.name]


def test_sha256sum_agrees(release: Release) -> None:
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],
        cwd=release.path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stdout) == (0, "")


def test_a_release_verifies_until_somebody_touches_it(tmp_path: Path) -> None:
    published = publish(tmp_path, [three_towns()])
    verify_release(published.path)
    extra = published.path / "csv" / "notes.txt"
    extra.write_text("mine", encoding="utf-8")
    with pytest.raises(CorruptRelease, match=r"csv/notes\.txt"):
        verify_release(published.path)
    extra.unlink()
    pages = published.path / "csv" / "pages.csv"
    pages.write_text(pages.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(CorruptRelease, match=r"pages\.csv does not match"):
        verify_release(published.path)
    pages.unlink()
    with pytest.raises(CorruptRelease, match=r"pages\.csv is missing"):
        verify_release(published.path)


def test_counts_that_are_not_those_of_the_tables_are_found(tmp_path: Path) -> None:
    published = publish(tmp_path, [three_towns()])
    described = published.path / "release.json"
    said = json.loads(described.read_text(encoding="utf-8"))
    said["counts"]["tables"]["pages"] += 1
    described.write_text(json.dumps(said), encoding="utf-8")
    write_checksums(published.path)
    with pytest.raises(CorruptRelease, match=r"release\.json counts 5 rows of pages, not 4"):
        verify_release(published.path)


@pytest.mark.parametrize(
    "split",
    [
        lambda pages: [pages],
        lambda pages: [pages[::-1]],
        lambda pages: [[page] for page in pages],
        lambda pages: [[pages[2], pages[0]], [pages[3]], [pages[1]]],
        lambda pages: [pages[:2], pages[1:]],
    ],
    ids=["again", "reversed", "one a part", "three parts", "overlapping"],
)
def test_the_same_pages_give_the_same_bytes_however_they_are_cut(
    release: Release, tmp_path: Path, split: object
) -> None:
    batches: list[Sequence[PageResult]] = split(three_towns())  # type: ignore[operator]
    again = publish(tmp_path, batches, published_at=LATER)
    assert tables_of(again) == tables_of(release)
    assert again.content_hash == release.content_hash
    said = (again.path / "datapackage.json").read_bytes()
    assert said == (release.path / "datapackage.json").read_bytes()


def test_unchanged_content_publishes_nothing_new(tmp_path: Path) -> None:
    first = publish(tmp_path, [three_towns()])
    second = publish(tmp_path, [three_towns()], published_at=LATER)
    assert not second.is_new
    assert second.name == first.name
    assert len(list_releases(tmp_path / "releases")) == 1
    assert {path.name for path in (tmp_path / "releases").iterdir()} == {first.name, "latest"}


def test_a_changed_page_makes_a_release_that_knows_the_one_before(tmp_path: Path) -> None:
    first = publish(tmp_path, [three_towns()])
    second = publish(tmp_path, [[*three_towns(), one_more_page()]], published_at=LATER)
    assert second.is_new
    assert second.previous == first.name
    assert latest_release(tmp_path / "releases") == replace(second, is_new=False)
    assert [found.name for found in list_releases(tmp_path / "releases")] == [first.name, second.name]


def test_going_back_to_former_content_is_a_release_of_its_own_the_last_one_also_by_a_clock_that_was_set_back(
    tmp_path: Path,
) -> None:
    first = publish(tmp_path, [three_towns()])
    second = publish(tmp_path, [[*three_towns(), one_more_page()]], published_at=LATER)
    third = publish(tmp_path, [three_towns()], published_at=NOON)
    assert third.is_new
    assert third.content_hash == first.content_hash
    assert third.created == LATER + timedelta(seconds=1)
    assert [found.name for found in list_releases(tmp_path / "releases")] == [first.name, second.name, third.name]
    assert latest_release(tmp_path / "releases") == replace(third, is_new=False)


def test_without_parts_there_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(GateError, match="no part was named"):
        publish(tmp_path, [])
    assert latest_release(tmp_path / "releases") is None


def test_a_source_that_nobody_described_is_refused_and_nothing_is_published(tmp_path: Path) -> None:
    store, keys = store_parts(tmp_path / "store", [three_towns()])
    releases = tmp_path / "releases"
    with pytest.raises(GateError, match="row of sources") as refused:
        publish_release(store, keys, releases, published_at=NOON, sources=SOURCES[:1], lookup=lookup)
    assert any(failure.startswith("pages: (source) is a row of sources: 3 rows") for failure in refused.value.failures)
    assert list(releases.iterdir()) == []


def test_a_corrupt_or_missing_part_is_refused(tmp_path: Path) -> None:
    store, (key,) = store_parts(tmp_path / "store", [three_towns()])
    with pytest.raises(MissingPart):
        publish_release(store, ["0" * 32], tmp_path / "releases", published_at=NOON, sources=SOURCES)
    (store.folder(key) / "issues.parquet").write_bytes(b"PAR1")
    with pytest.raises(CorruptPart, match=r"issues\.parquet"):
        publish_release(store, [key], tmp_path / "releases", published_at=NOON, sources=SOURCES)


def test_a_crash_before_the_pointer_leaves_the_former_release_the_latest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(tmp_path, [three_towns()])

    def crash(*_: object) -> Release:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "point_to", crash)
        with pytest.raises(KeyboardInterrupt):
            publish(tmp_path, [[one_more_page()]], published_at=LATER)
    latest = latest_release(tmp_path / "releases")
    assert latest is not None
    assert latest.name == first.name
    again = publish(tmp_path, [[one_more_page()]], published_at=LATER)
    assert again.is_new
    assert latest_release(tmp_path / "releases") == replace(again, is_new=False)


@pytest.mark.parametrize("most", [1_000, 20_000, 100_000], ids=["first-tables", "linking", "sqlite"])
def test_a_disk_that_takes_no_more_is_the_systems_error_and_leaves_nothing(tmp_path: Path, most: int) -> None:
    store, keys = store_parts(tmp_path / "store", [three_towns()])
    releases, limits = tmp_path / "releases", resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))  # the kernel refuses longer files, as a full disk does
    try:
        with pytest.raises(OSError, match=r"File too large|Input/output error|No space left"):
            publish_release(store, keys, releases, published_at=NOON, sources=SOURCES, lookup=lookup)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(releases.iterdir()) == []
    assert publish_release(store, keys, releases, published_at=NOON, sources=SOURCES, lookup=lookup).is_new


def test_a_half_written_release_is_not_listed(tmp_path: Path) -> None:
    published = publish(tmp_path, [three_towns()])
    (tmp_path / "releases" / ".unfinished-abc").mkdir()
    assert [found.name for found in list_releases(tmp_path / "releases")] == [published.name]


def test_a_folder_that_is_no_release_is_named(tmp_path: Path) -> None:
    published = publish(tmp_path, [three_towns()])
    (published.path / "release.json").write_text("[]", encoding="utf-8")
    with pytest.raises(CorruptRelease, match=r"release\.json"):
        list_releases(tmp_path / "releases")
    published.path.rename(tmp_path / "elsewhere")
    with pytest.raises(CorruptRelease, match="points to"):
        latest_release(tmp_path / "releases")


def test_no_clock_is_in_the_tables_or_their_description(release: Release) -> None:
    said = json.loads((release.path / "release.json").read_text(encoding="utf-8"))
    assert said["created"] == "2026-03-01T12:00:00Z"
    package = (release.path / "datapackage.json").read_text(encoding="utf-8")
    assert "2026-03-01" not in package
    assert str(datetime.now(tz=UTC).year) not in package


def test_the_store_may_lie_under_a_name_with_quotes(tmp_path: Path) -> None:
    root = tmp_path / 'l\'été, "2026"'
    assert publish(root, [three_towns()]).is_new
    assert PartStore(root / "store").keys()
