"""One run at a time on one store; what a killed run leaves behind stops nobody."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.errors import ExitCode, StoreBusy, UsageError
from flows.lock import LOCK_NAME, hold
from tests.flows.conftest import ROOT

HOLDER = """
import sys
from pathlib import Path
from flows.lock import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_run_is_told_who_holds_the_store_and_for_how_long(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    with pytest.raises(StoreBusy, match=rf"process {holder.pid} on .+ since .+ \(0 min\)") as caught, hold(tmp_path):
        pass
    assert caught.value.exit_code is ExitCode.BUSY


def test_a_clock_that_was_set_back_makes_no_negative_age(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    owner = {"process": holder.pid, "host": "here", "since": tomorrow.isoformat(timespec="seconds")}
    (tmp_path / LOCK_NAME).write_text(json.dumps(owner), encoding="utf-8")
    with pytest.raises(StoreBusy, match=r"since .+ \(0 min\)"), hold(tmp_path):
        pass


def test_the_lock_of_a_killed_run_is_taken_over(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    assert (tmp_path / LOCK_NAME).read_text()
    with hold(tmp_path):
        pass


def test_a_lock_is_free_again_after_its_block_also_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), hold(tmp_path / "store"):
        raise ZeroDivisionError
    with hold(tmp_path / "store"):
        pass


def test_a_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot write in"), hold(tmp_path / "file" / "store"):
        pass


def test_a_folder_that_may_only_be_read_is_said_in_one_line(read_only: Path) -> None:
    with pytest.raises(UsageError, match=f"cannot write in {read_only}: Permission denied"), hold(read_only):
        pass
