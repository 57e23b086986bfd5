"""robots.txt, delays, retries and revisits: how a crawl spares a server."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sources.crawler import CrawlLimits
from sources.crawler.retries import seconds_until_retry
from sources.crawler.revisits import LONGEST, is_due, next_interval, period
from sources.crawler.robots import read_robots

WEEK = 7 * 86_400.0


def test_rules_for_us_and_the_longest_delay_count() -> None:
    text = b"User-agent: *\nDisallow: /\n\nUser-agent: rathaus\nDisallow: /intern\nCrawl-delay: 7\nRequest-rate: 1/10\n"
    rules = read_robots(200, text, "rathaus")
    assert rules.allows("https://feltgen.example/de/")
    assert not rules.allows("https://feltgen.example/intern/x")
    assert rules.delay == 10


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_rules_that_are_not_there_allow_all_and_rules_that_cannot_be_had_forbid_all(status: int, allowed: bool) -> None:
    assert read_robots(status, b"", "rathaus").allows("https://feltgen.example/") is allowed


def test_rules_in_any_encoding_are_read() -> None:
    rules = read_robots(200, b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /b\xfcro\r\n\x00", "rathaus")
    assert rules.allows("https://feltgen.example/")


def test_each_try_waits_longer_and_the_server_has_a_say() -> None:
    limits = CrawlLimits()
    assert [seconds_until_retry(n, "", limits) for n in range(4)] == [5, 20, 80, 300]
    assert seconds_until_retry(0, "120", limits) == 120
    assert seconds_until_retry(0, "86400", limits) == limits.backoff_most_seconds
    assert seconds_until_retry(0, "Wed, 21 Oct 2015 07:28:00 GMT", limits) == 5
    assert seconds_until_retry(0, "soon", limits) == 5


def test_pages_that_change_are_asked_sooner_within_the_schedule() -> None:
    assert period("0 3 * * 2", datetime(2026, 11, 22, tzinfo=UTC)) == WEEK
    interval, seen = 0.0, []
    for changed in (False, False, False, False, False, True, True, True, True):
        interval = next_interval(interval, WEEK, changed=changed)
        seen.append(interval / WEEK)
    assert seen == [1, 2, 4, LONGEST, LONGEST, 4, 2, 1, 1]


def test_a_page_is_due_when_its_interval_is_over() -> None:
    assert is_due(0, WEEK, WEEK, WEEK - 60)
    assert not is_due(0, 2 * WEEK, WEEK, WEEK)
    assert is_due(0, 2 * WEEK, WEEK, 2 * WEEK)
