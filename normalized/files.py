"""Writing to disk so that a killed process leaves either the whole thing or nothing under the final name."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

UNFINISHED = ".unfinished-"
"""Prefix of folders and files that are still being written; whoever lists a folder skips them."""


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def json_text(content: Any) -> str:
    """JSON with sorted keys, two blanks of indent and a newline at the end."""
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_json(path: Path, content: Any) -> None:
    """Write `json_text`, UTF-8."""
    path.write_text(json_text(content), encoding="utf-8")


def replace_text(path: Path, text: str) -> None:
    """Write a text file, UTF-8, that readers see as it was or as it will be, also after the power has failed."""
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def sync(path: Path) -> None:
    """Flush one file or folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Flush every file and folder below `folder`, and `folder` itself."""
    for path in sorted(folder.rglob("*")):
        sync(path)
    sync(folder)


def remove_orphans(parent: Path) -> list[str]:
    """Remove unfinished folders below `parent` whose writer, a process of this machine, is gone; gives their names."""
    gone = []
    for folder in sorted(parent.glob(f"{UNFINISHED}{_machine()}-*")):
        writer = folder.name.removeprefix(f"{UNFINISHED}{_machine()}-").split("-")[0]
        if folder.is_dir() and writer.isdigit() and not _is_running(int(writer)):
            shutil.rmtree(folder, ignore_errors=True)  # another process may be removing it too
            gone.append(folder.name)
    return gone


def _machine() -> str:
    return re.sub(r"[^A-Za-z0-9]+", "_", platform.node()) or "machine"


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def unfinished_folder(parent: Path) -> Iterator[Path]:
    """A new folder below `parent` to write into, removed at the end unless it was renamed.

    What killed writers of this machine left there is removed first.
    """
    parent.mkdir(parents=True, exist_ok=True)
    remove_orphans(parent)
    folder = Path(tempfile.mkdtemp(prefix=f"{UNFINISHED}{_machine()}-{os.getpid()}-", dir=parent))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        if folder.exists():
            shutil.rmtree(folder)


def commit_folder(unfinished: Path, final: Path) -> bool:
    """Give a finished folder its final name. False where that name is taken: somebody else committed it before."""
    sync_tree(unfinished)
    try:
        unfinished.rename(final)
    except OSError:
        if final.exists():
            return False
        raise
    sync(final.parent)
    return True
