"""What is new in the latest releases, as entries of a feed: changes of mayors, partnerships, networks and contacts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normalized.errors import CorruptRelease
from normalized.exports.tables import ReleaseTables

_VERBS = {"added": "New", "removed": "Gone", "changed": "Changed"}

_SAYINGS = {
    "mayors": """
        SELECT 'mayor of ' || c.name || ': ' || m.name, [m.area_id]
        FROM mayors m JOIN cities c USING (area_id) WHERE m.membership_id = ?
    """,
    "partnerships": """
        SELECT p.kind || ' of ' || a.name || ' and ' || b.name || coalesce(' since ' || p.since, ''),
            [p.area_id_a, p.area_id_b]
        FROM partnerships p JOIN cities a ON a.area_id = p.area_id_a JOIN cities b ON b.area_id = p.area_id_b
        WHERE p.partnership_id = ?
    """,
    "networks": """
        SELECT c.name || ' in ' || n.network, [n.area_id]
        FROM networks n JOIN cities c USING (area_id) WHERE n.membership_id = ?
    """,
    "contacts": """
        SELECT coalesce(d.owner || ', ', '') || coalesce(c.name, d.source) || ': ' || d.value,
            list_filter([d.area_id], lambda area: area IS NOT NULL)
        FROM contacts d LEFT JOIN cities c USING (area_id) WHERE d.contact_id = ?
    """,
}
"""For each table: how a row is said in a title, and the cities that it is about."""


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


def _entries_of(folder: Path, before: Path | None, said: Any) -> Iterator[Entry]:
    changes = folder / "changes.jsonl"
    if before is None or not changes.is_file():
        return
    with (
        closing(ReleaseTables.from_parquet(folder / "parquet")) as now,
        closing(ReleaseTables.from_parquet(before / "parquet")) as then,
        changes.open(encoding="utf-8") as lines,
    ):
        for line in lines:
            change = json.loads(line)
            if change["table"] in _SAYINGS:
                yield _entry(change, then if change["change"] == "removed" else now, said)


def _entry(change: dict[str, Any], tables: ReleaseTables, said: Any) -> Entry:
    (key,) = change["key"].values()
    saying, areas = next(tables.query(_SAYINGS[change["table"]], [key]))
    fields = [
        f"{name}: {_shown(values['old'])} → {_shown(values['new'])}"
        for name, values in change.get("fields", {}).items()
        if name != "evidence"
    ]
    cause = f"Cause: {change['cause']}."
    return Entry(
        id=f"urn:rathaus:{said['name']}:{change['table']}:{key}",
        title=f"{_VERBS[change['change']]}: {saying}",
        text="\n".join([*fields, cause]),
        date=said["created"],
        tag=change["table"],
        areas=tuple(areas),
    )


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "unknown" if value is None else str(value)
