"""Runs in processes of their own that are killed at some moment, with all that they have started."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from flows.workers.pool import worker_context


def kill_after(seconds: float, run: Callable[..., object], *given: object) -> bool:
    """Do `run(*given)` in another process, and SIGKILL it and its children after some seconds.

    run: importable by name. The process is forked where workers are, with modules and models in memory, so that the
    moment falls into the work and not into Python's start. False where it had ended by then, which must be well.
    """
    process = worker_context().Process(target=run, args=given)
    process.start()
    process.join(seconds)
    if not process.is_alive():
        assert process.exitcode == 0
        return False
    for pid in descendants(process.pid):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.kill()
    process.join()
    return True


def descendants(pid: int) -> list[int]:
    """Every process under one, as Linux tells."""
    found: list[int] = []
    with suppress(FileNotFoundError, ProcessLookupError):
        for file in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in map(int, file.read_text("ascii").split()):
                found += [child, *descendants(child)]
    return found
