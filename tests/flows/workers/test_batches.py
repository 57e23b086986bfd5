"""Batches are cut by what the pages are, and a page's fault stays the page's."""

from __future__ import annotations

import gc
import pickle
import resource
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.errors import InstallationIncomplete, StorageFailed
from flows.intake.pages import take_in
from flows.intake.request import RunRequest
from flows.workers import reading, work
from flows.workers.batches import LARGEST_BATCH, Batch, cut_batches
from flows.workers.pool import PageFault
from flows.workers.reading import read_batch, read_page
from normalized.parts import PartStore
from pipeline.errors import GazetteerMissing
from tests.flows.workers.batches_by_hand import FUERTH, batch_of, intake_of

STORE = Path("/nowhere")


@settings(max_examples=25, derandomize=True)
@given(count=st.integers(0, 1500), average=st.integers(1, 500))
def test_every_page_is_in_one_batch_and_no_batch_is_too_large(count: int, average: int) -> None:
    intake = intake_of(range(count))
    cut = cut_batches(intake, STORE, average=average)
    assert [page for batch in cut for page in batch.pages] == list(intake.pages)
    assert all(1 <= batch.size <= LARGEST_BATCH for batch in cut)
    assert all(batch.size >= average // 2 for batch in cut[:-1])


def test_a_page_more_or_less_leaves_other_batches_as_they_are() -> None:
    before = {batch.key for batch in cut_batches(intake_of(range(5000)), STORE, average=200)}
    after = {batch.key for batch in cut_batches(intake_of([*range(700), *range(701, 5001)]), STORE, average=200)}
    assert len(before) >= 10
    assert len(before - after) <= 4


def test_a_part_is_named_by_everything_that_it_follows_from() -> None:
    intake = intake_of(range(3))
    other_publisher = replace(intake, publishers={"de-fuerth": replace(FUERTH, languages=())})
    other_header = replace(intake, pages=tuple(replace(page, content_type="text/plain") for page in intake.pages))
    other_bytes = replace(intake, pages=tuple(replace(page, digest="f" * 64) for page in intake.pages))
    elsewhere = replace(intake, pages=tuple(replace(page, path="/q/1") for page in intake.pages))
    keys = [cut_batches(each, STORE, average=9)[0].key for each in (intake, other_publisher, other_header, other_bytes)]
    assert len(set(keys)) == 4
    assert cut_batches(elsewhere, Path("/other"), average=9)[0].key == keys[0]


def test_a_batch_holds_no_page_body(pages: Path) -> None:
    (pages / "gross.txt").write_text("Fürth " * 200_000)
    (batch,) = cut_batches(take_in(RunRequest(paths=(str(pages),), source="de-fuerth")), STORE, average=200)
    assert len(pickle.dumps(batch)) < 5_000


def issues(batch: Batch, key: str) -> list[tuple[str, str]]:
    rows = PartStore(batch.store).read(key, "issues").to_pylist()
    return [(row["code"], row["message"]) for row in rows if row["severity"] == "error"]


def test_a_page_that_fails_stands_in_the_part_and_the_others_are_read(pages: Path, tmp_path: Path) -> None:
    (pages / "leer.html").write_bytes(b"")
    batch = batch_of(pages, tmp_path / "store")
    begun: list[int | None] = []
    summary = read_batch(batch, {}, begun.append)
    assert (summary.pages, summary.failed) == (4, 1)
    assert batch_of(pages, tmp_path / "store").key == summary.key
    assert [code for code, _ in issues(batch, summary.key)] == ["empty-page"]
    assert begun == [0, 1, 2, 3, None]


def test_a_fault_of_the_code_is_listed_with_its_place_and_without_the_page(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(raw: object, publisher: object, **said: object) -> None:
        raise KeyError("Limoges")

    monkeypatch.setattr(reading, "extract_page", fail)
    batch = batch_of(pages, tmp_path / "store")
    summary = read_batch(batch, {}, lambda position: None)
    assert summary.failed == 3
    ((code, message), *_) = issues(batch, summary.key)
    assert code == "unexpected-error"
    assert message.startswith("KeyError at workers/test_batches.py:")
    assert "Limoges" not in message


def test_a_page_at_which_the_code_failed_outside_the_pipeline_is_listed_and_not_tried_again(
    pages: Path, tmp_path: Path
) -> None:
    batch = batch_of(pages, tmp_path / "store")
    place = "KeyError at readers/files.py:7"
    summary = read_batch(batch, {1: PageFault("unexpected-error", place)}, lambda position: None)
    assert issues(batch, summary.key) == [("unexpected-error", place)]
    assert batch_of(pages, tmp_path / "store").key == summary.key


def test_a_broken_installation_ends_the_batch(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(raw: object, publisher: object, **said: object) -> None:
        raise GazetteerMissing("the index is not built")

    monkeypatch.setattr(reading, "extract_page", fail)
    with pytest.raises(InstallationIncomplete, match="not built"):
        read_batch(batch_of(pages, tmp_path / "store"), {}, lambda position: None)


def test_a_worker_is_made_ready_for_the_languages_of_a_batch_before_its_first_page(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(reading, "warm_up", told.append)
    reading.make_ready.cache_clear()
    frozen = gc.get_freeze_count()
    for _ in range(2):
        work.do_work(batch_of(pages, tmp_path / "store"), {}, told.append)
    kept = gc.get_freeze_count()
    gc.unfreeze()
    assert told[:2] == [("de",), 0]
    assert told.count(("de",)) == 1
    assert kept > frozen


def test_a_worker_without_the_gazetteer_gives_up(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(languages: object) -> None:
        raise GazetteerMissing("the index is not built")

    monkeypatch.setattr(reading, "warm_up", fail)
    reading.make_ready.cache_clear()
    with pytest.raises(InstallationIncomplete, match="not built"):
        work.do_work(batch_of(pages, tmp_path / "store"), {}, lambda position: None)


def test_pages_that_may_be_read_next_time_are_tried_again_next_time(pages: Path, tmp_path: Path) -> None:
    batch = batch_of(pages, tmp_path / "store")
    store = PartStore(batch.store)
    left_out = read_batch(batch, {1: PageFault("page-timeout", "took longer than 60 s")}, lambda position: None)
    assert issues(batch, left_out.key) == [("page-timeout", "took longer than 60 s")]
    assert not store.has(batch_of(pages, tmp_path / "store").key)
    whole = read_batch(batch, {}, lambda position: None)
    assert whole.key == batch_of(pages, tmp_path / "store").key != left_out.key


def test_a_page_that_changes_under_the_run_fails_alone(pages: Path, tmp_path: Path) -> None:
    batch = batch_of(pages, tmp_path / "store")
    (pages / "kontakt.txt").write_text("anders")
    (pages / "partner.html").unlink()
    summary = read_batch(batch, {}, lambda position: None)
    assert [code for code, _ in issues(batch, summary.key)] == ["unreadable-page", "unreadable-page"]


def test_a_store_that_cannot_be_written_is_one_line(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    batch = replace(batch_of(pages, tmp_path / "store"), store=tmp_path / "file" / "store")
    with pytest.raises(StorageFailed, match="cannot be written: Not a directory"):
        read_batch(batch, {}, lambda position: None)


def test_a_disk_that_takes_no_more_leaves_no_part_and_the_next_try_goes_through(pages: Path, tmp_path: Path) -> None:
    batch = batch_of(pages, tmp_path / "store")
    read_page(batch.pages[0], batch)  # what is loaded at first use may write too
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))  # the kernel refuses longer files, as a full disk does
    try:
        with pytest.raises(StorageFailed, match="cannot be written"):
            read_batch(batch, {}, lambda position: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    store = PartStore(batch.store)
    assert store.keys() == []
    assert list(batch.store.rglob(".unfinished-*")) == []
    assert store.has(read_batch(batch, {}, lambda position: None).key)
