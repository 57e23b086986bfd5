"""The flow `ingest`: list the pages, learn the sites, one task a batch, commit the manifest.

Prefect sees names and counts; batches travel in this process, page bodies not at all. The engine decides when a batch
is tried again or given up, `flows.workers.pool` does the work.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import Task

from flows.errors import StorageFailed
from flows.intake.pages import Intake
from flows.intake.request import RunRequest
from flows.prefect_flows.dask_runner import dask_runner
from flows.progress import reporter
from flows.runs.ingest import (
    SECONDS_BETWEEN_TRIES,
    finish_ingest,
    list_request,
    open_pool,
    plan_batches,
    run_work,
    summaries_done,
    unknown_sites,
)
from flows.runs.manifest import manifest_path
from flows.settings import Settings
from flows.workers.dask_workers import dask_workers
from flows.workers.pool import Workers
from flows.workers.work import Work
from normalized.parts import PartSummary

T = TypeVar("T")


class Sealed(Generic[T]):
    """What a task is given, hidden from Prefect: it would search every page reference of a batch for futures."""

    def __init__(self, content: T) -> None:
        self.content = content


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest came to. manifest: path of its manifest. reused: pages whose part was there already."""

    manifest: Path
    reused: int


def _may_be_gone_next_time(task: Task[..., object], run: TaskRun, state: State[object]) -> bool:
    """A full disk may have room again and a slow batch may be quick; a broken installation stays broken."""
    return isinstance(state.result(raise_on_failure=False), (StorageFailed, TimeoutError))


_OPTIONS: dict[str, Any] = {
    "cache_policy": NO_CACHE,
    "retry_delay_seconds": SECONDS_BETWEEN_TRIES,
    "retry_condition_fn": _may_be_gone_next_time,
}


@task(name="list-pages", cache_policy=NO_CACHE)
def list_pages_task(request: RunRequest) -> Intake:
    """See `flows.runs.ingest.list_request`."""
    return list_request(request)


@task(name="learn-sites", **_OPTIONS)
def learn_sites_task(workers: Sealed[Workers], work: Sealed[Work]) -> None:
    """See `flows.workers.remembering.remember_sites`."""
    run_work(workers.content, work.content)


@task(name="read-batch", task_run_name="read-batch-{name}", **_OPTIONS)
def read_batch_task(name: str, workers: Sealed[Workers], work: Sealed[Work]) -> PartSummary | None:
    """See `flows.workers.reading.read_batch`."""
    return run_work(workers.content, work.content)


@flow(name="ingest", validate_parameters=False)
def ingest(request: RunRequest, settings: Settings) -> Ingested:
    """Turn the pages of a request into parts and commit them in a manifest. See `flows.runs.run` for what is raised."""
    patience: dict[str, Any] = {"retries": settings.batch_tries - 1, "timeout_seconds": settings.batch_seconds}
    learn_sites, read_batch = learn_sites_task.with_options(**patience), read_batch_task.with_options(**patience)
    intake = list_pages_task(request)
    patient = (settings.page_seconds, settings.worker_seconds)
    opened = dask_workers(settings.store, *patient) if settings.dask else open_pool(settings)
    with opened as workers:
        sealed: Sealed[Workers] = Sealed(workers)
        try:
            groups = unknown_sites(intake, settings)
            for learned in [learn_sites.submit(workers=sealed, work=Sealed(group)) for group in groups]:
                learned.result()
            plan = plan_batches(intake, settings)
            batches = plan.missing
            waiting = [read_batch.submit(name=batch.key, workers=sealed, work=Sealed(batch)) for batch in batches]
            fresh = []
            for batch, future in zip(batches, waiting, strict=True):
                fresh.append(future.result())
                if settings.dask:  # its workers are elsewhere and count pages to nobody
                    reporter().advance(batch.size)
        except BaseException:
            workers.close()
            raise
    parts = [part for part in fresh if part is not None]
    manifest = finish_ingest(plan, [*parts, *summaries_done(plan, settings)], settings)
    return Ingested(manifest_path(settings.store, manifest.run_id), plan.reused)


def ingest_with_workers(request: RunRequest, settings: Settings) -> Ingested:
    """The flow with as many threads as there are worker processes for them to wait for, or on a Dask cluster.

    Raises what `flows.prefect_flows.dask_runner.dask_runner` raises, and what `ingest` does.
    """
    runner: TaskRunner[Any] = (
        dask_runner(settings.dask) if settings.dask else ThreadPoolTaskRunner(max_workers=settings.workers)
    )
    return ingest.with_options(task_runner=runner)(request, settings)
