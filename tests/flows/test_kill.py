"""Runs that are killed at any moment: nothing half done is ever seen, and what comes out in the end is the same.

Two kills in `make test`, two hundred in `make test-kill` (environment variable KILLS).
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

from flows.intake import RunRequest
from flows.run import run_without_prefect
from flows.settings import Settings
from normalized.parts import PartStore
from normalized.release import latest_release, verify_release
from tests.flows.killing import kill_after
from tests.flows.test_run import bytes_of

KILLS = int(os.environ.get("KILLS", "2"))
KILLS_BEFORE_A_WHOLE_RUN = 5


def test_kills_at_random_moments_lose_nothing_and_show_nothing_half_done(
    pages: Path, settings: Settings, record_property: Callable[[str, object], None]
) -> None:
    for number in range(20):
        (pages / f"{number}.txt").write_text(f"Am {number + 1}. Mai 2021 kam Besuch aus Limoges.", encoding="utf-8")
    request = RunRequest(paths=(str(pages),), source="de-fuerth")
    begun = time.monotonic()
    undisturbed = run_without_prefect(request, settings)
    seconds = (time.monotonic() - begun) * 1.5
    wanted = bytes_of(undisturbed.release.path)
    moments = random.Random(20261121)
    hit = unpublished = 0
    for kill in range(KILLS):
        round_of = kill // KILLS_BEFORE_A_WHOLE_RUN
        disturbed = settings.model_copy(update={"data": settings.data / f"round-{round_of}"})
        disturbed = disturbed.model_copy(update={"workers": 1 + kill % 2})
        hit += kill_after(moments.uniform(0.3, seconds), run_without_prefect, request, disturbed)
        store = PartStore(disturbed.store)
        committed = store.keys()
        for key in committed:
            store.verify(key)
        latest = latest_release(disturbed.releases)
        if latest is None:
            unpublished += 1
        else:
            verify_release(latest.path)
            assert bytes_of(latest.path) == wanted
        if kill % KILLS_BEFORE_A_WHOLE_RUN == KILLS_BEFORE_A_WHOLE_RUN - 1 or kill == KILLS - 1:
            assert bytes_of(run_without_prefect(request, disturbed).release.path) == wanted
    record_property("kills", KILLS)
    record_property("runs that were killed under way", hit)
    record_property("of all, with no release yet", unpublished)
