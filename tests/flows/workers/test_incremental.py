"""After a change only pages that it may concern are read again, and the part is the same in the end."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from flows.intake.pages import take_in
from flows.intake.request import RunRequest
from flows.workers import batches, reading
from flows.workers.batches import Batch, cut_batches
from flows.workers.pool import PageFault
from flows.workers.reading import read_batch
from flows.workers.sites import SiteFile, memory_text
from normalized.parts import PageResult, PartStore
from pipeline.language_digests import own_digests
from pipeline.noise import SiteMemory
from pipeline.selectors import Selectors
from sources.readers import PageRef
from tests.flows.conftest import ROOT
from tests.flows.workers.batches_by_hand import batch_of

FRENCH = "Le conseil municipal se réunit le 12 juin 2023 dans la salle des fêtes. Les habitants sont les bienvenus."


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the pages that are read, in order."""
    names: list[str] = []
    plain = reading.read_page

    def noting(page: PageRef, batch: Batch) -> PageResult:
        names.append(Path(page.path).name)
        return plain(page, batch)

    monkeypatch.setattr(reading, "read_page", noting)
    return names


def change(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    changed: Mapping[str, str] = {**own_digests(), code: "changed"}
    for module in (batches, reading):
        monkeypatch.setattr(module, "own_digests", lambda: changed)


def files(store: PartStore, key: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in store.folder(key).glob("*.parquet")}


def test_a_run_that_has_nothing_to_read_loads_no_pipeline() -> None:
    code = "import sys, flows.commands.app, flows.runs.run; print({'spacy', 'pipeline.page'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_only_pages_with_blocks_of_the_changed_language_are_read_again(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    (pages / "conseil.txt").write_text(FRENCH, encoding="utf-8")
    store = PartStore(tmp_path / "store")
    first = read_batch(batch_of(pages, store.root), {}, lambda _: None)
    assert len(read) == 4
    assert batch_of(pages, store.root).key == first.key

    read.clear()
    change(monkeypatch, "pl")
    assert batch_of(pages, store.root).key == first.key  # no page is in Polish

    change(monkeypatch, "fr")
    again = batch_of(pages, store.root)
    assert not store.has(again.key)
    second = read_batch(again, {}, lambda _: None)
    assert read == ["conseil.txt"]
    assert second.key == again.key != first.key
    assert files(store, second.key) == files(store, first.key)


def test_of_a_batch_only_the_page_that_changed_is_read_again(pages: Path, tmp_path: Path, read: list[str]) -> None:
    store, fresh = PartStore(tmp_path / "store"), PartStore(tmp_path / "fresh")
    read_batch(batch_of(pages, store.root), {}, lambda _: None)
    read.clear()
    (pages / "kontakt.txt").write_text("Kontakt\n\nStadt Fürth\nTelefon: 0911 974-1000\n", encoding="utf-8")
    batch = batch_of(pages, store.root)
    assert not store.has(batch.key)
    second = read_batch(batch, {}, lambda _: None)
    assert read == ["kontakt.txt"]
    assert batch_of(pages, store.root).key == second.key
    assert second.key == read_batch(batch_of(pages, fresh.root), {}, lambda _: None).key
    assert files(store, second.key) == files(fresh, second.key)


def test_another_capture_of_a_page_is_read_though_the_one_before_has_not_changed(
    pages: Path, tmp_path: Path, read: list[str]
) -> None:
    def captured(store: Path, *names: str) -> Batch:
        intake = take_in(RunRequest(paths=(str(pages),), source="de-fuerth"))
        by_name = {Path(page.path).name: replace(page, url="https://www.fuerth.example/rat") for page in intake.pages}
        (batch,) = cut_batches(replace(intake, pages=tuple(by_name[name] for name in names)), store, average=200)
        return batch

    store, fresh = PartStore(tmp_path / "store"), PartStore(tmp_path / "fresh")
    read_batch(captured(store.root, "partner.html"), {}, lambda _: None)
    read.clear()
    second = read_batch(captured(store.root, "kontakt.txt", "partner.html"), {}, lambda _: None)
    assert read == ["kontakt.txt", "partner.html"]
    assert second.key == read_batch(captured(fresh.root, "kontakt.txt", "partner.html"), {}, lambda _: None).key
    assert files(store, second.key) == files(fresh, second.key)


def test_a_page_more_or_less_does_not_let_the_others_be_read_again(
    pages: Path, tmp_path: Path, read: list[str]
) -> None:
    store, fresh = PartStore(tmp_path / "store"), PartStore(tmp_path / "fresh")
    (pages / "a.txt").write_text(FRENCH, encoding="utf-8")
    read_batch(batch_of(pages, store.root), {}, lambda _: None)
    read.clear()
    (pages / "a.txt").rename(pages / "b.txt")
    second = read_batch(batch_of(pages, store.root), {}, lambda _: None)
    assert read == ["b.txt"]
    assert second.key == read_batch(batch_of(pages, fresh.root), {}, lambda _: None).key
    assert files(store, second.key) == files(fresh, second.key)


def test_pages_are_read_again_where_anything_else_that_they_follow_from_has_changed(
    pages: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = PartStore(tmp_path / "store")
    batch = batch_of(pages, store.root)
    memory = tmp_path / "memory.json"
    memory.write_text(memory_text(SiteMemory().as_data()), encoding="utf-8")
    site = SiteFile(memory, hashlib.sha256(memory.read_bytes()).hexdigest())
    (publisher,) = batch.publishers.values()
    others = [
        batch,
        replace(batch, publishers={publisher.source: replace(publisher, languages=("fr",))}),
        replace(batch, selectors={publisher.source: Selectors(noise=("h2",))}),
        replace(batch, sites={publisher.source: site}),
        replace(batch, pages=tuple(replace(page, content_type="text/html; charset=utf-8") for page in batch.pages)),
        replace(batch, pages=tuple(replace(page, fetched_at="2026-01-01T00:00:00Z") for page in batch.pages)),
    ]
    for other in others:
        read.clear()
        read_batch(other, {}, lambda _: None)
        assert len(read) == len(batch.pages)
    monkeypatch.setattr(batches, "shared_version", lambda: "other code")
    read.clear()
    read_batch(batch, {}, lambda _: None)
    assert len(read) == len(batch.pages)


def test_a_page_whose_fault_may_be_gone_is_tried_again_and_it_alone(
    pages: Path, tmp_path: Path, read: list[str]
) -> None:
    store = PartStore(tmp_path / "store")
    late = {1: PageFault("page-timeout", "took longer than 1 s")}
    first = read_batch(batch_of(pages, store.root), late, lambda _: None)
    assert first.failed == 1
    read.clear()
    batch = batch_of(pages, store.root)
    assert not store.has(batch.key)
    assert read_batch(batch, {}, lambda _: None).failed == 0
    assert read == [Path(batch.pages[1].path).name]


def test_pages_of_a_part_that_is_gone_or_corrupt_are_all_read_again(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    (pages / "conseil.txt").write_text(FRENCH, encoding="utf-8")
    store = PartStore(tmp_path / "store")
    first = read_batch(batch_of(pages, store.root), {}, lambda _: None)
    (store.folder(first.key) / "blocks.parquet").write_bytes(b"torn")
    read.clear()
    change(monkeypatch, "fr")
    read_batch(batch_of(pages, store.root), {}, lambda _: None)
    assert len(read) == 4


@pytest.mark.parametrize("damage", ['{"part": ', '{"part": "x", "digests": {}, "pages": {}}', "[]", ""])
def test_a_note_that_cannot_be_read_costs_its_batch_and_no_more(
    pages: Path, tmp_path: Path, read: list[str], damage: str
) -> None:
    store = PartStore(tmp_path / "store")
    first = read_batch(batch_of(pages, store.root), {}, lambda _: None)
    (note,) = (store.root / "languages").iterdir()
    note.write_text(damage, encoding="utf-8")
    torn = batch_of(pages, store.root)
    assert not store.has(torn.key)
    assert read_batch(torn, {}, lambda _: None).key == first.key
