"""Scheduled crawls: one deployment a source of the catalogue, with its cron line, one run of it at a time."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import Iterable
from types import FrameType

import yaml
from prefect import flow
from prefect.client.schemas.schedules import CronSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.types.entrypoint import EntrypointType

from flows.crawling.crawls import CrawlRequest
from flows.errors import CrawlFailed, FlowError
from flows.prefect_flows.crashed import mark_crashed, signed_run
from flows.prefect_flows.crawl_flow import crawl_flow
from flows.settings import Settings
from sources.catalogue import Source

ENTRYPOINT = "flows.prefect_flows.schedule.scheduled_crawl"
"""The flow as a module has it: a worker finds it wherever it is started."""


@flow(name="scheduled-crawl", flow_run_name="crawl-{source}")
def scheduled_crawl(source: str) -> dict[str, str]:
    """Crawl what is due of one source, publish what is archived of all, and say how it ended in one line.

    source: its id in the catalogue.
    """
    with signed_run():
        try:
            outcome = crawl_flow(CrawlRequest(sources=(source,), scheduled=True))
        except FlowError as error:
            sys.stderr.write(f"{source}: {error.message.removeprefix(f'{source}: ')}\n")
            raise
    (crawl,) = outcome.crawls
    ended = [crawl.report.ended if crawl.report else "failed", *(alarm.message for alarm in crawl.alarms)]
    sys.stderr.write(f"{source}: {'; '.join(ended)}; release {outcome.run.release.name}\n")
    if crawl.report is None:
        raise CrawlFailed(crawl.fault)  # what is published says so; the engine is to show it too
    return {"source": source, "ended": "; ".join(ended), "release": outcome.run.release.name}


def deployments_of(sources: Iterable[Source]) -> list[RunnerDeployment]:
    """A deployment for each source that has a schedule, named by its id."""
    found = []
    for source in sources:
        if source.schedule is not None:
            found.append(
                RunnerDeployment.from_flow(
                    scheduled_crawl,
                    name=source.id,
                    schedules=[CronSchedule(cron=source.schedule, timezone="UTC")],
                    parameters={"source": source.id},
                    description=f"Crawls {source.name}.",
                    tags=["rathaus", source.country],
                    concurrency_limit=1,
                    entrypoint_type=EntrypointType.MODULE_PATH,
                )
            )
    return found


class ScheduleRunner(Runner):
    """Prefect's runner, which SIGTERM ends as Ctrl-C does.

    Its own handler waits for the event loop that it has interrupted, and ends in a traceback (Prefect 3.8).
    """

    def handle_sigterm(self, *args: int | FrameType | None, **kwargs: object) -> None:
        """Called by the signal, in the main thread."""
        signal.raise_signal(signal.SIGINT)


def serve_schedule(sources: Iterable[Source], settings: Settings) -> None:
    """Wait for the schedules and run what they start, until Ctrl-C or SIGTERM. Prefect's `serve` does the same."""
    mark_crashed()
    runner = ScheduleRunner(limit=settings.crawls_at_once)
    for deployment in deployments_of(sources):
        runner.add_deployment(deployment)
    # A script that starts us with `&` lets us ignore SIGINT, and asyncio takes it over only from Python's own handler.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        asyncio.run(runner.start())
    except KeyboardInterrupt:
        return


def prefect_yaml(sources: Iterable[Source]) -> str:
    """The same deployments as a `prefect.yaml`, for a Prefect server and work pool of one's own."""
    deployments = [
        {
            "name": source.id,
            "description": f"Crawls {source.name}.",
            "tags": ["rathaus", source.country],
            "entrypoint": ENTRYPOINT,
            "parameters": {"source": source.id},
            "schedules": [{"cron": source.schedule, "timezone": "UTC"}],
            "concurrency_limit": 1,
            "work_pool": {"name": "rathaus"},
        }
        for source in sources
        if source.schedule is not None
    ]
    head = (
        "# Written by `rathaus schedule --print`: one deployment a source of the catalogue; a test holds it to that.\n"
        "# `prefect work-pool create rathaus -t process`, `prefect deploy --all`, `prefect worker start -p rathaus`\n"
    )
    content = {"name": "rathaus", "deployments": deployments}
    return head + yaml.safe_dump(json.loads(json.dumps(content)), sort_keys=False, allow_unicode=True, width=120)
