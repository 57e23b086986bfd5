"""How long a request that failed for the moment is put off."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime

from sources.crawler.limits import CrawlLimits


def seconds_until_retry(attempts: int, retry_after: str, limits: CrawlLimits) -> float:
    """Seconds until the next try: four times as long each time, or what the server asks, within the limit.

    attempts: tries before this one. retry_after: value of the header, seconds or an HTTP date, empty without one.
    """
    wait = limits.backoff_seconds * float(4**attempts)
    said = retry_after.strip()
    if said.isdecimal() and len(said) < 10:
        wait = max(wait, float(said))
    elif said:
        try:
            wait = max(wait, parsedate_to_datetime(said).timestamp() - time.time())
        except ValueError:
            return min(wait, limits.backoff_most_seconds)
    return min(wait, limits.backoff_most_seconds)
