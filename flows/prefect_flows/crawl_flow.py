"""The flow `crawl`: a task a source, then the flows `ingest` and `publish` over all that is archived."""

from __future__ import annotations

from typing import Any

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.events import emit_event
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.crawling.crawl_run import SECONDS_FOR_THE_STORE, CrawlOutcome, read_and_judge, require_some
from flows.crawling.crawls import CrawlRequest, SourceCrawl, chosen_sources, crawl_source
from flows.effective_settings import load_settings
from flows.intake.request import RunRequest
from flows.lock import hold
from flows.prefect_flows.crashed import signed_run
from flows.prefect_flows.ingest_flow import ingest_with_workers
from flows.prefect_flows.publish_flow import deliver_webhooks_task, publish
from flows.progress import reporter
from flows.runs.corrupt_parts import redo_once
from flows.runs.manifest import RunManifest, load_manifest, manifest_path
from flows.runs.run import Outcome
from flows.settings import Settings
from sources.catalogue import Source

REPORT_KEY = "rathaus-crawl"


@task(name="crawl-source", task_run_name="crawl-{name}", cache_policy=NO_CACHE)
def crawl_source_task(name: str, source: Source, request: CrawlRequest, settings: Settings) -> SourceCrawl:
    """See `flows.crawling.crawls`. Never tried again at once: the next run goes on where this one stopped."""
    return crawl_source(source, request, settings)


@flow(name="crawl-sources", validate_parameters=False)
def crawl_sources(sources: list[Source], request: CrawlRequest, settings: Settings) -> tuple[SourceCrawl, ...]:
    """Crawl each source in a process of its own."""
    waiting = [crawl_source_task.submit(source.id, source, request, settings) for source in sources]
    return tuple(future.result() for future in waiting)


@flow(name="crawl", validate_parameters=False)
def crawl_flow(request: CrawlRequest, settings: Settings | None = None) -> CrawlOutcome:
    """Crawl sources, read what came and publish it, together with what was last good of all others.

    settings: None takes those of environment and rathaus.toml. See `flows.crawling.crawl_run` for what is raised.
    """
    chosen = settings or load_settings().values
    with signed_run():
        sources = chosen_sources(request, chosen)
        reporter().begin("crawling", len(sources))
        runner: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=chosen.crawls_at_once)
        crawls = require_some(crawl_sources.with_options(task_runner=runner)(sources, request, chosen))

        def ingest(reading: RunRequest) -> tuple[RunManifest, int]:
            ingested = ingest_with_workers(reading, chosen)
            return load_manifest(ingested.manifest), ingested.reused

        def ingest_and_publish() -> CrawlOutcome:
            judged, manifest, reused = read_and_judge(crawls, request, chosen, ingest)
            release = publish(manifest_path(chosen.store, manifest.run_id), chosen, force=True)
            return CrawlOutcome(judged, Outcome(manifest, release, reused, deliver_webhooks_task(release, chosen)))

        with hold(chosen.store, patience=SECONDS_FOR_THE_STORE):
            outcome = redo_once(ingest_and_publish)
        tell(outcome.crawls)
        return outcome


def tell(crawls: tuple[SourceCrawl, ...]) -> None:
    """Leave the crawl report among Prefect's artifacts, and an event for each alarm."""
    rows = [report_row(crawl) for crawl in crawls]
    create_table_artifact(rows, key=REPORT_KEY, description="What the crawls brought in")
    for crawl in crawls:
        for alarm in crawl.alarms:
            emit_event(
                event=f"rathaus.alarm.{alarm.code}",
                resource={"prefect.resource.id": f"rathaus.source.{crawl.source}"},
                payload={"message": alarm.message, "stale": crawl.stale},
            )


def report_row(crawl: SourceCrawl) -> dict[str, Any]:
    """One source's crawl as a row of a table."""
    if crawl.report is None:
        return {"source": crawl.source, "ended": f"failed: {crawl.fault}"}
    report = crawl.report
    return {
        "source": report.source,
        "ended": report.ended + (", resumed" if report.resumed else ""),
        "requests": report.requests,
        "statuses": _counts(report.statuses),
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "gone": report.gone,
        "refused": _counts(report.refused),
        "alarms": ", ".join(alarm.code for alarm in crawl.alarms),
        "bytes": report.bytes,
        "seconds": report.seconds,
    }


def _counts(counts: Any) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())
