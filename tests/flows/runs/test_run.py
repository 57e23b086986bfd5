"""The whole run as plain functions: same bytes with one worker or two, nothing done twice, nothing half published."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.errors import NothingToRead, PublishRefused, ReleaseBroken, StorageFailed
from flows.intake.request import RunRequest
from flows.runs import ingest, published
from flows.runs.manifest import load_manifest, manifest_path
from flows.runs.run import Outcome, run_without_prefect
from flows.settings import Settings
from flows.workers.batches import Batch
from flows.workers.pool import WorkerPool
from flows.workers.work import Work
from normalized.errors import GateError
from normalized.parts import PartStore, PartSummary
from normalized.release import latest_release, list_releases, publish_release
from tests.flows.conftest import ROOT, settings_over, written_pages
from tests.flows.runs.left_by_runs import bytes_of, parts

ONLY_FOR_WORK = {
    *("bs4", "duckdb", "fsspec", "httpx", "lxml", "multiprocessing", "numpy", "pyarrow", "rich", "soupsieve", "spacy"),
    *("marisa_trie", "warcio", "pipeline.languages", "pipeline.page"),
}
"""Modules that take long to load, and that a run in which nothing changed has no use for."""


def request(pages: Path) -> RunRequest:
    return RunRequest(paths=(str(pages),), source="de-fuerth")


@dataclass(frozen=True)
class FirstRun:
    """A run of the three pages, and what it left in its folder."""

    pages: Path
    settings: Settings
    outcome: Outcome


@pytest.fixture(scope="module")
def only_run(tmp_path_factory: pytest.TempPathFactory) -> FirstRun:
    """The run that many tests begin with, done once."""
    home = tmp_path_factory.mktemp("first") / "home"
    home.mkdir()
    pages, settings = written_pages(home / "pages"), settings_over(home / "data")
    run_of_three = FirstRun(pages, settings, run_without_prefect(request(pages), settings))
    shutil.copytree(home, home.with_name("kept"), symlinks=True)
    return run_of_three


@pytest.fixture
def first(only_run: FirstRun) -> FirstRun:
    """The first run; its folder is as it was right after it, whatever the tests before have done there."""
    home = only_run.pages.parent
    shutil.rmtree(home)
    shutil.copytree(home.with_name("kept"), home, symlinks=True)
    return only_run


def test_a_page_that_cannot_be_read_gives_the_same_bytes_wherever_its_folder_is(
    first: FirstRun, tmp_path: Path
) -> None:
    (first.pages / "weg.html").symlink_to("nirgends.html")
    shutil.copytree(first.pages, tmp_path / "elsewhere", symlinks=True)
    here = run_without_prefect(request(first.pages), first.settings).release
    there = run_without_prefect(request(tmp_path / "elsewhere"), settings_over(tmp_path / "data")).release
    assert bytes_of(here.path) == bytes_of(there.path)


def test_one_worker_and_two_give_the_same_bytes_however_the_pages_are_batched(pages: Path, settings: Settings) -> None:
    (pages / "leer.html").write_bytes(b"")
    (pages / "bild.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    two = run_without_prefect(request(pages), settings)
    alone = settings.model_copy(update={"data": settings.data / "alone", "workers": 1, "batch_pages": 200})
    one = run_without_prefect(request(pages), alone)
    assert bytes_of(one.release.path) == bytes_of(two.release.path)
    assert one.release.content_hash == two.release.content_hash
    assert two.release.counts.pages_failed == 2
    assert two.release.counts.tables["pages"] == 5


def test_a_second_run_does_nothing_again_and_publishes_nothing_new(first: FirstRun) -> None:
    before = parts(first.settings)
    second = run_without_prefect(request(first.pages), first.settings)
    assert parts(first.settings) == before
    assert (first.outcome.reused, second.reused) == (0, 3)
    assert (first.outcome.release.is_new, second.release.is_new) == (True, False)
    assert first.outcome.manifest == second.manifest


def test_an_unchanged_run_is_not_even_linked(first: FirstRun, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("normalized.release.publish.publish_release", None)
    second = run_without_prefect(request(first.pages), first.settings)
    assert second.release.name == first.outcome.release.name


def test_an_unchanged_run_loads_nothing_that_only_work_needs(first: FirstRun) -> None:
    code = f"""
import sys
from pathlib import Path
from flows.intake.request import RunRequest
from flows.runs.run import run_without_prefect
from flows.settings import Settings

