"""One deployment a source, with its cron line, one run at a time; and what a crash left is found at the next start."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from flows.intake.publisher import open_catalogue
from flows.prefect_engine.engine import embedded_engine
from flows.processes import process_tag
from tests.flows.conftest import ROOT, Command, Here


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
