"""Export formats, one module each. A module in this folder is found by itself; others call `register`.

from normalized.exports import register
register(MyExport())
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from normalized.database import disk_faults
from normalized.exports.leftovers import replace_written
from normalized.exports.registry import Export, all_exports, export, register
from normalized.exports.tables import ReleaseTables

__all__ = ["Export", "ReleaseTables", "all_exports", "export", "export_release", "register"]


def export_release(release: Path, name: str, folder: Path) -> list[Path]:
    """Write a published release in the format `name` below `folder`, which is made; returns the files written.

    What an earlier export of that format wrote there and this one does not is removed.

    release: the release's folder. Raises UnknownExport, CorruptRelease where the release lacks a table, or OSError
    where the files cannot be written.
    """
    export_format = export(name)
    folder.mkdir(parents=True, exist_ok=True)
    with closing(ReleaseTables.from_parquet(release / "parquet")) as tables, disk_faults():
        written = export_format.write(tables, folder)
    replace_written(folder, name, written)
    return written
