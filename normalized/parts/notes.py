"""Notes beside the parts: which languages each page of a batch has, and the part that it became.

    <root>/languages/<stem>.json

A stem names what pages of every language depend on: code, shared words, configuration, input. A part's own name adds
the words of the languages that its pages have, which are known once they were read. When a language file changes, the
note says which pages are to be read again; the rows of the others are taken from the part that was there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from normalized.files import write_json
from normalized.parts.store import PartStore


@dataclass(frozen=True, slots=True)
class PartNote:
    """What a batch became. part: key of the part. digests: of the words of its languages, as they were then.

    pages: the languages of each page, by page id.
    """

    part: str
    digests: Mapping[str, str]
    pages: Mapping[str, tuple[str, ...]]

    def unchanged(self, digests: Mapping[str, str]) -> frozenset[str]:
        """Pages none of whose languages has changed since. digests: of the words as they are now, by language."""
        changed = {code for code, digest in self.digests.items() if digests.get(code) != digest}
        return frozenset(page for page, languages in self.pages.items() if not changed.intersection(languages))

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
        return PartNote(part=said["part"], digests=dict(said["digests"]), pages=pages)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_note(store: PartStore, stem: str, note: PartNote) -> None:
    """Write the note of a stem, whole or not at all. Raises OSError."""
    path = _path(store, stem)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    write_json(unfinished, asdict(note))
    unfinished.replace(path)


def _path(store: PartStore, stem: str) -> Path:
    return store.root / "languages" / f"{stem}.json"
