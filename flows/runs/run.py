"""The whole run with plain functions. The flow `rathaus` takes the same steps."""

from __future__ import annotations

from dataclasses import dataclass

from flows.intake.request import RunRequest
from flows.intake.standing import CRAWL_FAILED, UNREADABLE
from flows.lock import hold
from flows.runs.corrupt_parts import redo_once
from flows.runs.ingest import ingest_without_prefect
from flows.runs.manifest import RunManifest
from flows.runs.publish import publish_or_set_aside
from flows.runs.webhooks import Delivery, deliver_webhooks
from flows.settings import Settings
from normalized.release import Release


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to.

    reused: pages whose part was there already. delivery: of webhooks, None where the settings name no address.
    """

    manifest: RunManifest
    release: Release
    reused: int
    delivery: Delivery | None = None

    @property
    def broken(self) -> list[str]:
        """Sources that ended alone: their crawl failed, or its files cannot be read."""
        codes = {UNREADABLE, CRAWL_FAILED}
        return [row.id for row in self.manifest.sources if codes & {alarm.code for alarm in row.alarms}]


def run_without_prefect(request: RunRequest, settings: Settings) -> Outcome:
    """The whole run with plain functions. See `ingest_without_prefect` and `publish_parts` for what is raised."""

    def ingest_and_publish() -> Outcome:
        manifest, plan = ingest_without_prefect(request, settings)
        release = publish_or_set_aside(manifest, settings, force=request.force)
        return Outcome(manifest, release, plan.reused, deliver_webhooks(release, settings))

    with hold(settings.store):
        return redo_once(ingest_and_publish)
