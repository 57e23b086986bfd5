"""What is new in the latest releases, as entries of a feed: changes of the tables that are news."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from normalized.errors import CorruptRelease
from normalized.exports.sayings import NEWS, Saying, sayings
from normalized.exports.tables import ReleaseTables

_VERBS = {"added": "New", "removed": "Gone", "changed": "Changed"}

_BATCH = 1_000
"""Changes whose titles are looked up at once."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. id: a URN that never changes. date: RFC 3339, the time of the release. areas: `cities.area_id`."""

    id: str
    title: str
    text: str
    date: str
    tag: str
    areas: tuple[str, ...]


def entries(release: Path) -> Iterator[Entry]:
    """The changes of a release and of those before it, newest release first, each in the order of its tables and keys.

    release: folder of a published release. Raises CorruptRelease where one of them cannot be read.
    """
    folder: Path | None = release
    while folder is not None:
        said = _description(folder)
        before = folder.parent / said["previous"] if said["previous"] else None
        if before is not None and not before.is_dir():
            before = None
        yield from _entries_of(folder, before, said)
        folder = before


def date_of(release: Path) -> str:
    """The time of a release, RFC 3339."""
    return str(_description(release)["created"])


def _description(folder: Path) -> Any:
    try:
        return json.loads((folder / "release.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CorruptRelease(f"{folder / 'release.json'} cannot be read: {error}") from error


def _entries_of(folder: Path, before: Path | None, release: Any) -> Iterator[Entry]:
    changes = folder / "changes.jsonl"
    if before is None or not changes.is_file():
        return
    with (
        closing(ReleaseTables.from_parquet(folder / "parquet", earlier=True)) as now,
        closing(ReleaseTables.from_parquet(before / "parquet", earlier=True)) as then,
        changes.open(encoding="utf-8") as lines,
    ):
        told = (change for change in map(json.loads, lines) if change["table"] in NEWS)
        for table, changed in groupby(told, key=lambda change: str(change["table"])):
            while batch := list(islice(changed, _BATCH)):
                gone = sayings(then, table, (_key(change) for change in batch if change["change"] == "removed"))
                there = sayings(now, table, (_key(change) for change in batch if change["change"] != "removed"))
                said = gone | there
                for change in batch:
                    yield _entry(change, said[_key(change)], release)


def _key(change: dict[str, Any]) -> str:
    (key,) = change["key"].values()
    return str(key)


def _entry(change: dict[str, Any], said: Saying, release: Any) -> Entry:
    fields = [
        f"{name}: {_shown(values['old'])} → {_shown(values['new'])}"
        for name, values in change.get("fields", {}).items()
        if name != "evidence"
    ]
    cause = f"Cause: {change['cause']}."
    return Entry(
        id=f"urn:rathaus:{release['name']}:{change['table']}:{_key(change)}",
        title=f"{_VERBS[change['change']]}: {said.title}",
        text="\n".join([*fields, cause]),
        date=release["created"],
        tag=change["table"],
        areas=said.areas,
    )


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "unknown" if value is None else str(value)
