"""What a run may spend before it stops."""

from __future__ import annotations

from collections import Counter

import pytest

from sources.crawler.budget import Budget
from sources.crawler.job import OUT_OF_BYTES, OUT_OF_PAGES, OUT_OF_TIME
from sources.crawler.limits import CrawlLimits
from sources.crawler.tally import Tally
from tests.sources.crawler.conftest import Crawling
from tests.town.server import Town, serving


@pytest.mark.parametrize(
    ("spent", "exhausted"),
    [
        ({}, ""),
        ({"requests": 3}, OUT_OF_PAGES),
        ({"bytes": 2_000_000}, OUT_OF_BYTES),
        ({"requests": 2, "bytes": 9}, ""),
    ],
)
def test_a_run_stops_at_the_first_thing_that_is_spent(spent: dict[str, int], exhausted: str) -> None:
    budget = Budget(CrawlLimits(pages=3, run_bytes=2_000_000), Tally(Counter(spent)))
    assert budget.is_spent() == bool(exhausted)
    assert budget.exhausted == exhausted


def test_a_request_that_could_only_go_out_after_the_end_is_not_waited_for() -> None:
    budget = Budget(CrawlLimits(run_seconds=3_600), Tally())
    assert not budget.is_spent(pause=60)
    assert budget.is_spent(pause=3_600)
    assert budget.exhausted == OUT_OF_TIME


def test_a_pause_longer_than_the_run_ends_the_crawl_at_once(crawl: Crawling) -> None:
    with serving(Town(traps=False, delay=86_400)) as town:
        report = crawl(town, depth=1)
        assert report.finished == OUT_OF_TIME
        assert report.robots_delay == town.delay
        assert [entry.target for entry in town.log] == ["/robots.txt"]


def test_a_run_without_time_stops_at_once_and_stays_so() -> None:
    tally = Tally()
    budget = Budget(CrawlLimits(run_seconds=1e-9), tally)
    assert budget.is_spent()
    tally.add("requests", n=10**9)
    assert budget.is_spent()
    assert budget.exhausted == OUT_OF_TIME
