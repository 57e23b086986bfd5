"""The flow `ingest`: list the pages, learn the sites, one task a batch, commit the manifest.

Prefect sees names and counts; batches travel in this process, page bodies not at all. The engine decides when a batch
is tried again or given up, `flows.pool` does the work.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import Task
from prefect.utilities.annotations import quote

from flows.errors import StorageFailed
from flows.intake import Intake, RunRequest
from flows.manifest import manifest_path
from flows.pool import WorkerPool
from flows.run import (
    SECONDS_BETWEEN_TRIES,
    finish_ingest,
    list_request,
    open_pool,
    plan_batches,
    run_work,
    summaries_done,
    unknown_sites,
)
from flows.settings import Settings
from flows.work import Work
from normalized.parts import PartSummary


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
    """See `flows.run.list_request`."""
    return list_request(request)


@task(name="learn-sites", **_OPTIONS)
def learn_sites_task(pool: WorkerPool, work: Work) -> None:
    """See `flows.sites.remember_sites`."""
    run_work(pool, work)


@task(name="read-batch", task_run_name="read-batch-{name}", **_OPTIONS)
def read_batch_task(name: str, pool: WorkerPool, work: Work) -> PartSummary | None:
    """See `flows.batches.read_batch`."""
    return run_work(pool, work)


@flow(name="ingest", validate_parameters=False)
def ingest(request: RunRequest, settings: Settings) -> Ingested:
    """Turn the pages of a request into parts and commit them in a manifest. See `flows.run` for what is raised."""
    patience: dict[str, Any] = {"retries": settings.batch_tries - 1, "timeout_seconds": settings.batch_seconds}
    learn_sites, read_batch = learn_sites_task.with_options(**patience), read_batch_task.with_options(**patience)
    intake = list_pages_task(request)
    with open_pool(settings) as pool:
        # Quoted, so that Prefect does not search them for futures; it unpacks them before the call.
        workers = cast(WorkerPool, quote(pool))
        try:
            groups = [cast(Work, quote(group)) for group in unknown_sites(intake, settings)]
            for learned in [learn_sites.submit(pool=workers, work=group) for group in groups]:
                learned.result()
            plan = plan_batches(intake, settings)
            batches = [(batch.key, cast(Work, quote(batch))) for batch in plan.missing]
            waiting = [read_batch.submit(name=key, pool=workers, work=batch) for key, batch in batches]
            fresh = [future.result() for future in waiting]
        except BaseException:
            pool.close()
            raise
    parts = [part for part in fresh if part is not None]
    manifest = finish_ingest(plan, [*parts, *summaries_done(plan, settings)], settings)
    return Ingested(manifest_path(settings.store, manifest.run_id), plan.reused)


def ingest_with_workers(request: RunRequest, settings: Settings) -> Ingested:
    """The flow with as many threads as there are worker processes for them to wait for."""
    runner: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=settings.workers)
    return ingest.with_options(task_runner=runner)(request, settings)
