"""Parts that are not what they were: set aside, and made anew by doing the work once again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from flows.errors import StorageFailed
from flows.runs.manifest import RunManifest
from flows.settings import Settings
from normalized.errors import CorruptPart, MissingPart
from normalized.parts import PartStore

Result = TypeVar("Result")


class PartsSetAside(StorageFailed):
    """Corrupt parts were found and set aside; the next ingest makes them anew."""


def set_corrupt_parts_aside(manifest: RunManifest, settings: Settings) -> int:
    """Move parts of a manifest that do not match their checksums out of the store; gives how many there were."""
    store = PartStore(settings.store)
    count = 0
    for key in manifest.parts:
        try:
            store.verify(key)
        except CorruptPart:
            store.set_aside(key)
            count += 1
        except MissingPart:
            count += 1
    return count


def redo_once(work: Callable[[], Result]) -> Result:
    """Do the work, and once again where it found corrupt parts and set them aside."""
    try:
        return work()
    except PartsSetAside:
        return work()
