"""The flow `rathaus`: ingest, then publish. What `rathaus run` and a schedule start."""

from __future__ import annotations

from prefect import flow

from flows.effective_settings import load_settings
from flows.intake.request import RunRequest
from flows.lock import hold
from flows.prefect_flows.crashed import signed_run
from flows.prefect_flows.ingest_flow import ingest_with_workers
from flows.prefect_flows.publish_flow import deliver_webhooks_task, publish
from flows.runs.corrupt_parts import redo_once
from flows.runs.manifest import load_manifest
from flows.runs.run import Outcome
from flows.settings import Settings


@flow(name="rathaus", validate_parameters=False)
def rathaus_flow(request: RunRequest, settings: Settings | None = None) -> Outcome:
    """Read the pages of a request and publish what they say.

    settings: None takes those of environment and rathaus.toml. See `flows.runs.run` for what is raised.
    """
    chosen = settings or load_settings().values

    def ingest_and_publish() -> Outcome:
        ingested = ingest_with_workers(request, chosen)
        release = publish(ingested.manifest, chosen, force=request.force)
        delivery = deliver_webhooks_task(release, chosen)
        return Outcome(load_manifest(ingested.manifest), release, ingested.reused, delivery)

    with signed_run(), hold(chosen.store):
        return redo_once(ingest_and_publish)
