"""The flow `rathaus`: ingest, then publish. What `rathaus run` and a schedule start."""

from __future__ import annotations

import time

from prefect import flow

from flows.errors import StorageFailed
from flows.ingest import ingest_with_workers
from flows.intake import RunRequest
from flows.lock import hold
from flows.manifest import load_manifest
from flows.publish import publish
from flows.run import Outcome, set_corrupt_parts_aside
from flows.settings import Settings, load_settings
from normalized.errors import CorruptPart, MissingPart


@flow(name="rathaus", validate_parameters=False)
def rathaus_flow(request: RunRequest, settings: Settings | None = None) -> Outcome:
    """Read the pages of a request and publish what they say.

    settings: None takes those of environment and rathaus.toml. See `flows.run` for what is raised.
    """
    begun = time.monotonic()
    settings = settings or load_settings().values
    with hold(settings.store):
        for last in (False, True):
            ingested = ingest_with_workers(request, settings)
            manifest = load_manifest(ingested.manifest)
            try:
                release = publish(ingested.manifest, settings)
                break
            except (CorruptPart, MissingPart) as error:
                if last or not set_corrupt_parts_aside(manifest, settings):
                    raise StorageFailed(error.message) from error
    return Outcome(manifest, release, ingested.reused, time.monotonic() - begun)
