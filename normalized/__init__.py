"""What goes out: tables, the part store, linking across pages, releases, exports.

Names whose modules need DuckDB or Arrow are looked up when they are asked for: a run in which nothing changed asks for
none of them, and both take longer to load than such a run may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from normalized.later import looked_up
from normalized.parts import PageReference, PageResult, PartStore, PartSummary, code_version
from normalized.release.folder import Release, ReleaseCounts, latest_release, list_releases
from normalized.source_row import SourceRow

if TYPE_CHECKING:
    from normalized.exports import export_release
    from normalized.release import publish_release, release_changes, verify_release

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

__getattr__ = looked_up(
    __name__,
    {
        "export_release": "normalized.exports",
        "publish_release": "normalized.release",
        "release_changes": "normalized.release",
        "verify_release": "normalized.release",
    },
)
