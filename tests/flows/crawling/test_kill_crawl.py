"""Crawl runs that are killed at any moment: nothing is lost, nothing stands twice, and the release is the same.

Two kills of a small crawl in `make test`, a hundred of the whole town in `make test-kill` (environment variable
CRAWL_KILLS).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.flows.crawling.crawl_kills import survive

KILLS = int(os.environ.get("CRAWL_KILLS", "2"))


def test_kills_at_random_moments_lose_nothing_and_keep_nothing_twice(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    survived = survive(tmp_path, kills=KILLS, seed=20261122, depth=1 if KILLS < 10 else 10)
    assert len(survived.kills) == KILLS
    assert survived.ends > 0
    record_property("pages", survived.pages)
    record_property("kills under way", len(survived.kills))
    for hit, count in sorted(Counter(kill.hit for kill in survived.kills).items()):
        record_property(f"kills {hit}", count)
    record_property("archives torn", sum(kill.torn > 0 for kill in survived.kills))
    record_property("runs that ended with the same release", survived.ends)
