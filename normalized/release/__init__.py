"""Releases: immutable folders, checked before they can be seen, and one pointer to the latest."""

from __future__ import annotations

from normalized.release.changes import release_changes
from normalized.release.folder import Release, ReleaseCounts, latest_release, list_releases
from normalized.release.publish import publish_release
from normalized.release.verify import verify_release

__all__ = [
    "Release",
    "ReleaseCounts",
    "latest_release",
    "list_releases",
    "publish_release",
    "release_changes",
    "verify_release",
]
