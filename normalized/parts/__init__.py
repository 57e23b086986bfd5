"""Parts: the records of one batch of pages, stored once under the hash of everything that they follow from."""

from __future__ import annotations

from normalized.parts.code import code_version, shared_version
from normalized.parts.notes import PartNote, name_part, read_last_note, read_note, write_note
from normalized.parts.results import PageReference, PageResult
from normalized.parts.store import ASIDE, PartStore, PartSummary

__all__ = [
    "ASIDE",
    "PageReference",
    "PageResult",
    "PartNote",
    "PartStore",
    "PartSummary",
    "code_version",
    "name_part",
    "read_last_note",
    "read_note",
    "shared_version",
    "write_note",
]
