"""The releases folder: what is in it, and which release is the latest.

<releases>/20261121T231639Z-4f1c2ab09d3e/   one release: UTC time and content hash
<releases>/latest                           symbolic link to the latest one, swapped by renaming
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from normalized.errors import CorruptRelease, ReleaseError
from normalized.files import UNFINISHED, sync

LATEST = "latest"
TIME_FORMAT = "%Y%m%dT%H%M%SZ"
RELEASE_NAME = r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{12}"
"""Regular expression of a release's name."""


@dataclass(frozen=True, slots=True)
class ReleaseCounts:
    """What a release holds. tables: rows by table. mentions: rows by type."""

    tables: Mapping[str, int]
    mentions: Mapping[str, int]
    pages_failed: int
    blocks_kept: int
    blocks_stripped: int


@dataclass(frozen=True, slots=True)
class Release:
    """One release.

    name: the folder's name. created: UTC. content_hash: SHA-256 over tables and schema, without any clock.
    previous: name of the release before. is_new: False where publishing found that nothing had changed.
    forced: drift that was found and overridden, one line each.
    """

    name: str
    path: Path
    created: datetime
    content_hash: str
    counts: ReleaseCounts
    previous: str | None = None
    is_new: bool = False
    forced: tuple[str, ...] = ()


def release_name(created: datetime, content_hash: str) -> str:
    """The folder's name: UTC time and the first 12 digits of the content hash."""
    if created.tzinfo is None:
        raise ReleaseError("the time of a release needs a time zone")
    return f"{created.astimezone(UTC).strftime(TIME_FORMAT)}-{content_hash[:12]}"


def moment(time: datetime) -> str:
    """A time with a time zone as RFC 3339, UTC, to the second."""
    return time.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def describe(release: Release) -> dict[str, Any]:
    """`release.json`."""
    return {
        "name": release.name,
        "created": moment(release.created),
        "content_hash": release.content_hash,
        "previous": release.previous,
        "forced": list(release.forced),
        "counts": {
            "tables": dict(release.counts.tables),
            "mentions": dict(release.counts.mentions),
            "pages_failed": release.counts.pages_failed,
            "blocks_kept": release.counts.blocks_kept,
            "blocks_stripped": release.counts.blocks_stripped,
        },
    }


def read_release(path: Path) -> Release:
    """The release in a folder; raises CorruptRelease where its description cannot be read."""
    try:
        said = json.loads((path / "release.json").read_text(encoding="utf-8"))
        return Release(
            name=said["name"],
            path=path,
            created=datetime.fromisoformat(said["created"]),
            content_hash=said["content_hash"],
            counts=ReleaseCounts(**said["counts"]),
            previous=said["previous"],
            forced=tuple(said["forced"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorruptRelease(f"{path / 'release.json'} cannot be read: {error}") from error


def list_releases(releases: Path) -> list[Release]:
    """Every release in the folder, oldest first; what has another name (unfinished, `lost+found`) is none."""
    if not releases.is_dir():
        return []
    found = [
        read_release(path)
        for path in releases.iterdir()
        if re.fullmatch(RELEASE_NAME, path.name) and path.is_dir() and not path.is_symlink()
    ]
    return sorted(found, key=lambda release: (release.created, release.name))


def latest_release(releases: Path) -> Release | None:
    """The release that the pointer names, None where nothing was published yet."""
    pointer = releases / LATEST
    if not pointer.is_symlink():
        return None
    target = releases / pointer.readlink()
    if not target.is_dir():
        raise CorruptRelease(
            f"{pointer} points to {target.name}, which is not there: "
            "let it point to another release, or delete it to begin anew"
        )
    return read_release(target)


def point_to(releases: Path, release: Release) -> Release:
    """Make `release` the latest one, in one step."""
    fresh = releases / f"{UNFINISHED}{LATEST}-{release.name}"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(release.name, target_is_directory=True)
    fresh.replace(releases / LATEST)
    sync(releases)
    return replace(release, path=releases / release.name)
