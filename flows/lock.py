"""One run at a time on one store.

The lock is the kernel's (`flock`), so it ends with the process that holds it, however that ends: a file left by a
killed run is stale by itself and the next run takes it over. What stands in the file only serves the message.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from flows.errors import StoreBusy, UsageError

LOCK_NAME = ".lock"
SECONDS_BETWEEN_LOOKS = 0.2


@contextmanager
def hold(folder: Path, *, patience: float = 0) -> Iterator[None]:
    """Hold the folder for the time of the `with` block; the folder is made where it is missing.

    patience: seconds to wait for another process to leave it.

    Raises StoreBusy where another process holds it: the message names the process and for how long. Raises UsageError
    where the folder cannot be made or written.
    """
    path = folder / LOCK_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write in {folder}: {error.strerror}") from error
    with file:
        end = time.monotonic() + patience
        while not _lock(file, path):
            if time.monotonic() >= end:
                raise StoreBusy(f"another run holds {folder}: {_owner(file)}")
            time.sleep(SECONDS_BETWEEN_LOOKS)
        _sign(file)
        yield
        file.truncate(0)


def _lock(file: IO[str], path: Path) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in {errno.EACCES, errno.EAGAIN}:
            raise UsageError(f"cannot lock {path}: {error.strerror}") from error
        return False
    return True


def _sign(file: IO[str]) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    file.truncate(0)
    json.dump({"process": os.getpid(), "host": platform.node(), "since": now}, file)
    file.flush()


def _owner(file: IO[str]) -> str:
    file.seek(0)
    try:
        owner = json.load(file)
        since = datetime.fromisoformat(owner["since"])
        minutes = int((datetime.now(UTC) - since).total_seconds() // 60)
        return f"process {owner['process']} on {owner['host']} since {owner['since']} ({max(minutes, 0)} min)"
    except (ValueError, KeyError, TypeError):
        return "a process that is just starting"
