"""What the export before wrote into a folder and this one does not: pages of cities that the release has no more."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path


def replace_written(folder: Path, name: str, written: Iterable[Path]) -> None:
    """Remove the files of the format's last export into the folder that are not among `written`, and note these in
    `.NAME.json`. Other files of the folder stay as they are. Raises OSError where that cannot be done.
    """
    note = folder / f".{name}.json"
    now = {path.relative_to(folder).as_posix() for path in written}
    for left in _noted(note) - now:
        file = folder / left
        if file.resolve().is_relative_to(folder.resolve()):
            file.unlink(missing_ok=True)
    note.write_text(json.dumps(sorted(now), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _noted(note: Path) -> set[str]:
    try:
        return set(json.loads(note.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return set()
    except (ValueError, TypeError):
        return set()  # nothing is known to be ours: nothing is removed
