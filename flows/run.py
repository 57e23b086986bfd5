"""The whole run as plain functions: list, batches, parts, manifest, release. The Prefect flows call these same ones."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from flows.batches import Batch, cut_batches
from flows.errors import InstallationIncomplete, NothingToRead, PublishRefused, ReleaseBroken, StorageFailed
from flows.intake import Intake, RunRequest, take_in
from flows.lock import hold
from flows.manifest import RunManifest, make_manifest, save_manifest
from flows.pool import WorkerPool, Workers
from flows.progress import reporter
from flows.published import note_published, published_release
from flows.settings import Settings
from flows.sites import SiteSample, group_samples, known_sites, sample_sites
from flows.webhooks import Delivery, deliver_webhooks
from flows.work import Work, do_work
from normalized.errors import (
    CorruptLedger,
    CorruptPart,
    CorruptRelease,
    DriftError,
    GateError,
    MissingPart,
    NormalizedError,
    StorageError,
)
from normalized.judgements import Ledger
from normalized.parts import PartStore, PartSummary
from normalized.release import Release, publish_release
from normalized.release.storage import ReleaseStorage
from pipeline.errors import GazetteerMissing

SECONDS_BETWEEN_TRIES = 1.0

Result = TypeVar("Result")


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
    """What a run came to.

    reused: pages whose part was there already. delivery: of webhooks, None where the settings name no address.
    """

    manifest: RunManifest
    release: Release
    reused: int
    delivery: Delivery | None = None


class PartsSetAside(StorageFailed):
    """Corrupt parts were found and set aside; the next ingest makes them anew."""


def list_request(request: RunRequest) -> Intake:
    """The pages of a request. Raises NothingToRead where there is none that can be read, and what `take_in` raises."""
    reporter().begin("listing")
    intake = take_in(request)
    if not intake.pages:
        first = intake.faults[0].error.message if intake.faults else "no page in it"
        more = f" (and {len(intake.faults) - 1} more)" if len(intake.faults) > 1 else ""
        raise NothingToRead(f"no page can be read: {first}{more}")
    return intake


def unknown_sites(intake: Intake, settings: Settings) -> list[tuple[SiteSample, ...]]:
    """Sources whose memory is not there yet, in groups: one task each."""
    missing = [sample for sample in sample_sites(intake, settings.store) if not sample.file.is_file()]
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
    return WorkerPool(settings.workers, do_work, page_seconds=settings.page_seconds)


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
            store.set_aside(key)
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


def publish_parts(manifest: RunManifest, settings: Settings, *, force: bool = False) -> Release:
    """Link the parts of a manifest, check the tables, publish them, and copy the release to `publish_to`, if any.

    force: publish though a source says much less than in the release before.

    A manifest that the latest release was made of, by the same code, is not linked again. Raises PublishRefused where
    a check fails, StorageFailed where the release cannot be written or copied, and CorruptPart or MissingPart where a
    part is not what it was; `set_corrupt_parts_aside` makes the next ingest redo it.
    """
    reporter().begin("publishing")
    # The report's plots need matplotlib, which keeps a list of fonts: beside our data, not in the user's home.
    os.environ.setdefault("MPLCONFIGDIR", str(settings.data / ".matplotlib"))
    storage = ReleaseStorage(settings.publish_to) if settings.publish_to else None
    try:
        # Another machine may have published before: its release is the one that this one follows.
        pointed = storage.bring(settings.releases) if storage else None
        release = published_release(manifest, settings) or _link_and_publish(manifest, settings, force=force)
        if storage:
            storage.send(release, after=pointed)
    except DriftError as error:
        raise PublishRefused(f"{error.message}; --force publishes all the same") from error
    except GateError as error:
        raise PublishRefused(error.message) from error
    except (CorruptPart, MissingPart):
        raise
    except (CorruptRelease, CorruptLedger) as error:
        raise ReleaseBroken(error.message) from error
    except StorageError as error:
        raise StorageFailed(f"the release cannot be copied: {error.message}") from error
    except GazetteerMissing as error:
        raise InstallationIncomplete(error.message) from error
    except (OSError, NormalizedError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise StorageFailed(f"the release cannot be written: {' '.join(reason.split())}") from error
    return release


def _link_and_publish(manifest: RunManifest, settings: Settings, *, force: bool) -> Release:
    release = publish_release(
        PartStore(settings.store),
        manifest.parts,
        settings.releases,
        published_at=datetime.now(UTC),
        sources=manifest.sources,
        translations=manifest.translations,
        force=force,
        judgements=Ledger(settings.judgements).in_force(),
    )
    note_published(manifest, release, settings)
    return release


def check_storage(settings: Settings) -> None:
    """Raise StorageFailed where releases are to be copied to a storage that does not answer."""
    if settings.publish_to:
        try:
            ReleaseStorage(settings.publish_to).latest()
        except StorageError as error:
            raise StorageFailed(error.message) from error


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
    """The whole run with plain functions. See `ingest_without_prefect` and `publish_parts` for what is raised."""

    def ingest_and_publish() -> Outcome:
        manifest, plan = ingest_without_prefect(request, settings)
        release = publish_or_set_aside(manifest, settings, force=request.force)
        return Outcome(manifest, release, plan.reused, deliver_webhooks(release, settings))

    with hold(settings.store):
        return redo_once(ingest_and_publish)


def publish_or_set_aside(manifest: RunManifest, settings: Settings, *, force: bool) -> Release:
    """See `publish_parts`; raises PartsSetAside where corrupt parts were found and the ingest is to be done again."""
    try:
        return publish_parts(manifest, settings, force=force)
    except (CorruptPart, MissingPart) as error:
        if set_corrupt_parts_aside(manifest, settings):
            raise PartsSetAside(error.message) from error
        raise StorageFailed(error.message) from error


def redo_once(work: Callable[[], Result]) -> Result:
    """Do the work, and once again where it found corrupt parts and set them aside."""
    try:
        return work()
    except PartsSetAside:
        return work()
