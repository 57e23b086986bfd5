"""Parts to a release as plain functions, which the flow `publish` calls too: link, check, publish, copy."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flows.errors import InstallationIncomplete, PublishRefused, ReleaseBroken, StorageFailed
from flows.progress import reporter
from flows.runs.corrupt_parts import corrupt_parts_aside
from flows.runs.manifest import RunManifest
from flows.runs.published import note_published, published_release
from flows.settings import Settings
from normalized.errors import (
    CorruptLedger,
    CorruptPart,
    CorruptRelease,
    DriftError,
    GateError,
    MissingPart,
    NormalizedError,
    StorageError,
    StorageUnknown,
)
from normalized.judgements import Ledger
from normalized.parts import PartStore
from normalized.release import Release
from pipeline.errors import GazetteerMissing

if TYPE_CHECKING:
    from normalized.release.storage import ReleaseStorage


def publish_or_set_aside(manifest: RunManifest, settings: Settings, *, force: bool) -> Release:
    """See `publish_parts`; raises PartsSetAside where corrupt parts were found and the ingest is to be done again."""
    with corrupt_parts_aside(manifest, settings):
        return publish_parts(manifest, settings, force=force)


def publish_parts(manifest: RunManifest, settings: Settings, *, force: bool = False) -> Release:
    """Link the parts of a manifest, check the tables, publish them, and copy the release to `publish_to`, if any.

    force: publish though a source says much less than in the release before.

    A manifest that the latest release was made of, by the same code, is not linked again. Raises PublishRefused where
    a check fails, StorageFailed where the release cannot be written or copied, and CorruptPart or MissingPart where a
    part is not what it was; `corrupt_parts_aside` makes the next ingest redo it.
    """
    reporter().begin("publishing")
    # The report's plots need matplotlib, which keeps a list of fonts: beside our data, not in the user's home.
    os.environ.setdefault("MPLCONFIGDIR", str(settings.data / ".matplotlib"))
    storage = _storage(settings)
    try:
        # Another machine may have published before: its release is the one that this one follows.
        pointed = storage.bring(settings.releases) if storage else None
        release = published_release(manifest, settings) or _link_and_publish(manifest, settings, force=force)
        if storage:
            storage.send(release, after=pointed)
    except DriftError as error:
        raise PublishRefused(f"{error.message}; --force publishes all the same") from error
    except GateError as error:
        raise PublishRefused(error.message) from error
    except (CorruptPart, MissingPart):
        raise
    except (CorruptRelease, CorruptLedger) as error:
        raise ReleaseBroken(error.message) from error
    except StorageError as error:
        raise StorageFailed(f"the release cannot be copied: {error.message}") from error
    except GazetteerMissing as error:
        raise InstallationIncomplete(error.message) from error
    except (OSError, NormalizedError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise StorageFailed(f"the release cannot be written: {' '.join(reason.split())}") from error
    return release


def _storage(settings: Settings) -> ReleaseStorage | None:
    if not settings.publish_to:
        return None
    from normalized.release.storage import ReleaseStorage  # noqa: PLC0415 - brings fsspec

    return ReleaseStorage(settings.publish_to)


def _link_and_publish(manifest: RunManifest, settings: Settings, *, force: bool) -> Release:
    from normalized.release.publish import publish_release  # noqa: PLC0415 - brings DuckDB and Arrow

    release = publish_release(
        PartStore(settings.store),
        manifest.parts,
        settings.releases,
        published_at=datetime.now(UTC),
        sources=manifest.sources,
        translations=manifest.translations,
        force=force,
        judgements=Ledger(settings.judgements).in_force(),
    )
    note_published(manifest, release, settings)
    return release


def check_storage(settings: Settings) -> None:
    """Raise StorageFailed where releases are to be copied to a storage that does not answer, InstallationIncomplete
    where what knows such a storage is not installed."""
    storage = _storage(settings)
    if storage:
        try:
            storage.latest()
        except StorageUnknown as error:
            raise InstallationIncomplete(error.message) from error
        except StorageError as error:
            raise StorageFailed(error.message) from error
