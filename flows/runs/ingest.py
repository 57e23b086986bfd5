"""Pages to parts as plain functions, which the flow `ingest` calls too: list, learn the sites, batches, manifest."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass

from flows.errors import NothingToRead, StorageFailed
from flows.intake.pages import Intake, take_in
from flows.intake.request import RunRequest
from flows.progress import reporter
from flows.runs.corrupt_parts import PartsSetAside, set_part_aside
from flows.runs.manifest import RunManifest, make_manifest, save_manifest
from flows.settings import Settings
from flows.workers.batches import Batch, cut_batches
from flows.workers.pool import WorkerPool, Workers
from flows.workers.sites import SiteSample, group_samples, known_sites, sample_sites
from flows.workers.work import Work, do_work
from normalized.errors import CorruptPart
from normalized.parts import PartStore, PartSummary

SECONDS_BETWEEN_TRIES = 1.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to do: the intake, its batches, and those of them whose part is there already."""

    intake: Intake
    batches: tuple[Batch, ...]
    done: frozenset[str]

    @property
    def reused(self) -> int:
        """Pages whose part is there already."""
        return sum(batch.size for batch in self.batches if batch.key in self.done)

    @property
    def missing(self) -> list[Batch]:
        """Batches whose part is not there yet."""
        return [batch for batch in self.batches if batch.key not in self.done]


def list_request(request: RunRequest) -> Intake:
    """The pages of a request. Raises NothingToRead where there is none that can be read, and what `take_in` raises."""
    reporter().begin("listing")
    intake = take_in(request)
    if not intake.pages:
        raise NothingToRead(f"no page can be read: {_first_reason(request, intake)}")
    return intake


def _first_reason(request: RunRequest, intake: Intake) -> str:
    """Why there is no page: what is wrong with the first one, or what was looked through."""
    if not intake.faults:
        return f"none in {', '.join(request.paths)}" if request.paths else "no crawl has brought one in"
    fault, *others = intake.faults
    more = f" (and {len(others)} more)" if others else ""
    return f"{fault.page.url}: {fault.error.message}{more}"


def unknown_sites(intake: Intake, settings: Settings) -> list[tuple[SiteSample, ...]]:
    """Sources whose memory is not there yet, is a stopgap, or corrupt and now set aside, in groups: one task each."""
    samples = sample_sites(intake, settings.store)
    for sample in samples:
        sample.set_corrupt_aside()
    missing = [sample for sample in samples if not sample.file.is_file()]
    reporter().begin("learning sites", sum(len(sample.pages) for sample in missing))
    return list(group_samples(missing))


def plan_batches(intake: Intake, settings: Settings) -> Plan:
    """Cut the pages into batches, now that the sites are known, and see which parts are there already."""
    sites = known_sites(sample_sites(intake, settings.store))
    batches = tuple(cut_batches(intake, settings.store, average=settings.batch_pages, sites=sites))
    store = PartStore(settings.store)
    done = frozenset(batch.key for batch in batches if store.has(batch.key))
    reporter().begin("reading pages", sum(batch.size for batch in batches))
    reporter().advance(sum(batch.size for batch in batches if batch.key in done))
    return Plan(intake, batches, done)


def open_pool(settings: Settings) -> WorkerPool:
    """Worker processes; each is started when there is work for it."""
    return WorkerPool(
        settings.workers, do_work, page_seconds=settings.page_seconds, worker_seconds=settings.worker_seconds
    )


def run_work(workers: Workers, work: Work) -> PartSummary | None:
    """Have a batch, or a group of sites, done by a worker."""
    summary: PartSummary | None = workers.run(work, on_page=reporter().advance)
    return summary


def summaries_done(plan: Plan, settings: Settings) -> list[PartSummary]:
    """Summaries of the parts that were there already. Raises PartsSetAside where one cannot be read any more."""
    store = PartStore(settings.store)
    summaries = []
    for key in sorted(plan.done):
        try:
            summaries.append(store.summary(key))
        except CorruptPart as error:
            set_part_aside(store, key, error)
            raise PartsSetAside(error.message) from error
    return summaries


def ingest_without_prefect(request: RunRequest, settings: Settings) -> tuple[RunManifest, Plan]:
    """Pages to parts and their manifest. Raises StorageFailed where a batch fails in all its tries."""
    intake = list_request(request)
    with open_pool(settings) as pool, ThreadPoolExecutor(settings.workers) as threads:
        try:
            _do_all(pool, threads, unknown_sites(intake, settings), settings.batch_tries)
            plan = plan_batches(intake, settings)
            fresh = _do_all(pool, threads, plan.missing, settings.batch_tries)
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            pool.close()
            raise
    parts = [part for part in fresh if part is not None]
    return finish_ingest(plan, [*parts, *summaries_done(plan, settings)], settings), plan


def _do_all(
    pool: WorkerPool, threads: ThreadPoolExecutor, tasks: Sequence[Work], tries: int
) -> list[PartSummary | None]:
    waiting = [threads.submit(copy_context().run, _with_tries, pool, work, tries) for work in tasks]
    return [future.result() for future in waiting]


def _with_tries(pool: WorkerPool, work: Work, tries: int) -> PartSummary | None:
    for left in reversed(range(tries)):
        try:
            return run_work(pool, work)
        except StorageFailed:
            if not left:
                raise
            time.sleep(SECONDS_BETWEEN_TRIES)
    raise AssertionError("there is at least one try")


def finish_ingest(plan: Plan, parts: Sequence[PartSummary], settings: Settings) -> RunManifest:
    """Commit what an ingest did. Raises NothingToRead where every page failed: such a run publishes nothing."""
    manifest = make_manifest(plan.intake, parts)
    save_manifest(manifest, settings.store)
    if manifest.failed == manifest.pages:
        issues = PartStore(settings.store).read(manifest.parts[0], "issues").to_pylist()
        reason = issues[0]["message"] if issues else "no reason is known"
        raise NothingToRead(f"none of {manifest.pages} pages could be read, nothing is published: {reason}")
    return manifest
