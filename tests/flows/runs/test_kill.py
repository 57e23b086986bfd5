"""Runs that are killed at any moment: nothing half done is ever seen, and what comes out in the end is the same.

Two kills in `make test`, two hundred in `make test-kill` (environment variable KILLS).
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

from flows.intake.request import RunRequest
from flows.runs.run import run_without_prefect
from flows.settings import Settings
from normalized.parts import PartStore
from normalized.release import latest_release, verify_release
from tests.flows.killing import kill_after
from tests.flows.runs.left_by_runs import bytes_of

KILLS = int(os.environ.get("KILLS", "2"))
KILLS_BEFORE_A_WHOLE_RUN = 5
LATER, SOONER = 1.05, 0.85
"""The next kill comes within a longer time than the last one where that hit, within a shorter one where it was late."""


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
    hit = unpublished = rounds = 0
    while hit < KILLS:
        disturbed = settings.model_copy(update={"data": settings.data / f"round-{rounds}", "workers": 1 + rounds % 2})
        rounds += 1
        for _ in range(KILLS_BEFORE_A_WHOLE_RUN):
            killed = kill_after(moments.uniform(0.3, seconds), run_without_prefect, request, disturbed)
            seconds *= LATER if killed else SOONER
            store = PartStore(disturbed.store)
            committed = store.keys()
            for key in committed:
                store.verify(key)
            latest = latest_release(disturbed.releases)
            if latest is not None:
                verify_release(latest.path)
                assert bytes_of(latest.path) == wanted
            if not killed:
                break
            hit += 1
            unpublished += latest is None
            if hit == KILLS:
                break
        assert bytes_of(run_without_prefect(request, disturbed).release.path) == wanted
    record_property("kills under way", hit)
    record_property("with no release yet", unpublished)
    record_property("runs that ended with the same release", rounds)
