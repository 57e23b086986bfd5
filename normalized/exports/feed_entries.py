"""What is new in the latest releases, as entries of a feed: the history that a release carries in its SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normalized.errors import CorruptRelease

_VERBS = {"added": "New", "removed": "Gone", "changed": "Changed"}

_HISTORY = """
SELECT published, release, "table", id, change, cause, title, fields, areas FROM changes
ORDER BY published DESC, release DESC, place
"""


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

    release: folder of a published release; those before it may be gone. Raises CorruptRelease where it has no history.
    """
    file = release / "rathaus.sqlite"
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            for published, name, table, key, change, cause, title, fields, areas in database.execute(_HISTORY):
                yield Entry(
                    id=f"urn:rathaus:{name}:{table}:{key}",
                    title=f"{_VERBS[change]}: {title}",
                    text="\n".join([*_field_lines(json.loads(fields)), f"Cause: {cause}."]),
                    date=published,
                    tag=table,
                    areas=tuple(json.loads(areas)),
                )
    except sqlite3.Error as error:
        raise CorruptRelease(f"{file} has no history: {error}") from error


def date_of(release: Path) -> str:
    """The time of a release, RFC 3339."""
    try:
        return str(json.loads((release / "release.json").read_text(encoding="utf-8"))["created"])
    except (OSError, ValueError) as error:
        raise CorruptRelease(f"{release / 'release.json'} cannot be read: {error}") from error


def _field_lines(fields: dict[str, Any]) -> Iterator[str]:
    for name, values in fields.items():
        yield f"{name}: {_shown(values['old'])} → {_shown(values['new'])}"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "unknown" if value is None else str(value)
