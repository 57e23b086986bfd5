"""The same run on Dask clusters: one in this process, one of separate processes of which one is killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from distributed import LocalCluster

from flows.errors import ExitCode, InstallationIncomplete, UsageError
from flows.intake.request import RunRequest
from flows.prefect_flows.dask_runner import dask_runner
from flows.runs.run import Outcome, run_without_prefect
from flows.settings import Settings
from normalized.parts import PartStore
from tests.flows.conftest import Here, clean_environment, flow_outcome
from tests.flows.runs.left_by_runs import bytes_of, parts

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("engine")]


def on_dask(pages: Path, settings: Settings, address: str) -> Outcome:
    return flow_outcome(pages, settings.model_copy(update={"dask": address}))


def on_this_machine(pages: Path, settings: Settings) -> Outcome:
    plain = settings.model_copy(update={"data": settings.data / "plain"})
    return run_without_prefect(RunRequest(paths=(str(pages),), source="de-fuerth"), plain)


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    """A cluster of one worker with two threads in this process."""
    with LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as started:
        yield started


class Cluster:
    """A scheduler and workers of one thread each, all processes of their own on loopback."""

    def __init__(self, folder: Path, workers: int, *options: str) -> None:
        self._folder = folder
        self.processes = [self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
        self.address = self._word("scheduler", r"Scheduler at: +(tcp://\S+)")
        for number in range(workers):
            name = f"worker-{number}"
            arguments = (self.address, "--nthreads", "1", "--name", name, "--no-dashboard", *options)
            self.processes.append(self._start("worker", *arguments, log=name))
        for number in range(workers):
            self._word(f"worker-{number}", r"(Registered to)")

    def _start(self, kind: str, *arguments: str, log: str = "scheduler") -> subprocess.Popen[bytes]:
        with (self._folder / f"{log}.log").open("wb") as file:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", kind, *arguments],
                cwd=self._folder,
                env=clean_environment(),
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _word(self, log: str, pattern: str) -> str:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            found = re.search(pattern, (self._folder / f"{log}.log").read_text("utf-8"))
            if found:
                return found[1]
            time.sleep(0.1)
        raise AssertionError(f"no {pattern} in the log of {log}")

    def kill_a_worker(self) -> None:
        os.killpg(self.processes[1].pid, signal.SIGKILL)
        self.processes[1].wait()

    def end(self) -> None:
        for process in reversed(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(60)


def test_a_cluster_gives_the_bytes_that_one_machine_gives(
    pages: Path, settings: Settings, cluster: LocalCluster
) -> None:
    (pages / "leer.html").write_bytes(b"")
    dask = on_dask(pages, settings, cluster.scheduler_address)
    assert bytes_of(dask.release.path) == bytes_of(on_this_machine(pages, settings).release.path)
    assert dask.release.counts.pages_failed == 1
    again = on_dask(pages, settings, cluster.scheduler_address)
    assert (again.reused, again.release.is_new) == (4, False)


def test_a_worker_that_is_killed_in_a_batch_costs_nothing_that_was_done(
    pages: Path, settings: Settings, tmp_path: Path
) -> None:
    for number in range(12):
        (pages / f"{number}.txt").write_text(f"Am {number + 1}. Mai 2021 kam Besuch aus Limoges.", encoding="utf-8")
    cluster = Cluster(tmp_path, 2, "--no-nanny")
    done_before: dict[Path, int] = {}

    def kill_when_work_is_under_way() -> None:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            done = parts(settings)
            if done:
                cluster.kill_a_worker()
                done_before.update(done)
                return
            time.sleep(0.02)

    killer = Thread(target=kill_when_work_is_under_way)
    try:
        killer.start()
        outcome = on_dask(pages, settings, cluster.address)
    finally:
        killer.join()
        cluster.end()
    assert done_before
    assert len(done_before) < len(PartStore(settings.store).keys())
    assert done_before.items() <= parts(settings).items()
    assert bytes_of(outcome.release.path) == bytes_of(on_this_machine(pages, settings).release.path)


def test_a_worker_that_may_not_start_processes_says_how_it_may(pages: Path, settings: Settings, tmp_path: Path) -> None:
    cluster = Cluster(tmp_path, 1, "--nanny")
    try:
        with pytest.raises(InstallationIncomplete, match=r"start it with --no-nanny"):
            on_dask(pages, settings, cluster.address)
    finally:
        cluster.end()


def test_a_worker_with_other_code_or_without_the_store_ends_the_run(
    pages: Path, settings: Settings, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("flows.workers.dask_workers.LOCK_NAME", ".another-disk")
        with pytest.raises(InstallationIncomplete, match=r"does not see the store"):
            on_dask(pages, settings, cluster.scheduler_address)
    monkeypatch.setattr("flows.workers.dask_workers.code_version", iter(["of the run", "of the worker"] * 9).__next__)
    with pytest.raises(InstallationIncomplete, match=r"another version of Rathaus"):
        on_dask(pages, settings, cluster.scheduler_address)


def test_an_address_where_no_scheduler_answers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.prefect_flows.dask_runner.SECONDS_FOR_SCHEDULER", 1)
    with pytest.raises(UsageError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1"):
        dask_runner("tcp://127.0.0.1:1")
    with pytest.raises(UsageError, match=r"no Dask scheduler answers at nonsense"):
        dask_runner("nonsense://here")


def test_dask_needs_the_engine(here: Here, pages: Path) -> None:
    said = here("run", pages, "--source", "de-fuerth", "--dask", "tcp://127.0.0.1:1", "--no-prefect")
    assert said.code == ExitCode.USAGE
    assert "--dask needs the Prefect engine" in said.complaint
