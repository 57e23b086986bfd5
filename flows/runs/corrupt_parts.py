"""Parts that are not what they were: set aside, and made anew by doing the work once again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from flows.errors import StorageFailed
from flows.progress import WARNINGS
from flows.runs.manifest import RunManifest
from flows.settings import Settings
from normalized.errors import CorruptPart, MissingPart
from normalized.parts import PartStore

Result = TypeVar("Result")


class PartsSetAside(StorageFailed):
    """Corrupt parts were found and set aside; the next ingest makes them anew."""


@contextmanager
def corrupt_parts_aside(manifest: RunManifest, settings: Settings) -> Iterator[None]:
    """Work on the parts of a manifest. Where one is not what it was, raises PartsSetAside, so that the ingest is done
    again; StorageFailed where none is found that could be made anew.
    """
    try:
        yield
    except (CorruptPart, MissingPart) as error:
        if _set_corrupt_parts_aside(manifest, settings):
            raise PartsSetAside(error.message) from error
        raise StorageFailed(error.message) from error


def _set_corrupt_parts_aside(manifest: RunManifest, settings: Settings) -> int:
    """Move parts of a manifest that do not match their checksums out of the store; gives how many there were."""
    store = PartStore(settings.store)
    count = 0
    for key in manifest.parts:
        try:
            store.verify(key)
        except CorruptPart as error:
            set_part_aside(store, key, error)
            count += 1
        except MissingPart as error:
            WARNINGS.warning("%s any more; it is made anew", error.message)
            count += 1
    return count


def set_part_aside(store: PartStore, key: str, fault: CorruptPart) -> None:
    """Move a corrupt part out of the store, and say so."""
    WARNINGS.warning("%s; it is kept as %s and made anew", fault.message, store.set_aside(key))


def redo_once(work: Callable[[], Result]) -> Result:
    """Do the work, and once again where it found corrupt parts and set them aside."""
    try:
        return work()
    except PartsSetAside:
        return work()
