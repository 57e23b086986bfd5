"""Flow runs that a crash left behind as running: found at the next start, and marked as crashed.

A run signs itself with the process that does it: see `flows.processes`.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from contextlib import contextmanager

from prefect import tags
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType, FlowRunFilterTags
from prefect.client.schemas.objects import State, StateType
from prefect.context import get_run_context
from prefect.logging.handlers import APILogHandler
from prefect.states import Crashed

from flows.processes import process_tag
from flows.progress import WARNINGS

SIGN = "rathaus"
"""Tag of every run that signs itself."""

_MOST = 200


@contextmanager
def signed_run() -> Iterator[None]:
    """Mark what crashed before, and tag the flow run under way, and every run that it starts within the block, with the
    process that does them.
    """
    mark_crashed()
    run = get_run_context().flow_run  # type: ignore[union-attr]
    assert run is not None
    signs = (SIGN, process_tag())
    with get_client(sync_client=True) as client:
        client.update_flow_run(run.id, tags=sorted({*run.tags, *signs}))
    kept = APILogHandler()  # the engine keeps what a person should hear of with the run
    WARNINGS.addHandler(kept)
    try:
        with tags(*signs):
            yield
    finally:
        WARNINGS.removeHandler(kept)


def mark_crashed() -> list[str]:
    """Mark signed runs whose process on this host is gone; gives their names."""
    marked = []
    with get_client(sync_client=True) as client:
        running = client.read_flow_runs(
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING])),
                tags=FlowRunFilterTags(all_=[SIGN]),
            ),
            limit=_MOST,
        )
        for run in running:
            signs = [tag.split() for tag in run.tags if tag.startswith("process ")]
            for _, host, pid, _ in (sign for sign in signs if len(sign) == 4):
                if host == platform.node() and process_tag(int(pid)) not in run.tags:
                    state: State[None] = Crashed(
                        message="its process ended without a word; the next run goes on from there"
                    )
                    client.set_flow_run_state(run.id, state, force=True)
                    marked.append(run.name)
    return marked
