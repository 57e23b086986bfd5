"""What a run may spend before it stops."""

from __future__ import annotations

from collections import Counter

import pytest

from sources.crawler.budget import Budget
from sources.crawler.limits import CrawlLimits
from sources.crawler.tally import Tally


@pytest.mark.parametrize(
    ("spent", "exhausted"),
    [({}, ""), ({"requests": 3}, "pages"), ({"bytes": 2_000_000}, "bytes"), ({"requests": 2, "bytes": 9}, "")],
)
def test_a_run_stops_at_the_first_thing_that_is_spent(spent: dict[str, int], exhausted: str) -> None:
    budget = Budget(CrawlLimits(pages=3, run_bytes=2_000_000), Tally(Counter(spent)))
    assert budget.is_spent() == bool(exhausted)
    assert budget.exhausted == exhausted


def test_a_run_without_time_stops_at_once_and_stays_so() -> None:
    tally = Tally()
    budget = Budget(CrawlLimits(run_seconds=1e-9), tally)
    assert budget.is_spent()
    tally.add("requests", n=10**9)
    assert budget.is_spent()
    assert budget.exhausted not in {"", "pages", "bytes"}