request = RunRequest(paths=({str(first.pages)!r},), source="de-fuerth")
settings = Settings(data=Path({str(first.settings.data)!r}), batch_pages={first.settings.batch_pages}, prefect=False)
print(run_without_prefect(request, settings).release.is_new, *sorted({ONLY_FOR_WORK!r} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_what_other_code_has_published_is_linked_again(first: FirstRun, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "_linking_code", lambda: "another")
    linked = []
    monkeypatch.setattr(
        "normalized.release.publish.publish_release",
        lambda *given, **named: linked.append(1) or publish_release(*given, **named),
    )
    assert not run_without_prefect(request(first.pages), first.settings).release.is_new
    assert linked


def test_only_the_batch_of_a_changed_page_is_read_again(first: FirstRun) -> None:
    (first.pages / "kontakt.txt").write_text("Kontakt\n\nStadt Fürth\nTelefon: 0911 974-1000\n", encoding="utf-8")
    second = run_without_prefect(request(first.pages), first.settings)
    assert second.reused == 2
    assert second.release.is_new
    assert len(parts(first.settings)) == 4


def test_what_an_interrupted_run_has_done_is_kept(
    pages: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = settings.model_copy(update={"workers": 1})
    done = []

    def stop_at_the_second(pool: WorkerPool, work: Work) -> PartSummary | None:
        if not isinstance(work, Batch):
            return whole(pool, work)
        if done:
            raise KeyboardInterrupt
        done.append(whole(pool, work))
        return done[0]

    whole = ingest.run_work
    monkeypatch.setattr(ingest, "run_work", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        run_without_prefect(request(pages), alone)
    monkeypatch.undo()
    assert latest_release(settings.releases) is None
    outcome = run_without_prefect(request(pages), alone)
    assert outcome.reused == 1
    assert outcome.release.counts.tables["pages"] == 3


def test_the_manifest_says_what_the_release_stands_on(first: FirstRun) -> None:
    outcome, store = first.outcome, first.settings.store
    manifest = load_manifest(manifest_path(store, outcome.manifest.run_id))
    assert manifest == outcome.manifest
    assert list(manifest.parts) == PartStore(store).keys()
    assert (manifest.pages, manifest.failed) == (3, 0)
    assert manifest.blocks_kept == outcome.release.counts.blocks_kept
    assert [source.name for source in manifest.sources] == ["Stadt Fürth"]


def test_where_every_page_fails_nothing_is_published(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "leer.html").write_bytes(b"")
    with pytest.raises(NothingToRead, match="none of 1 pages could be read, nothing is published: no bytes"):
        run_without_prefect(RunRequest(paths=(str(tmp_path / "leer.html"),), country="DE"), settings)
    assert list_releases(settings.releases) == []


def test_a_corrupt_part_is_set_aside_made_anew_and_said(first: FirstRun, caplog: pytest.LogCaptureFixture) -> None:
    pages, settings, content = first.pages, first.settings, first.outcome.release.content_hash
    parts = sorted(settings.store.glob("??/*"))
    blocks, manifest = parts[0] / "blocks.parquet", parts[1] / "manifest.json"
    blocks.write_bytes(blocks.read_bytes()[:-8])
    shutil.rmtree(settings.releases)
    assert run_without_prefect(request(pages), settings).release.content_hash == content
    manifest.write_text("{")
    assert run_without_prefect(request(pages), settings).release.content_hash == content
    aside = [settings.store / "corrupt" / f"{part.name}-0" for part in parts[:2]]
    assert all(folder.is_dir() for folder in aside)
    assert [record.getMessage() for record in caplog.records if record.name == "rathaus"] == [
        f"part {parts[0].name}: blocks.parquet does not match its checksum; it is kept as {aside[0]} and made anew",
        f"part {parts[1].name}: manifest.json is not JSON; it is kept as {aside[1]} and made anew",
    ]


def test_a_release_that_lost_its_description_is_said(first: FirstRun) -> None:
    (first.outcome.release.path / "release.json").unlink()
    with pytest.raises(ReleaseBroken, match=r"release\.json cannot be read"):
        run_without_prefect(request(first.pages), first.settings)


def test_a_source_that_says_much_less_is_refused_unless_forced(pages: Path, settings: Settings) -> None:
    for number in range(30):
        (pages / f"{number}.txt").write_text(f"Am {number + 1}. Mai 2021 kam Besuch aus Limoges.", encoding="utf-8")
    run_without_prefect(request(pages), settings.model_copy(update={"batch_pages": 200}))
    for number in range(25):
        (pages / f"{number}.txt").unlink()
    with pytest.raises(PublishRefused, match="--force publishes all the same"):
        run_without_prefect(request(pages), settings.model_copy(update={"batch_pages": 200}))
    forced = RunRequest(paths=(str(pages),), source="de-fuerth", force=True)
    assert run_without_prefect(forced, settings.model_copy(update={"batch_pages": 200})).release.is_new


def test_a_refused_release_leaves_the_one_before_in_place(first: FirstRun, monkeypatch: pytest.MonkeyPatch) -> None:
    (first.pages / "kontakt.txt").unlink()

    def refuse(*arguments: object, **named: object) -> None:
        raise GateError(("pages: there is at least one page",))

    monkeypatch.setattr("normalized.release.publish.publish_release", refuse)
    with pytest.raises(PublishRefused, match="1 checks failed"):
        run_without_prefect(request(first.pages), first.settings)
    latest = latest_release(first.settings.releases)
    assert latest is not None
    assert latest.name == first.outcome.release.name


def test_a_batch_that_fails_in_every_try_ends_the_run(
    pages: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def full(pool: object, work: object) -> None:
        tries.append(work)
        raise StorageFailed("part 1f cannot be written: No space left on device")

    monkeypatch.setattr(ingest, "run_work", full)
    monkeypatch.setattr(ingest, "SECONDS_BETWEEN_TRIES", 0)
    alone = settings.model_copy(update={"workers": 1, "batch_tries": 3, "batch_pages": 200})
    with pytest.raises(StorageFailed, match="No space left"):
        run_without_prefect(request(pages), alone)
    assert len(tries) == 3
