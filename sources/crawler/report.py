"""What the report of a crawl says of its tally."""

from __future__ import annotations

from typing import Any

from sources.crawler.job import DONE, FORBIDDEN, UNREACHABLE
from sources.crawler.tally import Tally


def how_it_ended(tally: Tally) -> str:
    """`CrawlReport.finished` of a crawl that has nothing left to ask."""
    if tally["robots withheld"]:
        return UNREACHABLE
    return FORBIDDEN if tally["robots forbid"] else DONE


def counted(tally: Tally) -> dict[str, Any]:
    """The fields of `CrawlReport` that are counts, or follow from one."""
    return {
        "requests": tally["requests"],
        "statuses": tally.group("status"),
        "verdicts": tally.group("verdict"),
        "new": tally["new"],
        "changed": tally["changed"],
        "unchanged": tally["unchanged"],
        "gone": tally["gone"],
        "refused": tally.group("refused"),
        "retried": tally["retried"],
        "bytes": tally["bytes"],
        "charsets": tally.group("charset"),
        "robots_forbid": tally["robots forbid"] > 0,
    }
