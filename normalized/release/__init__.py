"""Releases: immutable folders, checked before they can be seen, and one pointer to the latest.

What reads or writes tables is looked up when it is asked for, as in `normalized`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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

_LATER = {
    "publish_release": "normalized.release.publish",
    "release_changes": "normalized.release.changes",
    "verify_release": "normalized.release.verify",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
