"""A page that kills or hangs its worker costs itself, not its batch, not the run."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from flows.errors import FlowError, InstallationIncomplete, StorageFailed
from flows.workers.pool import WorkerPool
from tests.flows.workers.pool_work import work


def pool(size: int = 1, page_seconds: float = 60, worker_seconds: float = 600) -> WorkerPool:
    return WorkerPool(size, work, page_seconds=page_seconds, worker_seconds=worker_seconds)


def test_a_worker_stays_for_the_next_batch() -> None:
    with pool() as workers:
        assert workers.run(("who",)) == workers.run(("who",))


def test_a_page_that_kills_its_worker_twice_is_left_out_and_the_others_are_read() -> None:
    seen: list[int] = []
    with pool() as workers:
        said = workers.run(("Arlon", "crash", "Bray"), on_page=lambda: seen.append(1))
        assert said == ["Arlon", "worker-died", "Bray"]
        assert workers.run(("Colmar",)) == ["Colmar"]
    assert len(seen) == 3


def test_a_worker_that_dies_once_by_chance_costs_no_page(tmp_path: Path) -> None:
    with pool() as workers:
        word = f"once:{tmp_path / 'died'}"
        assert workers.run(("Arlon", word, "Bray")) == ["Arlon", word, "Bray"]


def test_a_page_that_hangs_is_left_out() -> None:
    with pool(page_seconds=0.5) as workers:
        assert workers.run(("Arlon", "hang", "Bray")) == ["Arlon", "page-timeout", "Bray"]


def test_what_a_worker_gives_up_with_is_raised_here() -> None:
    with pool() as workers:
        with pytest.raises(StorageFailed, match="disk full"):
            workers.run(("full",))
        assert workers.run(("Arlon",)) == ["Arlon"]


def test_a_page_that_shows_a_fault_of_the_code_is_left_out_and_its_worker_stays() -> None:
    with pool() as workers:
        before = workers.run(("who",))
        assert workers.run(("Arlon", "fault", "Bray")) == ["Arlon", "unexpected-error", "Bray"]
        assert workers.run(("who",)) == before


@pytest.mark.parametrize("batch", [("before:fault", "Arlon"), ("Arlon", "after:fault")])
def test_a_fault_of_the_code_outside_any_page_is_told_with_its_place(batch: tuple[str, ...]) -> None:
    with pool() as workers, pytest.raises(FlowError, match=r"ValueError at workers/pool_work\.py:\d+$") as caught:
        workers.run(batch)
    assert type(caught.value) is FlowError


@pytest.mark.parametrize(
    ("word", "error", "said"),
    [
        ("before:crash", StorageFailed, "end before their first page, with signal SIGKILL"),
        ("after:crash", StorageFailed, "end after their last page, with signal SIGKILL"),
        ("before:exit", InstallationIncomplete, "cannot start .exit code 1."),
        ("after:exit", StorageFailed, "end after their last page, with exit code 1"),
    ],
)
def test_workers_that_die_outside_any_page_end_the_batch(word: str, error: type[FlowError], said: str) -> None:
    with pool() as workers, pytest.raises(error, match=said):
        workers.run((word,))


@pytest.mark.parametrize("word", ["before:hang", "after:hang"])
def test_workers_that_hang_outside_any_page_end_the_batch(word: str) -> None:
    with pool(worker_seconds=0.5) as workers, pytest.raises(StorageFailed, match=r"take longer than 0\.5 s"):
        workers.run((word,))


def test_many_threads_share_few_workers() -> None:
    with pool(2) as workers, ThreadPoolExecutor(8) as threads:
        batches = [(f"page {number}",) for number in range(20)]
        assert list(threads.map(workers.run, batches)) == [list(batch) for batch in batches]


def test_closing_ends_a_batch_at_once() -> None:
    begun = Event()
    with pool() as workers, ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(workers.run, ("hang",), begun.set)
        assert begun.wait(60)
        workers.close()
        with pytest.raises(FlowError, match="stopped"):
            waiting.result(timeout=30)
