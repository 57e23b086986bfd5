"""What a run leaves: the files of its release, the parts of its store."""

from __future__ import annotations

from pathlib import Path

from flows.settings import Settings


def bytes_of(release: Path) -> dict[str, bytes]:
    """Every file of a release that holds no clock."""
    forms = (release / "parquet", release / "jsonl", release / "csv")
    return {
        path.relative_to(release).as_posix(): path.read_bytes() for form in forms for path in sorted(form.iterdir())
    }


def parts(settings: Settings) -> dict[Path, int]:
    """When each committed part was written."""
    return {path: path.stat().st_mtime_ns for path in settings.store.glob("??/[0-9a-f]*/manifest.json")}
