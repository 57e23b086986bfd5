"""What a crawl run tells Prefect: a report among the artifacts, an event for each alarm."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime

import pytest

from flows.crawling.crawls import SourceCrawl
from flows.prefect_engine.engine import Engine
from normalized.source_row import SourceAlarm
from sources.crawler import CrawlReport


@pytest.mark.prefect
def test_the_report_is_an_artifact_and_each_alarm_an_event(engine: Engine) -> None:
    from prefect import flow  # noqa: PLC0415 - reads its environment when it is imported
    from prefect.client.orchestration import get_client  # noqa: PLC0415
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId, ArtifactFilterKey  # noqa: PLC0415
    from prefect.events.filters import EventFilter, EventNameFilter, EventOccurredFilter  # noqa: PLC0415
    from prefect.events.worker import EventsWorker  # noqa: PLC0415
    from prefect.runtime import flow_run  # noqa: PLC0415

    from flows.prefect_flows.crawl_flow import REPORT_KEY, tell  # noqa: PLC0415

    report = CrawlReport(
        source="lu-feltgen",
        crawl_id="1",
        started_at="2026-11-22T08:00:00Z",
        finished_at="2026-11-22T08:00:09Z",
        finished="done",
        requests=9,
        statuses={"200": 6, "404": 3},
        new=1,
        changed=2,
        unchanged=3,
        gone=4,
        refused={"another host": 5},
        bytes=7_000,
        seconds=8.5,
    )
    alarm = SourceAlarm("certificate", "the server's certificate is not accepted: expired")
    crawls = (SourceCrawl("lu-feltgen", report, alarms=(alarm,), stale=True), SourceCrawl("lu-other", None, "no host"))

    @flow
    def telling() -> str:
        tell(crawls)
        return str(flow_run.get_id())

    begun = datetime.now(UTC)
    told_by = ArtifactFilterFlowRunId(any_=[telling()])
    EventsWorker.drain_all(timeout=10, at_exit=False)
    with get_client(sync_client=True) as client:
        wanted = ArtifactFilter(key=ArtifactFilterKey(any_=[REPORT_KEY]), flow_run_id=told_by)
        (artifact,) = client.read_artifacts(artifact_filter=wanted)
        told, failed = json.loads(str(artifact.data))
        assert failed == {"source": "lu-other", "ended": "failed: no host"}
        assert told == {
            "source": "lu-feltgen",
            "ended": "done",
            "requests": 9,
            "statuses": "6 200, 3 404",
            "new": 1,
            "changed": 2,
            "unchanged": 3,
            "gone": 4,
            "refused": "5 another host",
            "alarms": "certificate",
            "bytes": 7_000,
            "seconds": 8.5,
        }
        since = EventOccurredFilter(since=begun)  # other modules have told this engine of other crawls
        named = EventFilter(event=EventNameFilter(prefix=["rathaus.alarm."]), occurred=since)
        found = client.read_events(named, limit=50).events
        for _ in range(100):  # the server keeps events a moment after it was sent them
            if found:
                break
            time.sleep(0.1)
            found = client.read_events(named, limit=50).events
        (event,) = found
        assert event.event == "rathaus.alarm.certificate"
        assert event.resource.id == "rathaus.source.lu-feltgen"
        assert event.payload == {"message": alarm.message, "stale": True}
