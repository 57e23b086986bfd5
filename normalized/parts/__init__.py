"""Parts: the records of one batch of pages, stored once under the hash of everything that they follow from."""

from __future__ import annotations

from normalized.parts.code import code_version
from normalized.parts.results import PageReference, PageResult
from normalized.parts.store import PartStore, PartSummary

__all__ = ["PageReference", "PageResult", "PartStore", "PartSummary", "code_version"]
