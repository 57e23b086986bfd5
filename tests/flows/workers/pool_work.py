"""What the workers of test_pool.py do: each word of a batch is a page that behaves as it says."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from flows.errors import StorageFailed
from flows.workers.pool import PageFault


def work(batch: tuple[str, ...], left_out: Mapping[int, PageFault], begins: Callable[[int | None], None]) -> list[str]:
    """Read the words; "crash" dies, "hang" sleeps, "fault" raises, "once:FILE" dies unless FILE is there.

    A worker does the same before its first page where that is "before:crash", and after its last at "after:crash".
    """
    if batch == ("full",):
        raise StorageFailed("disk full")
    _meet(batch[0].removeprefix("before:"), expected=batch[0].startswith("before:"))
    said = []
    for position, word in enumerate(batch):
        if position in left_out:
            said.append(left_out[position].code)
            continue
        begins(position)
        _meet(word)
        if word.startswith("once:") and not Path(word[5:]).exists():
            Path(word[5:]).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        said.append(f"{word} by {os.getpid()}" if word == "who" else word)
    begins(None)
    _meet(batch[-1].removeprefix("after:"), expected=batch[-1].startswith("after:"))
    return said


def _meet(word: str, *, expected: bool = True) -> None:
    if not expected:
        return
    if word == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "exit":
        os._exit(1)
    if word == "hang":
        time.sleep(600)
    if word == "fault":
        raise ValueError("Limoges")
