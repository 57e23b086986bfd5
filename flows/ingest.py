"""The flow `ingest`: list the pages, one task a batch, commit the manifest.

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

from flows.batches import Batch
from flows.errors import StorageFailed
from flows.intake import RunRequest
from flows.manifest import manifest_path
from flows.pool import WorkerPool
from flows.run import SECONDS_BETWEEN_TRIES, Plan, finish_ingest, make_plan, open_pool, run_batch, summaries_done
from flows.settings import Settings
from normalized.parts import PartSummary


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest came to. manifest: path of its manifest. reused: pages whose part was there already."""

    manifest: Path
    reused: int


def _may_be_gone_next_time(task: Task[..., object], run: TaskRun, state: State[object]) -> bool:
    """A full disk may have room again and a slow batch may be quick; a broken installation stays broken."""
    return isinstance(state.result(raise_on_failure=False), (StorageFailed, TimeoutError))


@task(name="list-pages", cache_policy=NO_CACHE)
def list_pages_task(request: RunRequest, settings: Settings) -> Plan:
    """See `flows.run.make_plan`."""
    return make_plan(request, settings)


@task(
    name="read-batch",
    task_run_name="read-batch-{name}",
    cache_policy=NO_CACHE,
    retry_delay_seconds=SECONDS_BETWEEN_TRIES,
    retry_condition_fn=_may_be_gone_next_time,
)
def read_batch_task(name: str, pool: WorkerPool, batch: Batch) -> PartSummary:
    """See `flows.run.run_batch`."""
    return run_batch(pool, batch)


@flow(name="ingest", validate_parameters=False)
def ingest(request: RunRequest, settings: Settings) -> Ingested:
    """Turn the pages of a request into parts and commit them in a manifest. See `flows.run` for what is raised."""
    plan = list_pages_task(request, settings)
    read_batch = read_batch_task.with_options(retries=settings.batch_tries - 1, timeout_seconds=settings.batch_seconds)
    with open_pool(plan, settings) as pool:
        try:
            # Quoted, so that Prefect does not search them for futures; it unpacks them before the call.
            waiting = [
                read_batch.submit(name=batch.key, pool=cast(WorkerPool, quote(pool)), batch=cast(Batch, quote(batch)))
                for batch in plan.missing
            ]
            fresh = [future.result() for future in waiting]
        except BaseException:
            pool.close()
            raise
    manifest = finish_ingest(plan, [*fresh, *summaries_done(plan, settings)], settings)
    return Ingested(manifest_path(settings.store, manifest.run_id), plan.reused)


def ingest_with_workers(request: RunRequest, settings: Settings) -> Ingested:
    """The flow with as many threads as there are worker processes for them to wait for."""
    runner: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=settings.workers)
    return ingest.with_options(task_runner=runner)(request, settings)
