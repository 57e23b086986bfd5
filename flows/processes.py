"""Processes: who one is (host, id, and when it began, since ids come again), and how a child of ours is ended."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path


def process_tag(pid: int | None = None) -> str:
    """The tag of a process, by default this one: "process host 4711 123456"; empty where there is no such process."""
    number = os.getpid() if pid is None else pid
    begun = _begun(number)
    return f"process {platform.node()} {number} {begun}" if begun else ""


def end_process(process: subprocess.Popen[bytes], patience: float) -> None:
    """End a child process and close the pipe to it. SIGTERM lets it finish what is under way; after `patience` seconds
    it is killed. One that has ended by itself is buried.
    """
    process.terminate()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _begun(pid: int) -> str:
    """When a process began, in ticks since the machine's start; empty where it is gone, or dead and not yet buried."""
    try:
        state, *others = Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
        return "" if state in {"Z", "X"} else others[18]
    except (OSError, IndexError, ValueError):
        pass
    try:
        os.kill(pid, 0)
    except (OSError, OverflowError):
        return ""
    return "0"  # no /proc on this system: the id alone must do
