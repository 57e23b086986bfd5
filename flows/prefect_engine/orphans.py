"""Servers that outlived their run: recorded when they are started, ended at the next start.

An embedded server leaves when its run ends (flows.prefect_engine.prefect_server). One that cannot, since it hangs or
was stopped, is found by its record: only what a run of ours has started, and whose run is gone, is ended.
"""

from __future__ import annotations

import json
import os
import signal
from contextlib import suppress
from pathlib import Path

from flows.processes import process_tag

RECORDS = "servers"


def record_server(home: Path, pid: int, run: int | None = None) -> None:
    """Note that a run, by default this process, has started a server. Raises OSError."""
    path = _record(home, pid)
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"server": process_tag(pid), "run": process_tag(run)}), encoding="utf-8")


def forget_server(home: Path, pid: int) -> None:
    """Take the note away: the server has ended."""
    _record(home, pid).unlink(missing_ok=True)


def end_orphans(home: Path) -> list[int]:
    """End servers whose run is gone; gives their ids. Servers of runs that go on, and other processes, are left."""
    ended = []
    for path in sorted((home / RECORDS).glob("*.json")):
        pid = int(path.stem)
        try:
            said = json.loads(path.read_text("utf-8"))
            server, run = str(said["server"]), str(said["run"])
        except (OSError, ValueError, KeyError, TypeError):
            server = run = ""  # a run that was killed while it wrote this had no server yet that could hang
        if run and run == process_tag(_pid(run)):
            continue
        if server and server == process_tag(pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                ended.append(pid)
        path.unlink(missing_ok=True)
    return ended


def _record(home: Path, pid: int) -> Path:
    return home / RECORDS / f"{pid}.json"


def _pid(tag: str) -> int:
    return int(tag.split()[-2])
