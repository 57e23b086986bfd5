"""One deployment a source, with its cron line, one run at a time; and what a crash left is found at the next start."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from flows.errors import CrawlFailed
from flows.intake.publisher import open_catalogue
from flows.prefect_engine.engine import Engine, embedded_engine
from flows.processes import process_tag
from normalized.release import latest_release
from tests.flows.conftest import ROOT, Command, Here
from tests.flows.crawling.test_crawl import write_source
from tests.town.server import Town, serving


def test_prefect_yaml_is_that_of_the_catalogue(rathaus: Command) -> None:
    done = rathaus("schedule", "--print")
    assert done.returncode == 0, done.stderr
    written = (ROOT / "prefect.yaml").read_text("utf-8")
    assert done.stdout == written, "run: rathaus schedule --print > prefect.yaml"
    scheduled = {source.id: source.schedule for source in open_catalogue().values() if source.schedule}
    deployments = yaml.safe_load(written)["deployments"]
    assert {each["name"]: each["schedules"][0]["cron"] for each in deployments} == scheduled
    assert {each["concurrency_limit"] for each in deployments} == {1}


def test_nothing_is_scheduled_before_somebody_can_be_reached(here: Here) -> None:
    said = here("schedule")
    assert (said.code, "crawl_contact" in said.complaint) == (2, True)


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
    assert latest_release(tmp_path / "data" / "releases").name in lines[1]


@pytest.mark.prefect
def test_deployments_are_made_and_a_run_whose_process_is_gone_is_marked(
    tmp_path: Path, prefect_tables: Callable[[Path], None]
) -> None:
    prefect_tables(tmp_path / ".prefect")
    with embedded_engine(tmp_path / ".prefect", startup_seconds=180, schedules=True):
        from prefect.client.orchestration import get_client  # noqa: PLC0415 - reads its environment when imported
        from prefect.states import Running  # noqa: PLC0415

        from flows.prefect_flows.crashed import SIGN, mark_crashed  # noqa: PLC0415
        from flows.prefect_flows.schedule import deployments_of, scheduled_crawl  # noqa: PLC0415

        sources = [source for source in open_catalogue().values() if source.schedule][:2]
        for deployment in deployments_of(sources):
            deployment.apply()
        with get_client(sync_client=True) as client:
            made = client.read_deployments()
            assert {each.name for each in made} == {source.id for source in sources}
            assert {each.global_concurrency_limit.limit for each in made if each.global_concurrency_limit} == {1}
            assert {each.entrypoint for each in made} == {"flows.prefect_flows.schedule.scheduled_crawl"}
            ends = time.monotonic() + 120
            waiting = client.read_flow_runs()
            while {run.deployment_id for run in waiting} != {each.id for each in made} and time.monotonic() < ends:
                time.sleep(0.5)
                waiting = client.read_flow_runs()
            assert {run.deployment_id for run in waiting} == {each.id for each in made}, "no run waits for its time"
            assert {run.state_name for run in waiting} == {"Scheduled"}
            gone = [SIGN, f"process {platform.node()} {2**22 + 1} 1"]
            dead = client.create_flow_run(scheduled_crawl, parameters={"source": "x"}, tags=gone, state=Running())
            alive = client.create_flow_run(
                scheduled_crawl, parameters={"source": "x"}, tags=[SIGN, process_tag()], state=Running()
            )
            assert mark_crashed() == [dead.name]
            assert client.read_flow_run(dead.id).state_name == "Crashed"
            assert client.read_flow_run(alive.id).state_name == "Running"
