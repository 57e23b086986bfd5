"""What goes out: tables, the part store, linking across pages, releases, exports."""

from __future__ import annotations

from normalized.errors import (
    CorruptPart,
    CorruptRelease,
    DriftError,
    GateError,
    MissingPart,
    NormalizedError,
    ReleaseError,
    StoreError,
    UnknownExport,
)
from normalized.exports import export_release
from normalized.linking import SourceRow
from normalized.parts import PageReference, PageResult, PartStore, PartSummary, code_version
from normalized.release import (
    Release,
    ReleaseCounts,
    latest_release,
    list_releases,
    publish_release,
    release_changes,
    verify_release,
)

__all__ = [
    "CorruptPart",
    "CorruptRelease",
    "DriftError",
    "GateError",
    "MissingPart",
    "NormalizedError",
    "PageReference",
    "PageResult",
    "PartStore",
    "PartSummary",
    "Release",
    "ReleaseCounts",
    "ReleaseError",
    "SourceRow",
    "StoreError",
    "UnknownExport",
    "code_version",
    "export_release",
    "latest_release",
    "list_releases",
    "publish_release",
    "release_changes",
    "verify_release",
]
