"""Crawls of the test town by the real process, with limits small enough for a test."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sources.catalogue.source import Source
from sources.crawler import CrawlJob, CrawlLimits, CrawlReport
from tests.flows.conftest import clean_environment
from tests.town.server import Town

QUICK = {
    "delay_seconds": 0,
    "concurrency": 4,
    "response_seconds": 1.5,
    "tries": 2,
    "backoff_seconds": 0.01,
    "commit_seconds": 0.2,
}
"""Limits of a crawl that has loopback to itself."""

Crawling = Callable[..., CrawlReport]


def town_source(town: Town, **more: Any) -> Source:
    """The town as a catalogue would have it."""
    given: dict[str, Any] = {
        "id": "lu-feltgen",
        "name": "Feltgen",
        "kind": "municipality",
        "country": "LU",
        "geonames_id": "2960316",
        "languages": ["de", "fr", "en"],
        "home_url": town.url,
    }
    return Source.model_validate(given | more)


def job_of(town: Town, folder: Path, number: int, *, source: dict[str, Any] | None = None, **limits: Any) -> CrawlJob:
    """A crawl of the town that may connect to the town's own port and to nothing else that is not public."""
    return CrawlJob(
        source=town_source(town, **(source or {})),
        folder=folder,
        crawl_id=f"crawl-{number}",
        contact="https://feltgen.example/crawler",
        limits=CrawlLimits.model_validate(QUICK | limits),
        allowed=(f"127.0.0.1:{town.port}",),
    )


def crawl_in_process(job: CrawlJob) -> CrawlReport:
    """Crawl in a process of its own, as a flow does."""
    with start(job) as process:
        code = process.wait(timeout=120)
    assert code == 0, (job.folder / "crawl.log").read_text("utf-8")[-3_000:]
    return CrawlReport.model_validate_json((job.folder / "report.json").read_bytes())


def start(job: CrawlJob) -> subprocess.Popen[bytes]:
    """Start a crawl; its process ends with the pipe to its standard input."""
    job.folder.mkdir(parents=True, exist_ok=True)
    file = job.folder / "job.json"
    file.write_text(job.model_dump_json(), "utf-8")
    with (job.folder / "crawl.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "sources.crawler", str(file)],
            env=clean_environment(),
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


@pytest.fixture
def crawl(tmp_path: Path) -> Crawling:
    """`crawl(town, depth=1, source={"exclude": […]})`: the next crawl of the town in this test's folder."""
    number = 0

    def run(town: Town, **options: Any) -> CrawlReport:
        nonlocal number
        number += 1
        return crawl_in_process(job_of(town, tmp_path / "lu-feltgen", number, **options))

    return run
