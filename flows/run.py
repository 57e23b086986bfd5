"""The whole run as plain functions: list, batches, parts, manifest, release. The Prefect flows call these same ones."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from datetime import UTC, datetime

from flows.batches import Batch, cut_batches, read_batch
from flows.errors import InstallationIncomplete, NothingToRead, PublishRefused, StorageFailed
from flows.intake import Intake, RunRequest, take_in
from flows.lock import hold
from flows.manifest import RunManifest, make_manifest, save_manifest
from flows.pool import WorkerPool
from flows.progress import reporter
from flows.settings import Settings
from normalized.errors import CorruptPart, GateError, MissingPart, NormalizedError
from normalized.parts import PartStore, PartSummary
from normalized.release import Release, publish_release
from pipeline.errors import GazetteerMissing

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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to. reused: pages whose part was there already. seconds: on the wall."""

    manifest: RunManifest
    release: Release
    reused: int
    seconds: float


def make_plan(request: RunRequest, settings: Settings) -> Plan:
    """List the pages and cut them into batches; see `take_in` for what it raises."""
    reporter().begin("listing")
    intake = take_in(request)
    if not intake.pages:
        first = intake.faults[0].error.message if intake.faults else "no page in it"
        more = f" (and {len(intake.faults) - 1} more)" if len(intake.faults) > 1 else ""
        raise NothingToRead(f"no page can be read: {first}{more}")
    batches = tuple(cut_batches(intake, settings.store, average=settings.batch_pages))
    store = PartStore(settings.store)
    done = frozenset(batch.key for batch in batches if store.has(batch.key))
    reporter().begin("reading pages", sum(batch.size for batch in batches))
    reporter().advance(sum(batch.size for batch in batches if batch.key in done))
    return Plan(intake, batches, done)


def open_pool(plan: Plan, settings: Settings) -> WorkerPool:
    """Worker processes for the batches that are missing, no more than there are batches."""
    size = max(1, min(settings.workers, len(plan.missing)))
    return WorkerPool(size, read_batch, page_seconds=settings.page_seconds)


def run_batch(pool: WorkerPool, batch: Batch) -> PartSummary:
    """Have one batch done by a worker."""
    summary = pool.run(batch, on_page=reporter().advance)
    assert isinstance(summary, PartSummary)
    return summary


def summaries_done(plan: Plan, settings: Settings) -> list[PartSummary]:
    """Summaries of the parts that were there already."""
    store = PartStore(settings.store)
    return [store.summary(key) for key in sorted(plan.done)]


def ingest_batches(plan: Plan, settings: Settings) -> list[PartSummary]:
    """Every missing batch through the pool; gives the summaries of all parts of the plan.

    Raises StorageFailed where a batch fails in all its tries.
    """
    with open_pool(plan, settings) as pool, ThreadPoolExecutor(pool.size) as threads:
        waiting = [
            threads.submit(copy_context().run, _run_with_tries, pool, batch, settings.batch_tries)
            for batch in plan.missing
        ]
        try:
            fresh = [future.result() for future in waiting]
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            pool.close()
            raise
    return fresh + summaries_done(plan, settings)


def _run_with_tries(pool: WorkerPool, batch: Batch, tries: int) -> PartSummary:
    for left in reversed(range(tries)):
        try:
            return run_batch(pool, batch)
        except StorageFailed:
            if not left:
                raise
            time.sleep(SECONDS_BETWEEN_TRIES)
    raise AssertionError("a batch has at least one try")


def finish_ingest(plan: Plan, parts: Sequence[PartSummary], settings: Settings) -> RunManifest:
    """Commit what an ingest did. Raises NothingToRead where every page failed: such a run publishes nothing."""
    manifest = make_manifest(plan.intake, parts)
    save_manifest(manifest, settings.store)
    if manifest.failed == manifest.pages:
        issues = PartStore(settings.store).read(manifest.parts[0], "issues").to_pylist()
        reason = issues[0]["message"] if issues else "no reason is known"
        raise NothingToRead(f"none of {manifest.pages} pages could be read, nothing is published: {reason}")
    return manifest


def publish_parts(manifest: RunManifest, settings: Settings) -> Release:
    """Link the parts of a manifest, check the tables and publish them.

    Raises PublishRefused where a check fails, StorageFailed where the release cannot be written, and CorruptPart
    where a part is not what it was; `set_corrupt_parts_aside` makes the next ingest redo it.
    """
    reporter().begin("publishing")
    try:
        return publish_release(
            PartStore(settings.store),
            manifest.parts,
            settings.releases,
            published_at=datetime.now(UTC),
            sources=manifest.sources,
        )
    except GateError as error:
        raise PublishRefused(error.message) from error
    except (CorruptPart, MissingPart):
        raise
    except GazetteerMissing as error:
        raise InstallationIncomplete(error.message) from error
    except (OSError, NormalizedError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise StorageFailed(f"the release cannot be written: {' '.join(reason.split())}") from error


def set_corrupt_parts_aside(manifest: RunManifest, settings: Settings) -> int:
    """Move parts of a manifest that do not match their checksums out of the store; gives how many there were."""
    store = PartStore(settings.store)
    count = 0
    for key in manifest.parts:
        try:
            store.verify(key)
        except CorruptPart:
            store.set_aside(key)
            count += 1
        except MissingPart:
            count += 1
    return count


def run_without_prefect(request: RunRequest, settings: Settings) -> Outcome:
    """The whole run with plain functions. See `make_plan`, `ingest_batches` and `publish_parts` for what is raised."""
    begun = time.monotonic()
    with hold(settings.store):
        for last in (False, True):
            plan = make_plan(request, settings)
            manifest = finish_ingest(plan, ingest_batches(plan, settings), settings)
            try:
                release = publish_parts(manifest, settings)
                break
            except (CorruptPart, MissingPart) as error:
                if last or not set_corrupt_parts_aside(manifest, settings):
                    raise StorageFailed(error.message) from error
    return Outcome(manifest, release, plan.reused, time.monotonic() - begun)
