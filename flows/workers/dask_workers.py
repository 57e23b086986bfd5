"""Workers of a Dask cluster in place of this machine's own worker processes.

A Dask worker keeps worker processes of its own (`flows.workers.pool`), one a thread, so that a page that hangs or kills
its process costs the same there as here, and the pipeline's models are loaded once. Batches travel to the cluster and
summaries back; pages are read from, and parts written to, folders that every machine sees under the same path.
"""

from __future__ import annotations

import importlib
import multiprocessing
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from flows.errors import InstallationIncomplete
from flows.lock import LOCK_NAME
from flows.workers.pool import WorkerPool
from flows.workers.work import do_work
from normalized.parts import code_version


@dataclass(frozen=True, slots=True)
class DaskWorkers(AbstractContextManager["DaskWorkers"]):
    """What a batch needs to know in order to be done on a Dask worker; small, and pickled with every task.

    store: the store's folder. code: version of the code that named the batches. page_seconds, worker_seconds: as of
    `WorkerPool`.
    """

    store: Path
    code: str
    page_seconds: float
    worker_seconds: float

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Nothing ends here: the cluster outlives the run, and a batch that is under way commits its part or dies."""

    def run(self, batch: Any, on_page: Callable[[], None] = lambda: None) -> Any:
        """See `WorkerPool.run`. Runs on the Dask worker.

        Raises InstallationIncomplete where this worker has other code than the run, cannot see its store, or may not
        start processes.
        """
        if code_version() != self.code:
            raise InstallationIncomplete(f"{_here()} has another version of Rathaus or its data than the run")
        if not (self.store / LOCK_NAME).is_file():
            raise InstallationIncomplete(f"{_here()} does not see the store {self.store}; all machines must share it")
        if multiprocessing.current_process().daemon:
            raise InstallationIncomplete(
                f"{_here()} may not start processes; start it with --no-nanny or DASK_DISTRIBUTED__WORKER__DAEMON=false"
            )
        return _processes(self.page_seconds, self.worker_seconds).run(batch, on_page)


def dask_workers(store: Path, page_seconds: float, worker_seconds: float) -> DaskWorkers:
    """What the tasks of this run take along to the cluster."""
    return DaskWorkers(store, code_version(), page_seconds, worker_seconds)


@cache
def _processes(page_seconds: float, worker_seconds: float) -> WorkerPool:
    """Worker processes of this Dask worker, as many as it has threads; they end with it."""
    worker = importlib.import_module("distributed").get_worker()
    return WorkerPool(worker.state.nthreads, do_work, page_seconds=page_seconds, worker_seconds=worker_seconds)


def _here() -> str:
    worker = importlib.import_module("distributed").get_worker()
    return f"the Dask worker {worker.address}"
