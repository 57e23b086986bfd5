"""feed.json (JSON Feed 1.1) and feed.atom (RFC 4287): overall, and one of each below the id of every city with news."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from feedgen.feed import FeedGenerator

from normalized.attribution import PLACES
from normalized.errors import ReleaseError
from normalized.exports.feed_entries import Entry, date_of, entries
from normalized.exports.registry import register
from normalized.exports.tables import ReleaseTables
from normalized.exports.xml_text import readable

FEED_LENGTH = 100
"""Entries in a feed at most, the newest."""


class Feeds:
    """News of a release and of those before it."""

    name = "feeds"
    in_release = False

    def write(self, tables: ReleaseTables, folder: Path) -> list[Path]:
        """Write the feeds; raises ReleaseError where the tables are not those of a published release."""
        if tables.release is None:
            raise ReleaseError("a feed tells of published releases; these tables are not published")
        overall: list[Entry] = []
        by_area: dict[str, list[Entry]] = {}
        for entry in entries(tables.release):
            if len(overall) < FEED_LENGTH:
                overall.append(entry)
            for area in entry.areas:
                of_area = by_area.setdefault(area, [])
                if len(of_area) < FEED_LENGTH:
                    of_area.append(entry)
        names = dict(tables.query("SELECT area_id, name FROM cities"))
        updated = date_of(tables.release)
        written = _write_pair(folder, "urn:rathaus:feed", "Rathaus: what changed", updated, overall)
        for area, of_area in sorted(by_area.items()):
            title = f"Rathaus: what changed in {names.get(area, area)}"
            written += _write_pair(folder / area, f"urn:rathaus:feed:{area}", title, updated, of_area)
        return written


def _write_pair(folder: Path, identifier: str, title: str, updated: str, listed: Sequence[Entry]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    as_json, as_atom = folder / "feed.json", folder / "feed.atom"
    as_json.write_text(json.dumps(json_feed(title, listed), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    as_atom.write_bytes(atom_feed(identifier, title, updated, listed))
    return [as_json, as_atom]


def json_feed(title: str, listed: Sequence[Entry]) -> dict[str, Any]:
    """The entries as JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "description": PLACES,
        "language": "en",
        "items": [
            {
                "id": entry.id,
                "title": entry.title,
                "content_text": entry.text,
                "date_published": entry.date,
                "tags": [entry.tag],
            }
            for entry in listed
        ],
    }


def atom_feed(identifier: str, title: str, updated: str, listed: Sequence[Entry]) -> bytes:
    """The entries as Atom, UTF-8. Characters that XML 1.0 cannot hold stand as U+FFFD."""
    feed = FeedGenerator()
    feed.id(identifier)
    feed.title(readable(title))
    feed.language("en")
    feed.author(name="Rathaus")
    feed.rights(PLACES)
    # Without a time of our own feedgen takes that of its start: the same release would give other bytes each time.
    feed.updated(updated)
    for entry in listed:
        item = feed.add_entry(order="append")
        item.id(entry.id)
        item.title(readable(entry.title))
        item.updated(entry.date)
        item.published(entry.date)
        item.category(term=entry.tag)
        item.content(readable(entry.text), type="text")
    return bytes(feed.atom_str(pretty=True)) + b"\n"


register(Feeds())
