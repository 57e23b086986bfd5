"""feed.json (JSON Feed 1.1) and feed.atom (RFC 4287): overall, and one of each below the id of every city with news."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from normalized.errors import ReleaseError
from normalized.exports.feed_entries import Entry, date_of, entries
from normalized.exports.registry import register
from normalized.exports.tables import ReleaseTables

FEED_LENGTH = 100
"""Entries in a feed at most, the newest."""

ATOM = "http://www.w3.org/2005/Atom"


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
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _text(feed, "id", identifier)
    _text(feed, "title", title)
    _text(feed, "updated", updated)
    _text(ET.SubElement(feed, "author"), "name", "Rathaus")
    for entry in listed:
        element = ET.SubElement(feed, "entry")
        _text(element, "id", entry.id)
        _text(element, "title", entry.title)
        _text(element, "updated", entry.date)
        _text(element, "published", entry.date)
        ET.SubElement(element, "category", {"term": entry.tag})
        _text(element, "content", entry.text).set("type", "text")
    ET.indent(feed, " ")
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = "".join(c if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in text)
    return element


register(Feeds())
