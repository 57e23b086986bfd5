"""The flows in the real Prefect engine: one task a batch, artifacts, the same bytes as without, nothing left behind."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.errors import StorageFailed
from flows.intake.request import RunRequest
from flows.prefect_engine.embedded_server import EmbeddedServer
from flows.prefect_engine.engine import Engine
from flows.processes import process_tag
from flows.runs.ingest import run_work
from flows.runs.run import run_without_prefect
from flows.settings import Settings
from flows.workers.pool import Workers
from flows.workers.work import Work
from normalized.parts import PartSummary
from tests.flows.conftest import Command, Here, clean_environment, flow_outcome
from tests.flows.runs.left_by_runs import bytes_of, parts

pytestmark = pytest.mark.prefect


def client() -> Any:
    from prefect.client.orchestration import get_client  # noqa: PLC0415 - see flow_outcome

    return get_client(sync_client=True)


def test_the_flows_give_the_bytes_that_plain_functions_give(engine: Engine, pages: Path, settings: Settings) -> None:
    (pages / "leer.html").write_bytes(b"")
    in_prefect = flow_outcome(pages, settings)
    plain = settings.model_copy(update={"data": settings.data / "plain"})
    without = run_without_prefect(RunRequest(paths=(str(pages),), source="de-fuerth"), plain)
    assert bytes_of(in_prefect.release.path) == bytes_of(without.release.path)
    assert in_prefect.manifest == without.manifest


def test_what_is_made_anew_stands_in_the_log_that_a_server_of_ones_own_keeps(
    engine: Engine, pages: Path, settings: Settings
) -> None:
    from prefect.logging.handlers import APILogWorker  # noqa: PLC0415 - see flow_outcome
    from prefect.settings import PREFECT_LOGGING_TO_API_ENABLED, temporary_settings  # noqa: PLC0415

    flow_outcome(pages, settings)
    part = sorted(parts(settings))[0].parent
    (part / "manifest.json").write_text("{")
    with temporary_settings({PREFECT_LOGGING_TO_API_ENABLED: True}):  # the embedded one keeps none
        flow_outcome(pages, settings)
        APILogWorker.drain_all(timeout=10)
    with client() as prefect:
        said = [log.message for log in prefect.read_logs(limit=200) if log.name == "rathaus"]
    aside = settings.store / "corrupt" / f"{part.name}-0"
    assert said == [f"part {part.name}: manifest.json is not JSON; it is kept as {aside} and made anew"]


def test_each_batch_is_one_task_and_what_is_done_is_none(engine: Engine, pages: Path, settings: Settings) -> None:
    flow_outcome(pages, settings)
    before = parts(settings)
    (pages / "kontakt.txt").write_text("Stadt Fürth, Telefon 0911 974-1000\n", encoding="utf-8")
    assert flow_outcome(pages, settings).reused == 2
    assert len(parts(settings)) == len(before) + 1
    with client() as prefect:
        runs = sorted(
            (run for run in prefect.read_flow_runs() if run.parent_task_run_id is None),
            key=lambda run: run.start_time,
        )[-2:]
        assert [run.state_name for run in runs] == ["Completed", "Completed"]
        assert [tasks_below(prefect, run.id)["read-batch"] for run in runs] == [3, 1]


def tasks_below(prefect: Any, flow_run: Any) -> Counter[str]:
    """How often each task ran in the flows that a flow run started. Records of tasks may lag: it waits."""
    from prefect.client.schemas.filters import FlowRunFilter  # noqa: PLC0415 - see flow_outcome

    names: Counter[str] = Counter()
    for _ in range(100):
        below = prefect.read_flow_runs(flow_run_filter=FlowRunFilter(parent_flow_run_id={"any_": [flow_run]}))
        tasks = prefect.read_task_runs(flow_run_filter=FlowRunFilter(id={"any_": [run.id for run in below]}))
        names = Counter("-".join(run.name.split("-")[:2]) for run in tasks)
        if names["show-release"]:
            break
        time.sleep(0.1)
    return names


def test_prefect_shows_what_came_out_and_what_is_wrong(engine: Engine, pages: Path, settings: Settings) -> None:
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey  # noqa: PLC0415 - see flow_outcome

    from flows.prefect_flows.publish_flow import SUMMARY_KEY, TABLE_KEY  # noqa: PLC0415 - see flow_outcome

    (pages / "leer_seite.html").write_bytes(b"")
    release = flow_outcome(pages, settings).release
    with client() as prefect:
        wanted = ArtifactFilter(key=ArtifactFilterKey(any_=[SUMMARY_KEY, TABLE_KEY]))
        shown = {a.key: a for a in prefect.read_artifacts(artifact_filter=wanted) if release.name in a.description}
    assert shown[TABLE_KEY].type == "table"
    assert f'"rows": {release.counts.tables["mentions"]}' in shown[TABLE_KEY].data
    assert shown[SUMMARY_KEY].type == "markdown"
    assert f"# {release.name}" in shown[SUMMARY_KEY].data
    assert "| error | empty-page | 1 |" in shown[SUMMARY_KEY].data
    assert "file:leer\\_seite.html: no bytes" in shown[SUMMARY_KEY].data


def test_a_run_signs_itself_and_those_that_it_starts_and_marks_one_that_was_killed(
    engine: Engine, pages: Path, settings: Settings
) -> None:
    from prefect.states import Running  # noqa: PLC0415 - see flow_outcome

    from flows.prefect_flows.crashed import SIGN  # noqa: PLC0415
    from flows.prefect_flows.rathaus_flow import rathaus_flow  # noqa: PLC0415

    with client() as prefect:
        gone = [SIGN, f"process {platform.node()} {2**22 + 1} 1"]
        killed = prefect.create_flow_run(rathaus_flow, tags=gone, state=Running())
        before = {run.id for run in prefect.read_flow_runs()}
        flow_outcome(pages, settings)
        assert prefect.read_flow_run(killed.id).state_name == "Crashed"
        made = [run for run in prefect.read_flow_runs() if run.id not in before]
        assert len(made) == 3, "rathaus, ingest, publish"
        assert all({SIGN, process_tag()} <= set(run.tags) for run in made)


def test_a_batch_that_cannot_be_written_is_tried_again_and_then_ends_the_run(
    engine: Engine, pages: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.prefect_flows import ingest_flow  # noqa: PLC0415 - see flow_outcome

    tries = []

    def full(pool: object, batch: object) -> None:
        tries.append(batch)
        raise StorageFailed("part 1f cannot be written: No space left on device")

    monkeypatch.setattr(ingest_flow, "run_work", full)
    with pytest.raises(StorageFailed, match="No space left"):
        flow_outcome(pages, settings.model_copy(update={"batch_pages": 200, "batch_tries": 2}))
    assert len(tries) == 2


def test_a_batch_that_takes_too_long_is_given_up(
    engine: Engine, pages: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.prefect_flows import ingest_flow  # noqa: PLC0415 - see flow_outcome

    def sleep(pool: object, batch: object) -> None:
        for _ in range(600):
            time.sleep(0.1)

    monkeypatch.setattr(ingest_flow, "run_work", sleep)
    with pytest.raises(TimeoutError):
        flow_outcome(pages, settings.model_copy(update={"batch_pages": 200, "batch_tries": 1, "batch_seconds": 0.5}))


def test_a_server_that_dies_during_a_run_is_started_again(
    pages: Path, settings: Settings, prefect_tables: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.prefect_flows import run_in_prefect  # noqa: PLC0415 - see flow_outcome

    servers: list[EmbeddedServer] = []
    for name in ("_start", "watch"):
        whole = getattr(EmbeddedServer, name)
        monkeypatch.setattr(EmbeddedServer, name, lambda self, whole=whole: (servers.append(self), whole(self))[1])
    killed: list[int] = []

    def kill_the_server(workers: Workers, work: Work) -> PartSummary | None:
        if not killed:
            killed.append(servers[-1].pid)
            os.kill(servers[-1].pid, signal.SIGKILL)
        return run_work(workers, work)

    monkeypatch.setattr("flows.prefect_flows.ingest_flow.run_work", kill_the_server)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    prefect_tables(settings.data / ".prefect")
    request = RunRequest(paths=(str(pages),), source="de-fuerth")
    assert run_in_prefect.run_with_prefect(request, settings).release.is_new
    assert servers[-1].pid != killed[0]


def processes_of(data: Path) -> list[int]:
    """Processes whose engine lives under this data folder. Linux tells by their environment."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and int(process.name) != os.getpid():
            try:
                environment = (process / "environ").read_bytes()
            except OSError:
                continue
            if f"PREFECT_HOME={data / '.prefect'}".encode() in environment:
                found.append(int(process.name))
    return found


def gone(data: Path) -> bool:
    """True as soon as no such process is left; they have ten seconds."""
    for _ in range(100):
        if not processes_of(data):
            return True
        time.sleep(0.1)
    return False


def test_the_command_runs_in_the_engine_and_leaves_nothing_behind(
    rathaus: Command, pages: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    done = rathaus("run", pages, "--source", "de-fuerth", "--data", tmp_path / "data", env={"HOME": str(home)})
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 known" not in done.stdout
    assert gone(tmp_path / "data")
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_run_that_is_stopped_takes_its_server_and_its_workers_with_it(
    number: signal.Signals, here: Here, pages: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    arguments = ["run", str(pages), "--source", "de-fuerth", "--data", str(data)]
    process = subprocess.Popen(
        [sys.executable, "-m", "flows", *arguments],
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while len(processes_of(data)) == 0:
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(number)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == (-number if number is signal.SIGKILL else 130)
    assert "Traceback" not in complaint
    assert gone(data)
    if number is signal.SIGKILL:
        again = here(*arguments, "--no-prefect")
        assert (again.code, again.complaint) == (0, "")
