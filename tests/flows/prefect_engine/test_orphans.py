"""A server that outlives its run is ended at the next start; nobody else's process is."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.prefect_engine.embedded_server import EmbeddedServer
from flows.prefect_engine.orphans import RECORDS, end_orphans, record_server
from flows.processes import process_tag
from tests.flows.conftest import ROOT, clean_environment

RUN = """
import os, socket, sys
from pathlib import Path
from flows.prefect_engine.embedded_server import EmbeddedServer
sys.executable = sys.argv[1]
server = EmbeddedServer(socket.create_server(("127.0.0.1", 0)), Path(sys.argv[2]), os.environ, print)
print(server.pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    """A process that does nothing."""
    with subprocess.Popen(["sleep", "600"]) as process:
        yield process
        process.kill()


@pytest.fixture
def deaf(tmp_path: Path) -> Path:
    """A server that does not notice that its run has ended."""
    server = tmp_path / "server"
    server.write_text("#!/bin/sh\nexec sleep 600\n")
    server.chmod(0o755)
    return server


def is_gone(pid: int) -> bool:
    """True once a process has ended: the kernel ends one that is killed when it gets to it, not at once."""
    for _ in range(1000):
        if not process_tag(pid):
            return True
        time.sleep(0.01)
    return False


def record_for_a_run_that_dies(home: Path, server: int) -> None:
    """A record by a run that is dead, and that nobody has waited for."""
    run = subprocess.Popen(["sleep", "600"])
    record_server(home, server, run.pid)
    run.kill()
    os.waitid(os.P_PID, run.pid, os.WEXITED | os.WNOWAIT)


def test_the_server_of_a_killed_run_is_ended_at_the_next_start(
    tmp_path: Path, deaf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = [sys.executable, "-c", RUN, str(deaf), str(tmp_path)]
    run = subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=clean_environment()
    )
    assert run.stdout is not None
    left = int(run.stdout.readline())
    run.kill()
    run.communicate()
    assert process_tag(left)

    monkeypatch.setattr(sys, "executable", str(deaf))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = EmbeddedServer(listening, tmp_path, os.environ, print)
        try:
            assert is_gone(left)
            assert [path.stem for path in (tmp_path / RECORDS).iterdir()] == [str(server.pid)]
        finally:
            server.end()
    assert list((tmp_path / RECORDS).iterdir()) == []


def test_a_server_that_was_stopped_is_ended_too(tmp_path: Path, sleeper: subprocess.Popen[bytes]) -> None:
    record_for_a_run_that_dies(tmp_path, sleeper.pid)
    sleeper.send_signal(signal.SIGSTOP)
    assert end_orphans(tmp_path) == [sleeper.pid]
    assert sleeper.wait() == -signal.SIGKILL
    assert end_orphans(tmp_path) == []


def test_the_server_of_a_run_that_goes_on_is_left(tmp_path: Path, sleeper: subprocess.Popen[bytes]) -> None:
    record_server(tmp_path, sleeper.pid)
    assert end_orphans(tmp_path) == []
    assert sleeper.poll() is None
    assert (tmp_path / RECORDS / f"{sleeper.pid}.json").is_file()


def test_another_process_with_the_id_of_a_server_is_left(tmp_path: Path, sleeper: subprocess.Popen[bytes]) -> None:
    record_for_a_run_that_dies(tmp_path, sleeper.pid)
    (record,) = (tmp_path / RECORDS).iterdir()
    said = json.loads(record.read_text("utf-8"))
    record.write_text(json.dumps(said | {"server": said["server"] + "1"}), encoding="utf-8")
    assert end_orphans(tmp_path) == []
    assert sleeper.poll() is None
    assert not record.exists()


def test_a_record_that_was_cut_off_says_nothing(tmp_path: Path, sleeper: subprocess.Popen[bytes]) -> None:
    record_server(tmp_path, sleeper.pid)
    (record,) = (tmp_path / RECORDS).iterdir()
    record.write_text('{"server": "pro', encoding="utf-8")
    assert end_orphans(tmp_path) == []
    assert sleeper.poll() is None
