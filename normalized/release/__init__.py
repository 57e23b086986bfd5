"""Releases: immutable folders, checked before they can be seen, and one pointer to the latest.

What reads or writes tables is looked up when it is asked for, as in `normalized`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalized.later import looked_up
from normalized.release.folder import Release, ReleaseCounts, latest_release, list_releases

if TYPE_CHECKING:
    from normalized.release.changes import release_changes
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

__getattr__ = looked_up(
    __name__,
    {
        "publish_release": "normalized.release.publish",
        "release_changes": "normalized.release.changes",
        "verify_release": "normalized.release.verify",
    },
)
