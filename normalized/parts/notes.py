"""Notes beside the parts: which languages each page of a batch has, and the part that it became.

    <root>/languages/<stem>.json
    <root>/batches/<place>             the stem of the last batch at this place

A stem names what pages of every language depend on: code, shared words, configuration, input. A part's own name adds
the words of the languages that its pages have, which are known once they were read. When a language file or a page
changes, the note says which pages are to be read again; the rows of the others are taken from the part that was there.
For pages that changed, the stem did too: so a batch is also known by its place, the id of its last page.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from normalized.files import json_text
from normalized.parts.store import PartStore


@dataclass(frozen=True, slots=True)
class PartNote:
    """What a batch became. part: key of the part. digests: of the words of its languages, as they were then.

    pages: the languages of each page, by page id. inputs: what else its rows follow from, as a hash; pages whose fault
    may be gone next time are left out.
    """

    part: str
    digests: Mapping[str, str]
    pages: Mapping[str, tuple[str, ...]]
    inputs: Mapping[str, str]

    def unchanged(self, digests: Mapping[str, str], inputs: Mapping[str, str]) -> frozenset[str]:
        """Pages whose rows would be the same again. digests: of the words as they are now, by language. inputs: what
        else the rows of the pages that are asked for follow from now."""
        changed = {code for code, digest in self.digests.items() if digests.get(code) != digest}
        return frozenset(
            page
            for page, content in inputs.items()
            if self.inputs.get(page) == content and not changed.intersection(self.pages[page])
        )

    def key(self, stem: str, digests: Mapping[str, str]) -> str:
        """The name of the batch's part with the words as they are now."""
        return name_part(stem, {code: digests.get(code, "") for code in self.digests})


def name_part(stem: str, digests: Mapping[str, str]) -> str:
    """The name of a part: 32 hexadecimal digits. digests: of the words of the languages that its pages have."""
    return hashlib.sha256(json.dumps([stem, sorted(digests.items())]).encode()).hexdigest()[:32]


def read_note(store: PartStore, stem: str) -> PartNote | None:
    """The note of a stem; None where there is none, or none that can be read: the batch is then read whole."""
    try:
        said = json.loads(_path(store, stem).read_text("utf-8"))
        pages = {page: tuple(languages) for page, languages in said["pages"].items()}
        inputs = {page: content for page, content in said["inputs"].items() if page in pages}
        return PartNote(said["part"], dict(said["digests"]), pages, inputs)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def read_last_note(store: PartStore, place: str) -> PartNote | None:
    """The note of the last batch at a place; None where there is none, or none that can be read."""
    try:
        return read_note(store, _place(store, place).read_text("ascii"))
    except (OSError, ValueError):
        return None


def write_note(store: PartStore, stem: str, note: PartNote, place: str = "") -> None:
    """Write the note of a stem, whole or not at all; at a place, if one is named, it is the last. Raises OSError."""
    _replace(_path(store, stem), json_text(asdict(note)))
    if place:
        _replace(_place(store, place), stem)


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def _place(store: PartStore, place: str) -> Path:
    return store.root / "batches" / place


def _path(store: PartStore, stem: str) -> Path:
    return store.root / "languages" / f"{stem}.json"
