"""What a crawl run tells: Prefect of its report and of each alarm, whoever waits for a schedule how it ended."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.crawling.crawls import SourceCrawl
from flows.errors import CrawlFailed
from flows.prefect_engine.engine import Engine
from normalized.release import latest_release
from normalized.source_row import SourceAlarm
from sources.crawler import CrawlReport
from tests.flows.crawling.town_crawls import write_source
from tests.town.server import Town, serving


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


@pytest.mark.prefect
def test_a_scheduled_run_says_how_it_ended_and_fails_with_its_crawl(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from flows.prefect_flows.schedule import scheduled_crawl  # noqa: PLC0415 - Prefect is imported under the engine's environment

    (tmp_path / "catalogue").mkdir()
    for name, value in (("DATA", tmp_path / "data"), ("CATALOGUE", tmp_path / "catalogue"), ("WORKERS", 1)):
        monkeypatch.setenv(f"RATHAUS_{name}", str(value))
    monkeypatch.setenv("RATHAUS_CRAWL_CONTACT", "https://feltgen.example/bot")
    with serving(Town(traps=False)) as town:
        write_source(tmp_path / "catalogue", town, unsafe=["private-addresses"], budget={"pages": 5, "depth": 1})
        first = scheduled_crawl("lu-feltgen")
        (tmp_path / "data" / "crawls" / "lu-feltgen" / "state.sqlite").write_bytes(b"no database at all" * 400)
        with pytest.raises(CrawlFailed, match="file is not a database"):
            scheduled_crawl("lu-feltgen")
    lines = [line for line in capfd.readouterr().err.splitlines() if line.startswith("lu-feltgen: ")]
    assert lines[0] == f"lu-feltgen: budget of pages spent; release {first['release']}"
    assert lines[1].startswith("lu-feltgen: failed; lu-feltgen: the crawl ended with code 1: ")
    latest = latest_release(tmp_path / "data" / "releases")
    assert latest is not None
    assert latest.name in lines[1]
